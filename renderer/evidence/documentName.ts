import { evidenceTitle, senderWord } from '../../app/work/evidenceWords.ts';
import type { DocumentItem } from './documents/documentList.ts';

/** `Payslip from paying parent`: a document by name, in a sentence. */
export const documentName = ({ kind, from }: Pick<DocumentItem, 'kind' | 'from'>): string => `${evidenceTitle(kind)} from ${senderWord(from)}`;
