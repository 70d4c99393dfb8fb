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
