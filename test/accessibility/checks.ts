import type { Page } from 'playwright-core';

/** Each check returns what is wrong, one line each; nothing when all is well. */

/** Sideways scroll of the page itself; tables and pictures in a scroll region of their own have none. */
export const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        return width > 0 && right > clientWidth + 1;
      })
      .slice(-3)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
    return [
      `the page is ${scrollWidth - clientWidth} px wider than the screen: ${wide.join(', ')}`,
    ];
  });

/** Text that its own box cuts off, or that lies where nobody can scroll to. */
export const lostText = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const lost: string[] = [];
    const scrolls = (element: Element): boolean => {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement)
        if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
      return false;
    };
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const ownText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
      if (!ownText || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      // Words for screen readers alone.
      if (
        box.width <= 1 ||
        box.height <= 1 ||
        element.closest('svg, rt, option, [class*="hidden" i], [class*="skipToContent"]')
      )
        continue;
      const name = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} 「${(element.textContent ?? '').trim().slice(0, 30)}」`;
      // A card's summary ends in 「…」 on purpose; the page it leads to has all of it.
      const clamped = style.webkitLineClamp !== 'none';
      const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      if (
        !clamped &&
        ((cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 2))
      )
        lost.push(`cut off: ${name}`);
      if (box.left + scrollX < -1 && box.right + scrollX < 1 && !scrolls(element))
        lost.push(`left of the page: ${name}`);
    }
    return lost.slice(0, 10);
  });

/** The spacing readers may set (WCAG 1.4.12); set by a sheet that no policy stops. */
export const setTextSpacing = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
       p { margin-bottom: 2em !important; }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
export const resetTextSpacing = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  });

/** What would move for a reader who asked for no motion. */
export const motion = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const long = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0);
    const moving = [document.documentElement, ...document.querySelectorAll('body, body *')].flatMap(
      (element) =>
        [null, '::before', '::after'].flatMap((part) => {
          const style = getComputedStyle(element, part);
          const moves =
            (style.transitionProperty !== 'none' && long(style.transitionDuration)) ||
            (style.animationName !== 'none' && long(style.animationDuration)) ||
            style.scrollBehavior === 'smooth';
          return moves
            ? [
                `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}${part ?? ''}`,
              ]
            : [];
        }),
    );
    const playing = [...document.querySelectorAll('video, audio')].filter(
      (media) => !(media as HTMLMediaElement).paused,
    );
    return [
      ...moving.slice(0, 5).map((name) => `moves: ${name}`),
      ...document.getAnimations().map(() => 'an animation runs'),
      ...playing.map(() => 'a film plays by itself'),
    ];
  });

/** Drawn lines and areas that the reader's own colours would swallow, and states that only a colour tells. */
export const forcedColours = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const channels = (colour: string): [number, number, number, number] => {
      if (!pen) return [0, 0, 0, 1];
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const light = ([r, g, b]: readonly number[]) => {
      const part = (value = 0) => {
        const share = value / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const probe = document.createElement('i');
    probe.style.color = 'Canvas';
    document.body.append(probe);
    const ground = channels(getComputedStyle(probe).color);
    probe.remove();
    const seen = (colour: string): boolean => {
      if (colour === 'none' || colour.startsWith('url(')) return colour !== 'none';
      const [r, g, b, a] = channels(colour);
      if (a < 0.05) return false;
      const over = [r, g, b].map((value, index) => value * a + (ground[index] ?? 0) * (1 - a));
      const [x, y] = [light(over), light(ground)];
      return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05) >= 3;
    };
    const wrong = new Set<string>();
    for (const shape of document.querySelectorAll<SVGGraphicsElement>(
      'svg :is(path, line, rect, circle, polyline, polygon, ellipse)',
    )) {
      const box = shape.getBoundingClientRect();
      if (!shape.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (
        (box.width < 1 && box.height < 1) ||
        // A code for telephones brings its own ground; a phase's band is told by its foot and its word.
        shape.closest('defs, clipPath, mask, pattern, svg[class*="qr"], [class^="band_"]') ||
        // Over a picture, which such colours leave as it is.
        shape.closest('svg')?.parentElement?.querySelector('[data-looked]')
      )
        continue;
      const style = getComputedStyle(shape);
      // Both off: a shape that only takes the pointer.
      if (style.fill === 'none' && style.stroke === 'none') continue;
      if (channels(style.fill)[3] < 0.01 && style.stroke === 'none') continue;
      if (!seen(style.fill) && !(seen(style.stroke) && Number.parseFloat(style.strokeWidth) > 0))
        wrong.add(
          `cannot be seen: ${shape.tagName}.${shape.getAttribute('class') ?? ''} in ${shape.closest('svg')?.getAttribute('class') ?? 'svg'} (fill ${style.fill}, stroke ${style.stroke})`,
        );
    }
    const look = (element: Element): string => {
      const parts = [null, '::before', '::after'].map((part) => {
        const style = getComputedStyle(element, part);
        return [
          style.borderTopStyle,
          style.borderTopWidth,
          style.borderBottomWidth,
          style.borderBottomStyle,
          style.borderLeftWidth,
          style.borderTopColor,
          style.outlineStyle,
          style.outlineWidth,
          style.textDecorationLine,
          style.textDecorationThickness,
          style.fontWeight,
          style.color,
          style.backgroundColor,
          style.content,
        ].join(' ');
      });
      return `${parts.join('|')} ${element.querySelectorAll('svg').length}`;
    };
    for (const [attribute, on] of [
      ['aria-pressed', 'true'],
      ['aria-selected', 'true'],
      ['aria-current', 'page'],
      ['aria-current', 'true'],
      ['aria-current', 'step'],
    ] as const)
      for (const chosen of document.querySelectorAll(`[${attribute}="${on}"]`)) {
        if (!chosen.checkVisibility()) continue;
        const others = [
          ...(chosen
            .closest('ul, ol, nav, fieldset, [role="group"], div')
            ?.querySelectorAll(chosen.tagName) ?? []),
        ].filter(
          (other) =>
            other !== chosen &&
            other.getAttribute(attribute) !== on &&
            other.className !== '' &&
            other.checkVisibility(),
        );
        const [other] = others;
        if (other && look(other) === look(chosen))
          wrong.add(
            `${attribute}=${on} looks as the others: ${chosen.tagName.toLowerCase()}.${chosen.className} 「${(chosen.textContent ?? '').slice(0, 20)}」`,
          );
      }
    return [...wrong].slice(0, 12);
  });
