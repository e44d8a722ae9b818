import { svg as svgSchema } from 'property-information';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { BrokenFile } from './broken-file.js';
import { type Container, readGif, readJpeg, readPng, readWebp } from './containers.js';
import { isPlain, sanitizeCss } from './css.js';
import { exifOf } from './exif.js';
import { sniff } from './file-type.js';

export interface SvgFinding {
  /** In the drawing's file, from 1. */
  readonly line: number;
  /** `<script>`, `onload="…"`: as it stands there. */
  readonly what: string;
}

export interface CleanSvg {
  readonly svg: string;
  /** What could run or fetch something. What no reader sees (editors' notes, comments) is left out without a word. */
  readonly findings: readonly SvgFinding[];
}

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const XHTML = 'http://www.w3.org/1999/xhtml';

const ELEMENTS = new Set(
  `svg g defs symbol use title desc switch view path rect circle ellipse line polyline polygon
  text tspan textPath image linearGradient radialGradient stop clipPath mask pattern marker style
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
  feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
  feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
  feTurbulence animate animateMotion animateTransform mpath set`.split(/\s+/),
);
/** Left out with a word: they run, or bring another page in. What else is unknown says nothing to a browser. */
const TOLD = new Set(
  'script foreignObject iframe object embed audio video handler listener'.split(' '),
);
/** What they hold stays. */
const UNWRAPPED = new Set(['a']);
/** `xml:base` and events are not among them; HTML's list of SVG's attributes has them all. */
const ATTRIBUTES = new Set(
  [...Object.values(svgSchema.property).map(({ attribute }) => attribute), 'mix-blend-mode'].filter(
    (name) => !/^on|:|^(?:href|style|xmlns|target|download|ping|rel)/i.test(name),
  ),
);
const ANIMATED = new Set(['animate', 'animateMotion', 'animateTransform', 'set']);

/** Deeper or larger drawings are none. */
const MAX_DEPTH = 500;
const MAX_ELEMENTS = 300_000;

/**
 * A drawing without scripts, events, foreign content and anything fetched from elsewhere, by a list of what
 * is allowed. One that has nothing else comes back as it was.
 *
 * @throws {BrokenFile} For a file that is no readable drawing, with the line.
 */
