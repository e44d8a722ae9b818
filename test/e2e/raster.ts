import jsQRModule from 'jsqr';
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { withoutSpace } from './pdf.js';

// A CommonJS module with a `default` of its own: Node hands over the whole.
const jsQR = (jsQRModule as unknown as { default?: typeof jsQRModule }).default ?? jsQRModule;

/** A place on a sheet in mm from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly mm: number;
}

const DPI = 100;
const toDots = (mm: number): number => Math.round((mm / 25.4) * DPI);

/** A PDF as a reader of paper has it: its text sheet by sheet, and a scan of 100 dpi of each sheet. */
export async function readPdf(bytes: Uint8Array): Promise<{
  readonly text: readonly string[];
  scan(sheet: number): Promise<Scan>;
}> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)),
  );
  const text = await Promise.all(
    pages.map(async (page) => {
      const { items } = await page.getTextContent();
      return withoutSpace(items.map((item) => ('str' in item ? item.str : '')).join(''));
    }),
  );
  return { text, scan: (sheet) => scanOf(pages[sheet] as PDFPageProxy, canvasMaker(pdf)) };
}

export interface Scan {
  /** What the code in this place says; `undefined` when a scanner cannot tell. */
  read(box: Box): string | undefined;
}

type MakeCanvas = (
  width: number,
  height: number,
) => { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D };

/** The canvas that pdf.js itself draws on in Node. */
const canvasMaker =
  ({ canvasFactory }: PDFDocumentProxy): MakeCanvas =>
  (width, height) =>
    (canvasFactory as { create: MakeCanvas }).create(width, height);

async function scanOf(page: PDFPageProxy, makeCanvas: MakeCanvas): Promise<Scan> {
  const viewport = page.getViewport({ scale: DPI / 72 });
  const { canvas, context } = makeCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  return {
    read({ x, y, mm }) {
      const side = toDots(mm + 2);
      // The scan itself, then the same dots three times as large, as scanner programs look again.
      for (const times of [1, 3]) {
        const size = side * times;
        const { context: part } = makeCanvas(size, size);
        part.imageSmoothingQuality = 'high';
        part.drawImage(canvas, toDots(x - 1), toDots(y - 1), side, side, 0, 0, size, size);
        const found = jsQR(part.getImageData(0, 0, size, size).data, size, size);
        if (found) return found.data;
      }
      return undefined;
    },
  };
}
