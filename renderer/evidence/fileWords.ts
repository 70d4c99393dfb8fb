import type { Output } from '../../app/contract/index.ts';
import type { EvidenceFile } from '../../app/contract/evidence.ts';
import type { EvidenceFileType } from '../../app/model/rows/evidence.ts';
import type { Failure } from '../../app/result.ts';
import { countWords } from '../words/countWords.ts';
import { failureWords, type ErrorWords } from '../words/errorWords.ts';

type Limits = Output<'evidence.limits'>;

const KB = 1_024;
const MB = KB * KB;
/** A size as people say it: `820 KB`, `3.4 MB`, `20 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < KB) return countWords(bytes, 'byte');
  if (bytes < MB) return `${Math.round(bytes / KB)} KB`;
  const tenths = Math.round((bytes * 10) / MB) / 10;
  return `${tenths >= 10 ? Math.round(tenths) : tenths} MB`;
}

const typeNames: Readonly<Record<EvidenceFileType, string>> = { pdf: 'PDF', jpeg: 'JPEG', png: 'PNG', gif: 'GIF', tiff: 'TIFF' };
export const typeWords = (type: EvidenceFileType): string => typeNames[type];

/** `PDF, JPEG, PNG, GIF or TIFF, up to 20 MB each, 7 at once.` */
export function limitsWords({ types, maxBytes, maxFiles }: Limits): string {
  const names = types.map(typeWords);
  const last = names.at(-1) ?? '';
  const listed = names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
  return `${listed}, up to ${sizeWords(maxBytes)} each, ${maxFiles} to one document.`;
}
/** What a file chooser offers first. */
export const acceptOf = ({ types }: Pick<Limits, 'types'>): string => types.flatMap((type) => (type === 'jpeg' ? ['.jpg', '.jpeg', 'image/jpeg'] : type === 'tiff' ? ['.tif', '.tiff', 'image/tiff'] : [`.${type}`])).join(',');

/** `PDF, 2 pages, 340 KB`. */
export const fileWords = ({ type, pages, bytes }: Pick<EvidenceFile, 'type' | 'pages' | 'bytes'>): string =>
  [typeWords(type), ...(pages === null || (pages === 1 && type !== 'pdf' && type !== 'tiff') ? [] : [countWords(pages, 'page')]), sizeWords(bytes)].join(', ');

const named = (value: unknown): string | null => (typeof value === 'string' && Object.hasOwn(typeNames, value) ? typeNames[value as EvidenceFileType] : null);
const article = (name: string): string => `a ${name}`;
/** Why a file was not taken, with its own size or type where the refusal names it, and what to do. */
export function refusedWords(failure: Failure): ErrorWords {
  const words = failureWords(failure);
  const { bytes, limit, said, is } = failure.facts ?? {};
  if (failure.code === 'FILE_TOO_BIG' && typeof bytes === 'number' && typeof limit === 'number') return { ...words, what: `This file is ${sizeWords(bytes)}. The most is ${sizeWords(limit)}.` };
  const [claims, truth] = [named(said), named(is)];
  if (failure.code === 'FILE_LIES' && claims !== null) return { ...words, what: truth === null ? `Its name says ${article(claims)}, but that is not what is in it.` : `Its name says ${article(claims)}, but it is ${article(truth)}.` };
  return words;
}
