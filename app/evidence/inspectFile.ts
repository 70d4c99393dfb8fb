import type { EvidenceFileType } from '../model/rows/evidence.ts';
import { fail, ok, type Result } from '../result.ts';
import { indexOf, startsWith } from './bytes.ts';
import type { EvidenceLimits } from './evidenceSettings.ts';
import { isLockedPdf, isWholePdf, pagesOfPdf } from './pdf.ts';
import { isWholeGif, isWholeJpeg, isWholePng, pagesOfTiff } from './pictures.ts';

/** A PDF may have a little before its mark. */
const PDF_HEAD = 1_024;

/** What a file is, by its content alone; null when it is none that may be kept. */
export function typeOfContent(bytes: Uint8Array): EvidenceFileType | null {
  if (startsWith(bytes, '\u0089PNG\r\n\u001a\n')) return 'png';
  if (startsWith(bytes, '\u00ff\u00d8\u00ff')) return 'jpeg';
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'gif';
  if (startsWith(bytes, 'II*\u0000') || startsWith(bytes, 'MM\u0000*')) return 'tiff';
  return !isProgram(bytes) && indexOf(bytes, '%PDF-', 0, PDF_HEAD) !== -1 ? 'pdf' : null;
}
/** Programs, scripts, archives and web pages are never a PDF, whatever stands a little further on. */
const isProgram = (bytes: Uint8Array): boolean => ['MZ', '\u007fELF', 'PK\u0003\u0004', '#!', '<'].some((mark) => startsWith(bytes, mark));

const endings: Readonly<Record<string, EvidenceFileType>> = { pdf: 'pdf', jpg: 'jpeg', jpeg: 'jpeg', jpe: 'jpeg', jfif: 'jpeg', png: 'png', gif: 'gif', tif: 'tiff', tiff: 'tiff' };
const endingOf = (name: string): string | null => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? null;
/** What a name says that the file is: a type, `other` for an ending that is none of ours, null when it says nothing. */
export const typeOfName = (name: string): EvidenceFileType | 'other' | null => {
  const ending = endingOf(name);
  return ending === null ? null : Object.hasOwn(endings, ending) ? (endings[ending] ?? 'other') : 'other';
};

/** Refuses what is too small or too big before anything is read. Null when the size is right. */
export function refuseSize(bytes: number, limits: EvidenceLimits): Result<never> | null {
  if (bytes === 0) return fail('FILE_EMPTY');
  return bytes > limits.maxBytes ? fail('FILE_TOO_BIG', { facts: { bytes, limit: limits.maxBytes } }) : null;
}

/**
 * What a whole file is and how many pages it has. The content decides; a name that says otherwise is a reason to refuse:
 * FILE_EMPTY, FILE_TOO_BIG, FILE_TYPE_REFUSED, FILE_LIES, FILE_LOCKED, FILE_BROKEN (cut short).
 */
export function inspectFile(bytes: Uint8Array, name: string, limits: EvidenceLimits): Result<Readonly<{ type: EvidenceFileType; pages: number | null }>> {
  const size = refuseSize(bytes.length, limits);
  if (size !== null) return size;
  const type = typeOfContent(bytes);
  const said = typeOfName(name);
  if (type === null) return said === null || said === 'other' ? fail('FILE_TYPE_REFUSED') : fail('FILE_LIES', { facts: { said } });
  if (said !== null && said !== type) return fail('FILE_LIES', { facts: { said, is: type } });
  if (!limits.types.includes(type)) return fail('FILE_TYPE_REFUSED');
  if (type === 'pdf') {
    if (isLockedPdf(bytes)) return fail('FILE_LOCKED');
    return isWholePdf(bytes) ? ok({ type, pages: pagesOfPdf(bytes) }) : fail('FILE_BROKEN');
  }
  if (type === 'tiff') {
    const pages = pagesOfTiff(bytes);
    return pages === null ? fail('FILE_BROKEN') : ok({ type, pages });
  }
  const whole = { png: isWholePng, jpeg: isWholeJpeg, gif: isWholeGif }[type](bytes);
  return whole ? ok({ type, pages: 1 }) : fail('FILE_BROKEN');
}
