import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { DraftSaved } from '../app/DraftSaved.tsx';
import { keptOf } from '../app/draftStore.ts';
import { useDraft } from '../app/useDraft.ts';
import { type Me, itemName } from '../app/workItem.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { countWords, numberWords } from '../words/countWords.ts';
import { BulkFields, type BulkProblem, bulkForm, type People, readBulkForm } from './BulkForm.tsx';
import { type BulkKind, effectWords, type LeftOut, leftOutWords, planBulk, whyLeftOut } from './bulkPlan.ts';
import type { BulkDone, BulkStore, BulkView } from './bulkStore.ts';
import type { QueueRow } from './queueTypes.ts';

const titles: Readonly<Record<BulkKind, string>> = { assign: 'Assign', unassign: 'Unassign', due: 'Set the due date of', priority: 'Set the priority of', note: 'Add a note to' };
/** What the list of drafts calls it, with no task's name beside it. */
const draftTitles: Readonly<Record<BulkKind, Readonly<{ one: string; many: string }>>> = {
  assign: { one: 'Assign', many: 'Assign tasks' },
  unassign: { one: 'Unassign', many: 'Unassign tasks' },
  due: { one: 'Due date', many: 'Due date for several tasks' },
  priority: { one: 'Priority', many: 'Priority of several tasks' },
  note: { one: 'Note', many: 'Note for several tasks' },
};
const verbs: Readonly<Record<BulkKind, string>> = { assign: 'Assign', unassign: 'Unassign', due: 'Set due date', priority: 'Set priority', note: 'Add note' };
const titleOf = (kind: BulkKind, rows: readonly QueueRow[] | null): string => {
  const only = rows?.length === 1 ? rows[0] : undefined;
  return `${titles[kind]} ${only === undefined ? (rows === null ? 'tasks' : countWords(rows.length, 'task')) : itemName(only)}`;
};

const SHOWN_ROWS = 200;
/** Rows by name, with why they are left out where that is so. Folded: the counts above say the same. */
function RowNames({ words, rows }: Readonly<{ words: string; rows: readonly Readonly<{ row: QueueRow; why?: string }>[] }>): ReactNode {
  return (
    <details className="cb-queue-rownames">
      <summary>{words}</summary>
      <ul>
        {rows.slice(0, SHOWN_ROWS).map(({ row, why }) => (
          <li key={row.taskId}>
            {itemName(row)}
            {why !== undefined && `: ${why}`}
          </li>
        ))}
      </ul>
      {rows.length > SHOWN_ROWS && <p>and {numberWords(rows.length - SHOWN_ROWS)} more</p>}
    </details>
  );
}

type Asking = Extract<BulkView, { phase: 'asking' | 'doing' }>;

