import type { EvidenceFileType } from '../../../app/model/rows/evidence.ts';
import type { ErrorCode } from '../../../app/result.ts';
import type { Size, Turn } from './viewSize.ts';

/** One page, ready to be drawn as often as the zoom changes. Sizes in its own pixels, before it is turned. */
export type Page = Size &
  Readonly<{
    /** Draws at `scale` canvas pixels for each of the page's own. Sets the size of the canvas. A later call overtakes it. */
    draw(canvas: HTMLCanvasElement, scale: number, turn: Turn): Promise<void>;
    /** The words of the page where the file has any, for reading aloud and copying. */
    text(): Promise<string>;
  }>;
/** An opened file. Everything of it is in memory, and `close` lets go of it. */
export type Pages = Readonly<{ count: number; page(index: number): Promise<Page>; close(): void }>;
/** A file that cannot be drawn: `FILE_LOCKED`, or `FILE_BROKEN` for everything else. */
export class CannotDraw extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}

/** Opens a file for drawing. What draws a type comes only when a file of that type is looked at. */
export async function openPages(type: EvidenceFileType, bytes: Uint8Array<ArrayBuffer>): Promise<Pages> {
  switch (type) {
    case 'pdf':
      return (await import('./pdfPages.ts')).openPdf(bytes);
    case 'tiff':
      return (await import('./tiffPages.ts')).openTiff(bytes);
    default:
      return (await import('./imagePages.ts')).openImage(type, bytes);
  }
}
