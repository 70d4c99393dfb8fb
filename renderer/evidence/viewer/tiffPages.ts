import { bitmapPage } from './imagePages.ts';
import { CannotDraw, type Pages } from './pages.ts';
import type { TiffAnswer, TiffAsk } from './tiffWorker.ts';

/** Scanners' TIFF files, taken apart in a thread of their own: browsers cannot draw them, and a broken one must not hold up the window. */
export async function openTiff(bytes: Uint8Array<ArrayBuffer>): Promise<Pages> {
  const worker = new Worker(new URL('./tiffWorker.ts', import.meta.url), { type: 'module' });
  const waiting: ((answer: TiffAnswer) => void)[] = [];
  worker.onmessage = ({ data }: MessageEvent<TiffAnswer>) => waiting.shift()?.(data);
  worker.onerror = () => waiting.splice(0).forEach((settle) => settle({ broken: true }));
  const ask = (what: TiffAsk, transfer: Transferable[] = []): Promise<TiffAnswer> =>
    new Promise((settle) => {
      waiting.push(settle);
      worker.postMessage(what, transfer);
    });
  const opened = await ask({ open: bytes.buffer }, [bytes.buffer]);
  if (!('count' in opened)) {
    worker.terminate();
    throw new CannotDraw('FILE_BROKEN');
  }
  let shown: Readonly<{ index: number; bitmap: ImageBitmap }> | null = null;
  return {
    count: opened.count,
    async page(index) {
      if (shown?.index === index) return bitmapPage(shown.bitmap);
      const drawn = await ask({ page: index });
      if (!('rgba' in drawn)) throw new CannotDraw('FILE_BROKEN');
      const bitmap = await createImageBitmap(new ImageData(new Uint8ClampedArray(drawn.rgba), drawn.width, drawn.height));
      shown?.bitmap.close();
      shown = { index, bitmap };
      return bitmapPage(bitmap);
    },
    close() {
      worker.terminate();
      shown?.bitmap.close();
    },
  };
}