function BulkAsk({ view, store, me, today, people, onDone }: Readonly<{ view: Asking; store: BulkStore; me: Me; today: string; people: People; onDone: (done: BulkDone) => void }>): ReactNode {
  const { kind, rows } = view;
  const [first] = rows;
  const caseId = rows.length === 1 && first !== undefined ? first.caseId : null;
  const draft = useDraft({ key: `queue:${caseId ?? 'many'}:${kind}`, caseId, title: draftTitles[kind][caseId === null ? 'many' : 'one'] }, bulkForm);
  const [problem, setProblem] = useState<BulkProblem | null>(null);
  const read = readBulkForm(kind, draft.body, today);
  const act = 'field' in read ? null : read;
  const leftOut: readonly LeftOut[] = rows.flatMap((row) => {
    const why = whyLeftOut(row, act ?? kind, me);
    return why === null ? [] : [{ row, why }];
  });
  const out = new Set(leftOut.map(({ row }) => row));
  const going = rows.filter((row) => !out.has(row));
  const count = act === null ? going.length : planBulk(act, rows, me, () => 'preview-only').acts.length;
  const doing = view.phase === 'doing';
  const perform = async () => {
    if (act === null) {
      if ('field' in read) {
        setProblem(read);
        document.getElementById(`bulk-${read.field}`)?.focus();
      }
      return;
    }
    await draft.flush();
    const done = await store.getState().perform(act);
    if (done === null) return;
    if (done.done > 0) await draft.discard();
    onDone(done);
  };
  return (
    <form
      className="cb-queue-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!doing && count > 0) void perform();
      }}
    >
      {view.phase === 'asking' && view.error !== null && <Failed error={view.error} onRetry={() => void perform()} />}
      <BulkFields
        kind={kind}
        draft={draft.body}
        problem={problem}
        people={people}
        me={me.id}
        onChange={(body) => {
          setProblem(null);
          draft.set(body);
        }}
        onBlur={() => void draft.flush()}
      />
      <div className="cb-queue-effect" role="group" aria-label="What this does">
        <p>
          <strong>{act === null ? `${countWords(going.length, 'task')} can be part of this.` : effectWords(act, count)}</strong>
        </p>
        {leftOut.length > 0 && <p>{leftOutWords(leftOut)}</p>}
        {view.gone > 0 && <p>{countWords(view.gone, 'ticked task')} no longer on this laptop.</p>}
        {rows.length > 1 && going.length > 0 && <RowNames words={`Show the ${numberWords(going.length)}`} rows={going.map((row) => ({ row }))} />}
        {leftOut.length > 0 && <RowNames words="Show what is left out" rows={leftOut} />}
      </div>
      <div className="cb-queue-form-acts">
        <ActionButton kind="main" submit onPress={() => undefined} {...(doing ? { reason: `Doing ${numberWords(view.done)} of ${numberWords(view.of)}` } : count === 0 && act !== null ? { reason: 'Nothing here can be part of this' } : {})}>
          {verbs[kind]}
        </ActionButton>
        <ActionButton onPress={() => store.getState().close()}>Cancel</ActionButton>
        {kind !== 'assign' && kind !== 'unassign' && <DraftSaved {...keptOf(draft)} />}
      </div>
    </form>
  );
}

/** Acting on ticked rows: what it does, what is left out and why, then one answer for each row. */
export function BulkDialog({ store, me, today, onDone }: Readonly<{ store: BulkStore; me: Me; today: string; onDone: (done: BulkDone) => void }>): ReactNode {
  const { api } = useApp();
  const view = useStore(store, (state) => state.view);
  const [people, setPeople] = useState<Omit<People, 'onRetry'>>({ people: null, error: null });
  const assigning = view.phase !== 'closed' && view.kind === 'assign';
  const readPeople = useCallback(async () => {
    const answer = await api.call('team.people', {});
    return answer.ok ? { people: answer.value.people, error: null } : { people: null, error: answer.error };
  }, [api]);
  useEffect(() => {
    if (assigning) void readPeople().then(setPeople);
  }, [assigning, readPeople]);
  if (view.phase === 'closed') return null;
  const close = () => store.getState().close();
  const rows = view.phase === 'asking' || view.phase === 'doing' ? view.rows : null;
  return (
    <DialogFrame open title={view.phase === 'told' ? 'What was done' : titleOf(view.kind, rows)} width={520} onClose={close}>
      {view.phase === 'loading' && <StillBars words="Reading the ticked tasks" />}
      {view.phase === 'failed' && <Failed error={view.error} />}
      {(view.phase === 'asking' || view.phase === 'doing') && (
        <BulkAsk view={view} store={store} me={me} today={today} people={{ ...people, onRetry: () => void readPeople().then(setPeople) }} onDone={onDone} />
      )}
      {view.phase === 'told' && (
        <>
          <p>{view.result.words}</p>
          <ul className="cb-queue-results">
            {view.result.leftOut.slice(0, SHOWN_ROWS).map(({ row, why }) => (
              <li key={row.taskId}>
                {itemName(row)}: {why}
              </li>
            ))}
          </ul>
          <ActionButton kind="main" onPress={close}>
            Close
          </ActionButton>
        </>
      )}
    </DialogFrame>
  );
}