export function sanitizeSvg(text: string): CleanSvg {
  // Namespaces resolved, lines known, no entities but XML's own, no recursion: what jsdom reads XML with.
  const parser = new SaxesParser({ xmlns: true, position: true });
  const findings: SvgFinding[] = [];
  const out: string[] = [];
  const names: string[] = [];
  const size = createSizer();
  let changed = false;
  /** Elements open inside one that is left out. */
  let skipped = 0;
  let hasXlink = false;
  let css: string | undefined;
  let startLine = 1;
  const line = () => parser.line;
  const tell = (what: string, at = line()) => findings.push({ line: at, what: what.slice(0, 80) });
  const put = (piece: string): void => {
    if (skipped === 0) out.push(piece);
  };

  parser.on('error', (error) => {
    throw new BrokenFile(`${line()}行目で、SVG として読めません（${reasonOf(error.message)}）`);
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^(utf-8|us-ascii)$/i.test(encoding))
      throw new BrokenFile(`1行目に文字コード \`${encoding}\` とあります（UTF-8 だけ使えます）`);
  });
  parser.on('doctype', () => {
    changed = true;
  });
  parser.on('comment', () => {
    changed = true;
  });
  parser.on('processinginstruction', ({ target, body }) => {
    changed = true;
    if (target === 'xml-stylesheet') tell(`<?${target} ${body}?>`);
  });
  parser.on('opentagstart', () => {
    startLine = line();
  });
  parser.on('opentag', (tag) => {
    const kept = toElement(tag);
    names.push(kept);
    if (names.length > MAX_DEPTH) throw new BrokenFile(`${line()}行目の入れ子が深すぎます`);
    if (kept === DROPPED || skipped > 0) {
      skipped++;
      changed = true;
      return;
    }
    if (kept === UNWRAP) {
      changed = true;
      return;
    }
    const attributes = attributesOf(tag, kept);
    size.open(attributes);
    const isRoot = names.length === 1;
    if (isRoot) attributes.unshift(['xmlns', SVG]);
    if (kept === 'style') css = '';
    put(
      `<${kept}${isRoot ? ROOT_MARK : ''}${attributes.map(([name, value]) => ` ${name}="${escapeText(value, true)}"`).join('')}`,
    );
    put(tag.isSelfClosing ? '/>' : '>');
  });
  parser.on('closetag', ({ isSelfClosing }) => {
    const name = names.pop();
    if (skipped > 0) {
      skipped--;
      return;
    }
    if (name === UNWRAP) return;
    size.close();
    if (name === 'style' && css !== undefined) {
      const clean = sanitizeCss(css, (what) => tell(what, startLine));
      if (clean !== css) changed = true;
      put(escapeText(clean, false));
      css = undefined;
    }
    if (!isSelfClosing) put(`</${name}>`);
  });
  const addText = (piece: string): void => {
    if (skipped > 0) return;
    if (css !== undefined) css += piece;
    else put(names.length === 0 ? piece : escapeText(piece, false));
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text.replace(/^\ufeff/, '')).close();
  size.check();
  const root = hasXlink ? ` xmlns:xlink="${XLINK}"` : '';
  return {
    svg: changed ? `${out.join('').replace(ROOT_MARK, root).trim()}\n` : text,
    findings,
  };

  /** Its name as it is written out, or that it is left out. */
  function toElement(tag: SaxesTagNS): string {
    const isRoot = names.length === 0;
    // A root that forgot its namespace would be no picture to a browser: it is given one.
    const uri = tag.uri === '' ? SVG : tag.uri;
    if (isRoot && (uri !== SVG || tag.local !== 'svg'))
      throw new BrokenFile(`${startLine}行目が \`<svg>\` ではありません`);
    if (tag.uri === '' || tag.prefix !== '') changed = true;
    const sets = ANIMATED.has(tag.local) ? tag.attributes.attributeName?.value : undefined;
    // An animation may put an address or an event where none was.
    if (sets !== undefined && /href|^on|^style$|:/i.test(sets)) {
      if (skipped === 0) tell(`<${tag.name} attributeName="${sets}">`, startLine);
      return DROPPED;
    }
    if (uri === SVG && ELEMENTS.has(tag.local)) return tag.local;
    if (uri === SVG && UNWRAPPED.has(tag.local)) return skipped > 0 ? DROPPED : UNWRAP;
    if (skipped === 0 && (uri === XHTML || (uri === SVG && TOLD.has(tag.local))))
      tell(`<${tag.name}>`, startLine);
    return DROPPED;
  }

  function attributesOf(tag: SaxesTagNS, element: string): [string, string][] {
    const kept: [string, string][] = [];
    for (const { name, prefix, local, uri, value } of Object.values(tag.attributes)) {
      const leaveOut = (told?: boolean): void => {
        changed = true;
        if (told) tell(`${name}="${value}"`, startLine);
      };
      if (uri === XMLNS) {
        const isUsual =
          (name === 'xmlns' && value === SVG) || (name === 'xmlns:xlink' && value === XLINK);
        if (!isUsual || names.length > 1) changed = true;
        if (value === XLINK) hasXlink = true;
      } else if (/^on/i.test(local)) leaveOut(true);
      else if (local === 'href' && (uri === '' || uri === XLINK)) {
        const target = toTarget(value, element);
        if (target === undefined) leaveOut(true);
        else {
          if (target !== value || (uri === XLINK && prefix !== 'xlink')) changed = true;
          if (uri === XLINK) hasXlink = true;
          kept.push([uri === XLINK ? 'xlink:href' : 'href', target]);
        }
      } else if (uri === XML) {
        if (local === 'space' || local === 'lang') kept.push([`xml:${local}`, value]);
        else leaveOut(local === 'base');
      } else if (uri !== '') leaveOut();
      else if (local === 'style') {
        const clean = sanitizeCss(value, (what) => tell(what, startLine));
        if (clean !== value) changed = true;
        kept.push(['style', clean]);
      } else if (!ATTRIBUTES.has(local))
        leaveOut(/^(?:src|action|formaction|data|srcdoc)$/i.test(local));
      else if (!isPlain(value)) leaveOut(true);
      else kept.push([local, value]);
    }
    return kept;
  }

  function toTarget(value: string, element: string): string | undefined {
    const target = value.trim();
    if (/^#[^\s]*$/.test(target)) return value;
    if (element !== 'image' && element !== 'feImage') return undefined;
    const data = /^data:image\/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]+)$/i.exec(
      target,
    )?.[1];
    return data === undefined ? undefined : cleanInside(value, Buffer.from(data, 'base64'));
  }
}

