import { getDocument, PDFWorker, type PDFPageProxy, type RenderTask } from 'pdfjs-dist';
import decoders from 'pdfjs-dist/wasm/jbig2_nowasm_fallback.js?url';
import 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url';
import { CannotDraw, type Page, type Pages } from './pages.ts';

/** CSS pixels for each point of a PDF: a page at 100% is as big as its paper. */
const POINT = 96 / 72;

function pageOf(page: PDFPageProxy): Page {
  const { width, height } = page.getViewport({ scale: POINT });
  let drawing: RenderTask | null = null;
  return {
    width,
    height,
    async draw(canvas, scale, turn) {
      drawing?.cancel();
      const viewport = page.getViewport({ scale: scale * POINT, rotation: (page.rotate + turn) % 360 });
      canvas.width = Math.max(1, Math.round(viewport.width));
      canvas.height = Math.max(1, Math.round(viewport.height));
      const task = page.render({ canvas, viewport });
      drawing = task;
      try {
        await task.promise;
      } catch (cause) {
        // Overtaken by a later drawing on the same canvas: nobody waits for this one.
        if (cause instanceof Error && cause.name === 'RenderingCancelledException') return;
        throw new CannotDraw('FILE_BROKEN');
      }
    },
    async text() {
      const { items } = await page.getTextContent();
      return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('').trim();
    },
  };
}

/** A PDF, without its scripts, forms and links: only what stands on its pages. Pictures of scanners are decoded without compiled code, which the window's policy forbids. */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<Pages> {
  const thread = new Worker(new URL('./pdfWorker.ts', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port: thread });
  const loading = getDocument({ data: bytes, worker, useWasm: false, wasmUrl: new URL('.', new URL(decoders, location.href)).href, useSystemFonts: true, useWorkerFetch: false, enableXfa: false, verbosity: 0 });
  const close = (): void => {
    void loading.destroy().finally(() => {
      worker.destroy();
      thread.terminate();
    });
  };
  try {
    const file = await loading.promise;
    return { count: file.numPages, page: async (index) => pageOf(await file.getPage(index + 1)), close };
  } catch (cause) {
    close();
    throw new CannotDraw(cause instanceof Error && cause.name === 'PasswordException' ? 'FILE_LOCKED' : 'FILE_BROKEN');
  }
}
