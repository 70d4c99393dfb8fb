import { mdiAccountOutline, mdiDatabaseOutline, mdiDomain, mdiPencilOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import { requestWhatWords, waitingOnWord } from '../../../app/work/waitingWords.ts';
import { taskIcon, taskTitle } from '../../../app/work/taskWords.ts';
import { whyNowWords } from '../../../app/work/whyNow.ts';
import { useApp, useSession, useToday } from '../../app/AppContext.tsx';
import { paneOf } from '../../app/navigation.ts';
import { hasForm, placeOfItem, sawOf } from '../../app/workItem.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { PartyTile } from '../../parts/PartyTile.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { taskIconPaths } from '../../parts/taskIconPaths.ts';
import { useCase } from '../CaseContext.tsx';
import { partyOf, roleNames } from '../caseWords.ts';
import { hasDraft, requestSilence, requestState, runOf, taskDue, taskOfRequests, type Request, type Run, type Task } from '../work.ts';

type Asked = Parameters<typeof waitingOnWord>[0];
type What = Parameters<typeof requestWhatWords>[0];

function Who({ to }: Readonly<{ to: string }>): ReactNode {
  if (to === 'payingParent' || to === 'receivingParent') {
    return (
      <PartyTile party={partyOf(to)} size={16} words="none">
        {roleNames[to]}
      </PartyTile>
    );
  }
  const icon = to === 'employer' ? mdiDomain : to === 'us' ? mdiAccountOutline : mdiDatabaseOutline;
  return (
    <span className="cb-party">
      <Icon path={icon} size={16} />
      <span>{waitingOnWord(to as Asked)}</span>
    </span>
  );
}

/** Who was asked for what, how it stands, and what happens if nobody answers. */
function Requests({ requests }: Readonly<{ requests: readonly Request[] }>): ReactNode {
  const today = useToday();
  return (
    <ul className="cb-case-requests" aria-label="Answers waited for">
      {requests.map((request) => {
        const { words, mark } = requestState(request, today);
        return (
          <li key={request.requestId} className="cb-case-request">
            <span>
              <Who to={request.to} />
            </span>
            <span>{requestWhatWords(request.what as What)}</span>
            <span>
              <StatusTag {...statusIcons[mark]} look="quiet">
                {words}
              </StatusTag>
            </span>
            <span className="cb-case-silent">{requestSilence(request, today)}</span>
          </li>
        );
      })}
    </ul>
  );
}

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

function TaskBlock({ task, requests }: Readonly<{ task: Task; requests: readonly Request[] }>): ReactNode {
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
        {due.mark !== null && <StatusTag {...statusIcons[due.mark]}>{due.words}</StatusTag>}
        <span className="cb-case-task-actions">
          <TaskActions task={task} run={run} draft={draft} />
        </span>
      </div>
      <p className="cb-case-task-why">
        {[whyNowWords(task.why, today), ...(due.mark === null ? [due.words] : []), task.claimedBy ?? 'Nobody has taken it'].join(' · ')}
      </p>
      {requests.length > 0 && <Requests requests={requests} />}
    </section>
  );
}

/** Open items with what each waits for, then instructions and requests that belong to no item. */
export function WorkInProgress(): ReactNode {
  const { held, go } = useCase();
  const under = taskOfRequests(held.tasks);
  const loose = held.runs.filter((run) => !held.tasks.some((task) => task.taskId === run.taskId));
  if (held.tasks.length + held.waiting.length + loose.length === 0) return null;
  return (
    <section className="cb-case-work" aria-label="Work in progress">
      {held.tasks.map((task) => (
        <TaskBlock key={task.taskId} task={task} requests={task.taskId === under ? held.waiting : []} />
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
      {under === null && held.waiting.length > 0 && (
        <section className="cb-case-task" aria-label="Answers waited for">
          <div className="cb-case-task-head">
            <h3>Waiting for answers</h3>
          </div>
          <Requests requests={held.waiting} />
        </section>
      )}
    </section>
  );
}