const DROPPED = '\0dropped';
const UNWRAP = '\0unwrap';
/** Where the root's namespaces go, which are known at the end. */
const ROOT_MARK = '\0root';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};
const escapeText = (text: string, isAttribute: boolean): string =>
  text.replace(isAttribute ? /[&<>"\n\r\t]/g : /[&<>\r]/g, (char) => ENTITIES[char] as string);

const insideReaders = { png: readPng, jpeg: readJpeg, gif: readGif, webp: readWebp } as const;

/** A photo inside a drawing, without its records; it stays turned as it was. */
function cleanInside(whole: string, bytes: Buffer): string | undefined {
  const { type } = sniff(bytes.subarray(0, 8192), '');
  const read = type && insideReaders[type as keyof typeof insideReaders];
  if (!read) return undefined;
  let container: Container;
  try {
    container = read(bytes);
  } catch {
    return undefined;
  }
  if (container.bytes === bytes && container.trailing.length === 0) return whole;
  const upright = container.orientation === 1 || type !== 'jpeg';
  return `data:image/${type};base64,${(upright ? container.bytes : turned(container)).toString('base64')}`;
}

function turned({ bytes, orientation }: Container): Buffer {
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOf(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([bytes.subarray(0, 2), head, exif, bytes.subarray(2)]);
}

/**
 * How much a browser has to draw: `<use>`, patterns, masks and markers stand for what they name, and a few
 * lines of those that name each other are billions of shapes.
 */
function createSizer() {
  interface Part {
    readonly id?: string;
    own: number;
    readonly uses: string[];
  }
  const byId = new Map<string, Part>();
  const stack: Part[] = [{ own: 0, uses: [] }];
  return {
    open(attributes: readonly (readonly [string, string])[]): void {
      const id = attributes.find(([name]) => name === 'id')?.[1];
      const uses = attributes.flatMap(([name, value]) => [
        ...(name.endsWith('href') && value.trim().startsWith('#') ? [value.trim().slice(1)] : []),
        ...[...value.matchAll(/url\(\s*['"]?#([^'")\s]+)/g)].map((match) => match[1] as string),
      ]);
      stack.push({ ...(id === undefined ? {} : { id }), own: 1, uses });
    },
    close(): void {
      const part = stack.pop() as Part;
      if (part.id !== undefined) byId.set(part.id, part);
      const outer = stack.at(-1) as Part;
      outer.own += part.own;
      outer.uses.push(...part.uses);
    },
    check(): void {
      const known = new Map<Part, number>();
      const sizeOf = (part: Part, depth: number): number => {
        const before = known.get(part);
        if (before !== undefined) return before;
        // One that names itself is drawn by no browser.
        known.set(part, 0);
        let total = part.own;
        for (const id of part.uses) {
          const target = byId.get(id);
          if (target && depth < MAX_DEPTH) total += sizeOf(target, depth + 1);
        }
        known.set(part, total);
        return total;
      };
      if (sizeOf(stack[0] as Part, 0) > MAX_ELEMENTS)
        throw new BrokenFile('部品のくり返し（`<use>`）が多すぎて、読む人のブラウザが止まります');
    },
  };
}

/** The parser speaks English. */
const reasonOf = (message: string): string =>
  /undefined entity/.test(message)
    ? '実体参照は使えません'
    : /unclosed|unexpected end/.test(message)
      ? '閉じていません'
      : /unbound namespace/.test(message)
        ? '名前空間の宣言がありません'
        : 'XML の書き方と違います';
