import type { Page } from 'playwright-core';

export interface Walk {
  /** Stops in order, as a reader would name them. */
  readonly stops: readonly string[];
  readonly wrong: readonly string[];
  /** The focus left the page at its end, as it must. */
  readonly left: boolean;
}

/** Go from stop to stop with Tab (or back with Shift+Tab) and look at each. */
export async function walk(
  page: Page,
  options: { readonly limit: number; readonly back?: boolean; readonly inOrder?: boolean } = {
    limit: 400,
  },
): Promise<Walk> {
  const stops: string[] = [];
  const wrong: string[] = [];
  let left = false;
  await prepare(page);
  for (let at = 0; at <= options.limit; at++) {
    await page.keyboard.press(options.back ? 'Shift+Tab' : 'Tab');
    const stop = await look(page, {
      back: options.back === true,
      inOrder: options.inOrder === true,
    });
    wrong.push(...stop.wrong);
    if (stop.name === undefined) {
      left = true;
      break;
    }
    stops.push(stop.name);
  }
  return { stops, wrong: [...new Set(wrong)], left };
}

/** Tab until the stop whose name holds `wanted`; every stop on the way is looked at. */
export async function tabTo(
  page: Page,
  wanted: string | RegExp,
  { limit = 150, back = false }: { readonly limit?: number; readonly back?: boolean } = {},
): Promise<readonly string[]> {
  const names: string[] = [];
  const wrong: string[] = [];
  await prepare(page);
  for (let at = 0; at < limit; at++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const stop = await look(page, { back, inOrder: false });
    wrong.push(...stop.wrong);
    names.push(stop.name ?? '(end of the page)');
    if (
      stop.name !== undefined &&
      (typeof wanted === 'string' ? stop.name.includes(wanted) : wanted.test(stop.name))
    )
      return wrong;
    if (
      names.length > 3 &&
      names.at(-1) === '(end of the page)' &&
      names.at(-2) === '(end of the page)'
    )
      break;
  }
  throw new Error(`no stop 「${wanted}」 on ${page.url()}; there were:\n${names.join('\n')}`);
}

