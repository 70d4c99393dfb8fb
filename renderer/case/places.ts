import type { CasePlace } from '../app/navigation.ts';
import { draftPlace } from '../today/draftPlace.ts';
import type { Input } from '../../app/contract/index.ts';
import type { Role } from './caseWords.ts';

export type ChangeCode = Input<'change.form'>['type'];
/** A change form as an open tab keeps it: `C09:payingParent:<taskId|->`. */
export type ChangeItem = Readonly<{ type: ChangeCode; subject: Role; taskId: string | null }>;

export const changeItem = ({ type, subject, taskId }: ChangeItem): string => `${type}:${subject}:${taskId ?? '-'}`;

/** Null when the text names no form. A task's id may itself hold colons. */
export function readChangeItem(item: string | null): ChangeItem | null {
  const match = /^(C\d\d):(receivingParent|payingParent):(.+)$/s.exec(item ?? '');
  if (match === null) return null;
  const [, type, subject, taskId] = match;
  return { type: type as ChangeCode, subject: subject as Role, taskId: taskId === undefined || taskId === '-' ? null : taskId };
}

/** What carries on a draft of this case: a place in it, its note, an item's dialog, or the list of things to do. */
export type DraftWay = Readonly<{ to: CasePlace }> | Readonly<{ note: true }> | Readonly<{ taskId: string }> | Readonly<{ list: string }> | null;

/** Read from the draft's key. Null for what was typed about many cases at once: it is carried on from the queue. */
export function draftWay(key: string, caseId: string): DraftWay {
  const mine = (area: string): string | null => (key.startsWith(`${area}:${caseId}:`) ? key.slice(area.length + caseId.length + 2) : null);
  if (mine('note') !== null) return { note: true };
  if (mine('promise') !== null) return { list: 'promise' };
  const item = /^(?:finish|try)-(.+)$/s.exec(mine('queue') ?? '');
  if (item !== null) return { taskId: item[1] ?? '' };
  const to = draftPlace(key);
  return Object.keys(to).length === 0 ? null : { to };
}
