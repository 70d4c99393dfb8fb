import { mdiMapMarkerPath } from '@mdi/js';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { taskTitle } from '../../app/work/taskWords.ts';
import type { Output } from '../../app/contract/index.ts';
import type { Failure } from '../../app/result.ts';
import { useApp, useSession } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { paneOf } from '../app/navigation.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { Icon } from '../parts/Icon.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { SelectField } from '../parts/SelectField.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { TextField } from '../parts/TextField.tsx';
import { countWords } from '../words/countWords.ts';
import { useAsking, useCase } from './CaseContext.tsx';
import { createSuggestStore } from './suggestStore.ts';
import { likelyTask } from './work.ts';

type Suggested = Output<'instruction.suggest'>['items'][number];

function Suggestions({ items, busy, onChoose }: Readonly<{ items: readonly Suggested[]; busy: boolean; onChoose: (item: Suggested) => void }>): ReactNode {
  if (items.length === 0) return <p>No instruction has those words. Try fewer, or do the work from a change form.</p>;
  return (
    <ul className="cb-case-offer-list">
      {items.map((item) => (
        <li key={item.instructionId} className="cb-case-offer">
          <Icon path={mdiMapMarkerPath} size={18} />
          <span className="cb-case-offer-title">
            {item.title}
            <span className="cb-aside">
              {' '}
              about {countWords(item.minutes, 'minute')}, {item.because}
            </span>
          </span>
          <ActionButton name={`${item.runId === null ? 'Start' : 'Carry on'}: ${item.title}`} onPress={() => onChoose(item)} {...(busy ? { reasonId: 'case-starting' } : {})}>
            {item.runId === null ? 'Start' : 'Carry on'}
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}

/** Instructions that fit, with the reason on each; starting one opens it beside the case. */
export function StartInstruction({ onClose }: Readonly<{ onClose: () => void }>): ReactNode {
  const { api, act, wordsFor } = useApp();
  const { held, go } = useCase();
  const me = useSession((view) => view.session?.user?.id ?? null);
  const [store] = useState(() => createSuggestStore(api, held.caseId, likelyTask(held.tasks, me)));
  const { text, taskId, view, ask, search, about } = useStore(store);
  const [starting, setStarting] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  useAsking(held.clusterId, ask);
  const open = (runId: string): void => {
    onClose();
    go({ pane: paneOf('instruction', runId) });
  };
  const choose = async (item: Suggested): Promise<void> => {
    if (item.runId !== null) return open(item.runId);
    setStarting(true);
    const done = await act('instruction.start', held.clusterId, { caseId: held.caseId, taskId, instructionId: item.instructionId }, { words: `Started: ${item.title}` });
    setStarting(false);
    if (!done.ok) return setRefused(done.error);
    const run = done.value.rows.find((row) => row.kind === 'run');
    if (run !== undefined) open(run.id);
  };
  const failed = refused === null ? null : wordsFor(refused);
  const first = view.phase === 'ready' ? view.items[0] : undefined;
  /** Enter in a button keeps its own meaning; at the heading and in the search it takes the first one shown. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || first === undefined || starting || !(event.target instanceof HTMLElement) || !/^(H2|INPUT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    void choose(first);
  };
  return (
    <div role="presentation" onKeyDown={onKeyDown}>
      <DialogFrame open title="Start an instruction" width={640} onClose={onClose}>
        {failed !== null && (
          <MessageBox kind="error" title={failed.what} announce={`${failed.what} ${failed.next}`}>
            {failed.next}
          </MessageBox>
        )}
        <TextField label="Find an instruction" hint="Enter starts the first one shown." value={text} maxLength={120} onChange={(words) => void search(words)} />
        {held.tasks.length > 1 && (
          <SelectField
            label="For which work"
            value={taskId ?? 'none'}
            options={[...held.tasks.map((task) => ({ value: task.taskId, label: taskTitle(task) })), { value: 'none', label: 'No open work item' }]}
            onChange={(chosen) => void about(chosen === 'none' ? null : chosen)}
          />
        )}
        <p id="case-starting" className="cb-unseen" role="status">
          {starting ? 'Starting' : view.phase === 'ready' ? countWords(view.items.length, 'instruction') : ''}
        </p>
        {view.phase === 'loading' && <StillBars lines={3} words="Loading instructions" />}
        {view.phase === 'failed' && <Failed error={view.error} onRetry={() => void ask()} />}
        {view.phase === 'ready' && <Suggestions items={view.items} busy={starting} onChoose={(item) => void choose(item)} />}
      </DialogFrame>
    </div>
  );
}
