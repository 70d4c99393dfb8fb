import * as z from 'zod';
import { formatDate, IsoDate } from '../../model/dates.ts';
import { formatPence, Pence } from '../../model/money.ts';
import { EvidenceKind } from '../../model/rows/evidence.ts';
import { evidenceTitle } from '../../work/evidenceWords.ts';
import { createRandom } from '../random.ts';
import { pdfDocument, type PaperLine } from './pdfDocument.ts';
import { pngDocument } from './pngDocument.ts';

/** What a practice paper says and how well it was sent. Enough to make its bytes again at any time. */
export const PracticeDocument = z.strictObject({
  kind: EvidenceKind,
  /** `photo` cannot be read; `cutOff` has lost its right side; `otherPerson` is about somebody else. */
  quality: z.enum(['good', 'photo', 'cutOff', 'otherPerson']),
  name: z.string().min(1).max(160),
  of: z.string().max(120),
  on: IsoDate,
  weekly: Pence.nullable(),
  employer: z.string().max(120).nullable(),
  seed: z.int().min(0),
});
export type PracticeDocument = z.output<typeof PracticeDocument>;

export const PRACTICE_MARK = 'PRACTICE - not a real document';

const line = (label: string, value: string): PaperLine => ({ text: `${label}: ${value}` });
const rows = (values: readonly PaperLine[]): readonly PaperLine[] => [{ text: '' }, ...values];

/** The lines of a paper of this kind. Figures are the ones that the case's story has. */
function linesOf({ kind, of, on, weekly, employer, seed }: PracticeDocument): readonly PaperLine[] {
  const random = createRandom(seed, 1);
  const head: readonly PaperLine[] = [{ text: evidenceTitle(kind), heading: true }, { text: '' }, line('Name', of), line('Date', formatDate(on))];
  const pay = weekly === null ? [] : [line('Pay before tax', `${formatPence(weekly)} a week`), line('Pension', formatPence(0)), line('Tax and National Insurance', formatPence(Math.round(weekly * 0.18)))];
  switch (kind) {
    case 'payslip':
      return [...head, ...(employer === null ? [] : [line('Employer', employer)]), ...rows(pay)];
    case 'employerLetter':
      return [...head, ...(employer === null ? [] : [line('From', employer)]), ...rows([{ text: 'We confirm that the person named above works for us.' }, ...pay])];
    case 'bankStatement':
      return [...head, line('Account', `ending ${random.int(10, 99)}`), ...rows(Array.from({ length: 8 }, (_unused, at) => line(`Line ${at + 1}`, `${at % 3 === 0 ? 'paid in' : 'paid out'} ${formatPence(random.int(400, 42_000))}`)))];
    case 'taxReturn':
    case 'accounts':
      return [...head, ...rows([line('Turnover', formatPence((weekly ?? random.int(30_000, 70_000)) * 70)), line('Allowable expenses', formatPence((weekly ?? 20_000) * 18)), line('Profit', formatPence((weekly ?? 20_000) * 52))])];
    case 'courtOrder':
    case 'careAgreement':
    case 'solicitorAgreement':
      return [...head, ...rows([{ text: `The children stay overnight ${random.int(1, 3)} nights in each week,` }, { text: 'and half of the school holidays.' }])];
    default:
      return [...head, ...rows([{ text: 'This paper shows what the report says.' }, ...pay])];
  }
}

const PHOTO = { width: 240, height: 320 };
/** Letters of five by seven points, each row a number: enough to write PRACTICE on a picture. */
const letters: Readonly<Record<string, readonly number[]>> = {
  P: [30, 17, 17, 30, 16, 16, 16], R: [30, 17, 17, 30, 20, 18, 17], A: [14, 17, 17, 31, 17, 17, 17], C: [14, 17, 16, 16, 16, 17, 14], T: [31, 4, 4, 4, 4, 4, 4], I: [14, 4, 4, 4, 4, 4, 14], E: [31, 16, 16, 30, 16, 16, 31],
};
const STAMP = { word: 'PRACTICE', x: 24, y: 298, scale: 2 };
/** Whether a point of a picture is part of the stamp at its foot. */
function isStamp(x: number, y: number): boolean {
  const column = Math.floor((x - STAMP.x) / STAMP.scale);
  const row = Math.floor((y - STAMP.y) / STAMP.scale);
  if (column < 0 || row < 0 || row > 6) return false;
  const bits = letters[STAMP.word[Math.floor(column / 6)] ?? '']?.[row] ?? 0;
  return column % 6 < 5 && (bits & (16 >> (column % 6))) !== 0;
}
/** A photo in poor light: lines of writing that nobody can read. */
function photo(document: PracticeDocument): Uint8Array {
  const random = createRandom(document.seed, 2);
  const words = Array.from({ length: 16 }, () => ({ from: 24 + random.int(0, 12), to: 90 + random.int(0, 110) }));
  const tilt = random.int(2, 5);
  return pngDocument(
    PHOTO.width,
    PHOTO.height,
    (x, y) => {
      if (isStamp(x, y)) return 0;
      const row = Math.floor((y + Math.floor((x * tilt) / 60) - 20) / 16);
      const within = (y + Math.floor((x * tilt) / 60) - 20) % 16;
      const bar = words[row];
      const dark = bar !== undefined && within > 2 && within < 12 && x > bar.from && x < bar.to;
      // Smeared edges, and the shadow of a hand.
      const shadow = x > PHOTO.width - 70 - (y >> 2) ? 1 : 0;
      return Math.max(0, (dark ? ((x + within) % 3 === 0 ? 1 : 2) : 3) - shadow);
    },
    PRACTICE_MARK,
  );
}

/** The bytes of a practice paper. Pure: the same paper is the same file for ever. */
export const bytesOfDocument = (document: PracticeDocument): Uint8Array =>
  document.quality === 'photo' ? photo(document) : pdfDocument(linesOf(document), PRACTICE_MARK, document.quality === 'cutOff' ? 150 : null);
