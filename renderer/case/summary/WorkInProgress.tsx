import { mdiAlarmCheck, mdiPencilOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import type { Output } from '../../../app/contract/index.ts';
import { taskIcon, taskTitle } from '../../../app/work/taskWords.ts';
import { whyNowWords } from '../../../app/work/whyNow.ts';
import { useApp, useSession, useToday } from '../../app/AppContext.tsx';
import { paneOf } from '../../app/navigation.ts';
import { hasForm, placeOfItem, sawOf } from '../../app/workItem.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { taskIconPaths } from '../../parts/taskIconPaths.ts';
import { Failed } from '../../app/Failed.tsx';
import { whenWords } from '../../words/timeWords.ts';
import { createAskStore } from '../askStore.ts';
import { useAnswer, useCase } from '../CaseContext.tsx';
import { hasDraft, runOf, taskDue, type Run, type Task } from '../work.ts';
import { WaitingOn } from './waiting/WaitingOn.tsx';

type Lines = Output<'case.waiting'>['lines'];

function RunTag({ run }: Readonly<{ run: Run }>): ReactNode {
  const me = useSession((view) => view.session?.user?.id ?? null);
  return (
    <StatusTag tone="neutral" icon={mdiPencilOutline}>
      {run.holder === me ? 'Your instruction' : `${run.holder}’s instruction`}
      {run.state === 'paused' ? ', paused' : ''}
    </StatusTag>
  );
}

function TaskActions({ task, run, draft }: Readonly<{ task: Task; run: Run | null; draft: boolean }>): ReactNode {
  const { held, readOnly, go, finishTask } = useCase();
  const { act } = useApp();
  const title = taskTitle(task);
  const finish = task.kind === 'callback' ? 'Record try' : 'Finish';
  const reason = readOnly === undefined ? {} : { reasonId: 'case-read-only' };
  if (run !== null) return <ActionButton name={`Carry on: ${title}`} onPress={() => go({ pane: paneOf('instruction', run.runId) })}>Carry on</ActionButton>;
  return (
    <>
      {task.claimedBy === null && (
        <ActionButton kind="quiet" name={`Take it: ${title}`} onPress={() => void act('task.claim', held.clusterId, { taskId: task.taskId }, { saw: sawOf(task), words: `${title} is yours` })} {...reason}>
          Take it
        </ActionButton>
      )}
      {hasForm(task) ? (
        <ActionButton name={`${draft ? 'Carry on' : 'Open form'}: ${title}`} onPress={() => go(placeOfItem(task))}>
          {draft ? 'Carry on' : 'Open form'}
        </ActionButton>
      ) : (
        <ActionButton name={`${finish}: ${title}`} popup="dialog" onPress={() => finishTask(task.taskId)} {...reason}>
          {finish}
        </ActionButton>
      )}
    </>
  );
}

function TaskBlock({ task, lines }: Readonly<{ task: Task; lines: Lines }>): ReactNode {
  const { held } = useCase();
  const today = useToday();
  const due = taskDue(task, today);
  const run = runOf(held.runs, task.taskId);
  const draft = hasDraft(held, task);
  return (
    <section className="cb-case-task" aria-label={taskTitle(task)}>
      <div className="cb-case-task-head">
        <Icon path={taskIconPaths[taskIcon(task)]} size={18} />
        <h3>{taskTitle(task)}</h3>
        {run !== null && <RunTag run={run} />}
        {run === null && draft && <StatusTag {...statusIcons.draft}>Your draft</StatusTag>}
        {task.wokeAt !== null && task.waiting.length === 0 && (
          <StatusTag tone="green" icon={mdiAlarmCheck}>
            Woke {whenWords(task.wokeAt, today)}
          </StatusTag>
        )}
        {due.mark !== null && <StatusTag {...statusIcons[due.mark]}>{due.words}</StatusTag>}
        <span className="cb-case-task-actions">
          <TaskActions task={task} run={run} draft={draft} />
        </span>
      </div>
      <p className="cb-case-task-why">
        {[whyNowWords(task.why, today), ...(due.mark === null ? [due.words] : []), task.claimedBy ?? 'Nobody has taken it'].join(' · ')}
      </p>
      <WaitingOn lines={lines} label={`Waiting on, ${taskTitle(task)}`} />
    </section>
  );
}

const noLines: Lines = [];

/** Open items with what each waits for, then instructions and requests that belong to no item. */
export function WorkInProgress(): ReactNode {
  const { held, go } = useCase();
  const { view, ask } = useAnswer((api) => createAskStore(() => api.call('case.waiting', { caseId: held.caseId })));
  const lines = view.phase === 'ready' ? view.value.lines : noLines;
  const error = view.phase === 'failed' ? view.error : view.phase === 'ready' ? view.stale : null;
  const loose = held.runs.filter((run) => !held.tasks.some((task) => task.taskId === run.taskId));
  const looseLines = lines.filter((line) => !held.tasks.some((task) => task.taskId === line.taskId));
  if (held.tasks.length + held.waiting.length + loose.length + looseLines.length === 0) return null;
  return (
    <section className="cb-case-work" aria-label="Work in progress">
      {error !== null && <Failed error={error} onRetry={() => void ask()} title="Who we wait for could not be read." />}
      {held.tasks.map((task) => (
        <TaskBlock key={task.taskId} task={task} lines={lines.filter((line) => line.taskId === task.taskId)} />
      ))}
      {loose.map((run) => (
        <section key={run.runId} className="cb-case-task" aria-label={run.title}>
          <div className="cb-case-task-head">
            <h3>{run.title}</h3>
            <RunTag run={run} />
            <span className="cb-case-task-actions">
              <ActionButton name={`Carry on: ${run.title}`} onPress={() => go({ pane: paneOf('instruction', run.runId) })}>
                Carry on
              </ActionButton>
            </span>
          </div>
        </section>
      ))}
      {looseLines.length > 0 && (
        <section className="cb-case-task" aria-label="Answers waited for">
          <div className="cb-case-task-head">
            <h3>Waiting on</h3>
          </div>
          <WaitingOn lines={looseLines} label="Answers waited for" />
        </section>
      )}
    </section>
  );
}
