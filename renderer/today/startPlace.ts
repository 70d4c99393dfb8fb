import type { Output } from '../../app/contract/index.ts';
import type { CasePlace } from '../app/navigation.ts';

type Row = Pick<NonNullable<Output<'queue.next'>['row']>, 'kind' | 'changeType' | 'subject' | 'taskId'>;

/** Change types that have a form of their own to finish them with. */
const withForm: readonly string[] = ['C09', 'C24', 'C25'];

/** Where a case opens when work on an item starts: the form that finishes it when there is one, else the summary. */
export function startPlace({ kind, changeType, subject, taskId }: Row): CasePlace {
  return kind === 'change' && changeType !== null && subject !== null && withForm.includes(changeType)
    ? { section: 'changes', item: `${changeType}:${subject}:${taskId}` }
    : { section: 'summary' };
}