/** What is looked at lives in the page; a new document has nothing of it. */
const prepare = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const chain = (element: Element): Element[] => {
      const label = element.id
        ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`)
        : null;
      const around: Element[] = [element];
      for (let at = element.parentElement; at && around.length < 6; at = at.parentElement)
        around.push(at);
      return [
        ...around,
        ...element.children,
        ...(label ? [label] : []),
        ...(element.nextElementSibling ? [element.nextElementSibling] : []),
      ];
    };
    const looks = (elements: readonly Element[]): string[] =>
      elements.map((element) => {
        const style = getComputedStyle(element);
        const after = getComputedStyle(element, '::after');
        return [
          style.outlineStyle === 'none'
            ? ''
            : `${style.outlineWidth} ${style.outlineStyle} ${style.outlineColor}`,
          style.boxShadow,
          style.borderTopColor,
          style.borderTopWidth,
          style.backgroundColor,
          style.textDecorationLine,
          style.opacity,
          after.outlineStyle === 'none' ? '' : after.outlineWidth,
          after.boxShadow,
        ].join('~');
      });
    Object.assign(window, { walked: { chain, looks, last: undefined } });
  });

interface Stop {
  readonly name: string | undefined;
  readonly wrong: readonly string[];
}

const look = (
  page: Page,
  options: { readonly back: boolean; readonly inOrder: boolean },
): Promise<Stop> =>
  page.evaluate(async ({ back, inOrder }) => {
    interface Last {
      element: Element;
      around: Element[];
      focused: string[];
      name: string;
      place: Element | null;
    }
    const { walked } = window as unknown as {
      walked: {
        chain(element: Element): Element[];
        looks(elements: readonly Element[]): string[];
        last: Last | undefined;
      };
    };
    /** In a bar that stays where it is while the page moves. */
    const stuck = (start: Element): boolean => {
      for (let at: Element | null = start; at; at = at.parentElement)
        if (/sticky|fixed/.test(getComputedStyle(at).position)) return true;
      return false;
    };
    const wrong: string[] = [];
    // The browser scrolls a stop into view and draws it with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const { last } = walked;
    /** Whether the stop before looks another way now that it has lost the focus; the new one's own look does not count. */
    const changed = ({ around, focused }: Last): boolean => {
      const now = walked.looks(around);
      const next = element === document.body ? null : element;
      return around.some((one, at) => now[at] !== focused[at] && !next?.contains(one));
    };
    // A film's own controls are stops inside it that nobody outside can tell apart.
    const inside = element instanceof HTMLMediaElement && element.controls;
    if (
      last?.element.isConnected &&
      last.element !== element &&
      !(last.element instanceof HTMLMediaElement) &&
      !changed(last)
    )
      wrong.push(`the focus cannot be seen: ${last.name}`);
    if (!element || element === document.body || element === document.documentElement) {
      walked.last = undefined;
      return { name: undefined, wrong };
    }
    const words = (
      element.getAttribute('aria-label') ??
      (element as HTMLInputElement).labels?.[0]?.textContent ??
      element.textContent ??
      ''
    )
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 60);
    const name = `${element.tagName.toLowerCase()}${element.className && typeof element.className === 'string' ? `.${element.className.split(' ')[0]}` : ''} 「${words}」`;
    if (last && last.element === element && !inside) wrong.push(`the focus stays: ${name}`);
    const boxes = [...element.getClientRects()].filter(
      ({ width, height }) => width > 0 && height > 0,
    );
    // A control drawn by its label: what a reader sees of it is the label.
    const label = (element as HTMLInputElement).labels?.[0];
    const shown = boxes.length > 0 ? boxes : label ? [label.getBoundingClientRect()] : [];
    // Of what is longer than the screen the part on it.
    const onScreen = shown.map(({ left, top, right, bottom }) => {
      const [x, y] = [Math.max(left, 0), Math.max(top, 0)];
      return new DOMRect(x, y, Math.min(right, innerWidth) - x, Math.min(bottom, innerHeight) - y);
    });
    const points = onScreen.flatMap((box) =>
      [0.08, 0.5, 0.92].flatMap((x) =>
        [0.15, 0.5, 0.85].map((y) => [box.left + box.width * x, box.top + box.height * y] as const),
      ),
    );
    const free = points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      if (!hit) return false;
      return (
        element.contains(hit) ||
        hit.contains(element) ||
        (label?.contains(hit) ?? false) ||
        element.getRootNode() !== document
      );
    });
    if (!free)
      wrong.push(
        `nothing of it can be seen: ${name} at ${shown.map((box) => `${Math.round(box.left)},${Math.round(box.top)} ${Math.round(box.width)}×${Math.round(box.height)}`).join(' ')} in ${innerWidth}×${innerHeight}, under ${points
          .map(([x, y]) => document.elementFromPoint(x, y)?.className)
          .filter(Boolean)
          .slice(0, 1)
          .join('')}`,
      );
    const place = element.closest(
      'nav, header, footer, aside, main, [role="dialog"], dialog, [role="group"], table, ul, ol, dl, form',
    );
    // Where the stop before is now: pictures that come and regions that scroll move it.
    const before = last?.element.getClientRects()[0];
    const left = shown[0]?.left ?? 0;
    const bottom = (shown.at(-1)?.bottom ?? 0) + scrollY;
    if (last?.element.isConnected) {
      const after =
        last.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (last.element !== element && Boolean(after) === back)
        wrong.push(`out of order: ${last.name} → ${name}`);
      // One column: the next stop is never above the one before.
      if (
        inOrder &&
        !back &&
        last.place === place &&
        before &&
        bottom < before.top + scrollY - 1 &&
        // Up and to the right is the next column.
        left <= before.left &&
        !stuck(element) &&
        !stuck(last.element) &&
        !element.closest('.navbar')
      )
        wrong.push(`above the one before: ${last.name} → ${name}`);
    }
    const around = walked.chain(element);
    walked.last = { element, around, focused: walked.looks(around), name, place };
    return { name, wrong };
  }, options);
