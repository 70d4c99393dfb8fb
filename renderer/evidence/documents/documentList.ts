import type { Output } from '../../../app/contract/index.ts';
import { refusals } from '../../../app/evidence/refusals.ts';
import type { EvidenceKind } from '../../../app/model/rows/evidence.ts';
import { evidenceTitle } from '../../../app/work/evidenceWords.ts';
import type { StatusName } from '../../parts/statusIcons.ts';

export type DocumentList = Output<'evidence.list'>;
export type DocumentItem = DocumentList['items'][number];

/** Whose papers are shown: everybody's, one parent's, or those that came from neither. */
export type Whose = 'all' | 'receivingParent' | 'payingParent' | 'others';
export type DocumentFilter = Readonly<{ whose: Whose; kind: EvidenceKind | 'all' }>;
export const everything: DocumentFilter = { whose: 'all', kind: 'all' };
export const whoseChoices = [
  { value: 'all', label: 'All', paper: 'Everybody’s documents. For our own use: not for either parent.' },
  { value: 'receivingParent', label: 'Receiving', paper: 'The receiving parent’s documents only.' },
  { value: 'payingParent', label: 'Paying', paper: 'The paying parent’s documents only.' },
  { value: 'others', label: 'Others', paper: 'Documents from neither parent.' },
] as const satisfies readonly { value: Whose; label: string; paper: string }[];

const isWhose = ({ from }: Pick<DocumentItem, 'from'>, whose: Whose): boolean =>
  whose === 'all' || (whose === 'others' ? from !== 'receivingParent' && from !== 'payingParent' : from === whose);
/** The documents that a filter shows, in the order they came in. */
export const shownOf = (items: readonly DocumentItem[], { whose, kind }: DocumentFilter): readonly DocumentItem[] => items.filter((item) => isWhose(item, whose) && (kind === 'all' || item.kind === kind));
/** The kinds that there are, by name. */
export const kindsIn = (items: readonly DocumentItem[]): readonly Readonly<{ value: EvidenceKind | 'all'; label: string }>[] => [
  { value: 'all', label: 'Every kind' },
  ...[...new Set(items.map(({ kind }) => kind))].map((value) => ({ value, label: evidenceTitle(value) })).toSorted((a, b) => (a.label < b.label ? -1 : 1)),
];

/** The next document that nobody has judged, after one of them and then from the top; null when there is none. */
export function nextToJudge(items: readonly DocumentItem[], after: string): DocumentItem | null {
  const at = items.findIndex(({ evidenceId }) => evidenceId === after);
  return [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))].find(({ state }) => state === 'received') ?? null;
}

/** Why a document was not accepted, in staff words. */
export function reasonWords({ judged }: Pick<DocumentItem, 'judged'>): string {
  const code = judged?.reason ?? null;
  if (code === 'other' || code === null) return judged?.words ?? 'No reason recorded';
  return refusals.find((refusal) => refusal.code === code)?.staff ?? 'Does not show what is needed';
}
const states: Readonly<Record<DocumentItem['state'], Readonly<{ words: string; mark: StatusName }>>> = {
  received: { words: 'Received', mark: 'dueToday' },
  accepted: { words: 'Accepted', mark: 'done' },
  refused: { words: 'Not accepted', mark: 'notNow' },
};
export const stateOf = ({ state }: Pick<DocumentItem, 'state'>): Readonly<{ words: string; mark: StatusName }> => states[state];

const askedStates: Readonly<Record<DocumentList['asked'][number]['state'], Readonly<{ words: string; mark: StatusName }>>> = {
  waiting: { words: 'Waiting', mark: 'waiting' },
  late: { words: 'Late', mark: 'overdue' },
  answered: { words: 'Answered', mark: 'done' },
  lapsed: { words: 'No answer', mark: 'notNow' },
  cancelled: { words: 'No longer asked for', mark: 'notNow' },
};
export const askedState = ({ state }: Pick<DocumentList['asked'][number], 'state'>): Readonly<{ words: string; mark: StatusName }> => askedStates[state];
