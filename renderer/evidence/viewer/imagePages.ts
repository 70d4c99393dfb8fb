import type { EvidenceFileType } from '../../../app/model/rows/evidence.ts';
import { CannotDraw, type Page, type Pages } from './pages.ts';
import { turned, type Turn } from './viewSize.ts';

/** A picture as a page. It has no words of its own. */
export function bitmapPage(bitmap: ImageBitmap): Page {
  return {
    width: bitmap.width,
    height: bitmap.height,
    draw(canvas, scale, turn: Turn) {
      const shown = turned(bitmap, turn);
      canvas.width = Math.max(1, Math.round(shown.width * scale));
      canvas.height = Math.max(1, Math.round(shown.height * scale));
      const context = canvas.getContext('2d');
      if (context === null) return Promise.reject(new CannotDraw('FILE_BROKEN'));
      context.imageSmoothingQuality = 'high';
      context.translate(canvas.width / 2, canvas.height / 2);
      context.rotate((turn * Math.PI) / 180);
      const [width, height] = [bitmap.width * scale, bitmap.height * scale];
      context.drawImage(bitmap, -width / 2, -height / 2, width, height);
      return Promise.resolve();
    },
    text: () => Promise.resolve(''),
  };
}

/** A JPEG (the way up that the camera noted), a PNG, or the first picture of a GIF. */
export async function openImage(type: Exclude<EvidenceFileType, 'pdf' | 'tiff'>, bytes: Uint8Array<ArrayBuffer>): Promise<Pages> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(new Blob([bytes], { type: `image/${type}` }));
  } catch {
    throw new CannotDraw('FILE_BROKEN');
  }
  return { count: 1, page: () => Promise.resolve(bitmapPage(bitmap)), close: () => bitmap.close() };
}
