import { Failed } from '../app/Failed.tsx';
import { formatDate, formatDayMonth, type IsoDate } from '../../app/model/calendar.ts';
import { dueDayProblem, furthestDueDay } from '../../app/work/dueLimit.ts';
import type { ReactNode } from 'react';
import type { Failure } from '../../app/result.ts';
import type { DraftForm } from '../app/draftStore.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { DateField } from '../parts/DateField.tsx';
import { dateProblem, type DateValue } from '../parts/dateDraft.ts';
import { StillBars } from '../parts/StillBars.tsx';
import { TextField } from '../parts/TextField.tsx';
import { countWords, numberWords } from '../words/countWords.ts';
import { type BulkAct, type BulkKind, type Priority, priorityWords } from './bulkPlan.ts';
import type { TeamPerson } from './queueTypes.ts';

/** What is filled in, for any of the bulk dialogs. */
type BulkDraft = Readonly<{ to: string | null; on: DateValue; priority: Priority | null; text: string }>;
const isText = (value: unknown): value is string => typeof value === 'string';
/** A kept draft again; null when it is not one of ours. */
function readDraft(body: unknown): BulkDraft | null {
  if (typeof body !== 'object' || body === null || !('text' in body) || !isText(body.text)) return null;
  const on = 'on' in body ? (body.on as DateValue) : null;
  const priority = 'priority' in body && (body.priority === 0 || body.priority === 1 || body.priority === 2) ? body.priority : null;
  return { to: null, on, priority, text: body.text };
}

/** The form as a draft keeps it; who gets the work is chosen anew each time. */
export const bulkForm: DraftForm<BulkDraft> = {
  empty: { to: null, on: null, priority: null, text: '' },
  read: readDraft,
  isEmpty: ({ on, priority, text }) => on === null && priority === null && text.trim() === '',
};

export type BulkProblem = Readonly<{ field: 'to' | 'on' | 'priority' | 'text'; words: string }>;

/** The act that a form stands for, or what is still to be put right. */
export function readBulkForm(kind: BulkKind, draft: BulkDraft, today: IsoDate): BulkAct | BulkProblem {
  switch (kind) {
    case 'assign':
      return draft.to === null ? { field: 'to', words: 'Choose who gets the work' } : { kind, to: draft.to };
    case 'unassign':
      return { kind };
    case 'due':
      if (typeof draft.on !== 'string') return { field: 'on', words: dateProblem(draft.on) ?? 'Enter the day it is due' };
      switch (dueDayProblem(today, draft.on)) {
        case 'past':
          return { field: 'on', words: 'The day must be today or later' };
        case 'tooFar':
          return { field: 'on', words: `The day must be ${formatDate(furthestDueDay(today))} or earlier` };
        case null:
          return { kind, on: draft.on };
      }
    case 'priority':
      if (draft.priority === null) return { field: 'priority', words: 'Choose how urgent it is' };
      if (draft.text.trim().length < 3) return { field: 'text', words: 'Say why in a few words' };
      return { kind, priority: draft.priority, reason: draft.text };
    case 'note':
      return draft.text.trim() === '' ? { field: 'text', words: 'Write the note' } : { kind, text: draft.text };
  }
}

export type People = Readonly<{ people: readonly TeamPerson[] | null; error: Failure | null; onRetry: () => void }>;

const personAbout = ({ open, overdue }: TeamPerson): string => `${countWords(open, 'open task')}, ${numberWords(overdue)} overdue`;

/** The fields of one bulk act. */
export function BulkFields({
  kind,
  draft,
  problem,
  people,
  me,
  onChange,
  onBlur,
}: Readonly<{ kind: BulkKind; draft: BulkDraft; problem: BulkProblem | null; people: People; me: string; onChange: (draft: BulkDraft) => void; onBlur: () => void }>): ReactNode {
  const errorAt = (field: BulkProblem['field']): string | null => (problem?.field === field ? problem.words : null);
  if (kind === 'assign') {
    if (people.error !== null) return <Failed error={people.error} onRetry={people.onRetry} />;
    if (people.people === null) return <StillBars words="Loading the team" />;
    const sorted = people.people.toSorted((a, b) => Number(b.userId === me) - Number(a.userId === me) || Number(a.away !== null) - Number(b.away !== null) || a.open - b.open);
    return (
      <ChoiceField
        id="bulk-to"
        label="Who gets the work"
        error={errorAt('to')}
        value={draft.to}
        onChange={(to) => onChange({ ...draft, to })}
        choices={sorted.map((person) => ({
          value: person.userId,
          label: `${person.userId}${person.userId === me ? ' (me)' : ''}${person.away === null ? '' : `, away until ${formatDayMonth(person.away)}`}`,
          about: personAbout(person),
        }))}
      />
    );
  }
  if (kind === 'due') {
    return <DateField id="bulk-on" label="Due on" hint="A callback keeps its time of day." error={errorAt('on')} value={draft.on} onChange={(on) => onChange({ ...draft, on })} onBlur={onBlur} />;
  }
  if (kind === 'priority') {
    return (
      <>
        <ChoiceField
          id="bulk-priority"
          label="How urgent"
          look="line"
          error={errorAt('priority')}
          value={draft.priority === null ? null : (`${draft.priority}` as const)}
          onChange={(value) => onChange({ ...draft, priority: Number(value) as Priority })}
          choices={([0, 1, 2] as const).map((priority) => ({ value: `${priority}` as const, label: priorityWords[priority] }))}
        />
        <TextField id="bulk-text" label="Why" hint="The reason stays on each case." error={errorAt('text')} maxLength={200} value={draft.text} onChange={(text) => onChange({ ...draft, text })} onBlur={onBlur} />
      </>
    );
  }
  if (kind === 'note') {
    return <TextField id="bulk-text" label="Note" hint="Goes on the timeline of each case." error={errorAt('text')} rows={4} maxLength={4000} value={draft.text} onChange={(text) => onChange({ ...draft, text })} onBlur={onBlur} />;
  }
  return null;
}
