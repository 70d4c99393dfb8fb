import { mdiScaleBalance } from '@mdi/js';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatDate } from '../../app/model/calendar.ts';
import type { Failure } from '../../app/result.ts';
import { useApp, useCoreEvents, useToday } from '../app/AppContext.tsx';
import { DraftSaved } from '../app/DraftSaved.tsx';
import { keptOf } from '../app/draftStore.ts';
import { Failed } from '../app/Failed.tsx';
import { useDraft } from '../app/useDraft.ts';
import { useCase } from '../case/CaseContext.tsx';
import { ActionBar } from '../parts/ActionBar.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { CheckList } from '../parts/CheckList.tsx';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { DateField } from '../parts/DateField.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { TextField } from '../parts/TextField.tsx';
import { YesNoField } from '../parts/YesNoField.tsx';
import { useRequestId } from '../shell/dialogs/useRequestId.ts';
import { againArgs, againChannels, againForm, againProblems, askedOf, grounds, type AgainBody, type AgainProblems } from './againForm.ts';
import { Candidates } from './Candidates.tsx';
import { createCandidatesStore } from './candidatesStore.ts';
import { PaneShell } from './PaneShell.tsx';

const parties = [
  { value: 'receivingParent', label: 'Receiving parent' },
  { value: 'payingParent', label: 'Paying parent' },
] as const;

/** A parent asks us to look at a decision again: who, when, what is wrong, and which decision they mean. */
export function AskAgainPane({ about, taskId, onClose }: Readonly<{ /** The decision it was opened from. */ about: string | null; /** The work item it came in as. */ taskId: string | null; onClose: () => void }>): ReactNode {
  const { api, act } = useApp();
  const { held, readOnly, go } = useCase();
  const today = useToday();
  const requestIdFor = useRequestId();
  const draft = useDraft({ key: `again:${held.caseId}:${about ?? (taskId === null ? 'any' : `task-${taskId}`)}`, caseId: held.caseId, title: 'Ask to look again' }, againForm);
  const [problems, setProblems] = useState<AgainProblems>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const { body } = draft;
  const chosen = body.decisionId ?? about;
  const [store] = useState(() => createCandidatesStore(api));
  const view = useStore(store, (state) => state.view);
  const asked = JSON.stringify(askedOf(body, held.caseId, today));
  useEffect(() => void store.getState().ask(JSON.parse(asked) as ReturnType<typeof askedOf>), [store, asked]);
  useCoreEvents((event) => {
    if (event.type === 'changed' && event.clusterIds.includes(held.clusterId)) void store.getState().again();
  });
  const form = view.phase === 'ready' ? view.form : null;
  const decision = form?.candidates.find(({ decisionId }) => decisionId === chosen) ?? null;
  const late = decision !== null && !decision.inTime;
  const refusedLate = late && body.askedBy !== null && body.lateReason.trim().length < 3;
  const told = body.about !== null || body.grounds.length > 0;
  const edit = (part: Partial<AgainBody>): void => {
    setProblems({});
    draft.set({ ...body, ...part });
  };
  const register = async (): Promise<void> => {
    const whole = { ...body, decisionId: chosen };
    const found = againProblems(whole, today);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first !== undefined) return document.getElementById(`again-${first}`)?.focus();
    const args = againArgs(whole, held.caseId, today, late, taskId);
    if (args === null || form === null) return;
    const saw = Object.fromEntries(Object.entries(form.saw).filter(([row]) => row === 'decision/*' || row === 'challenge/*'));
    const words = refusedLate ? 'Recorded as too late. A new change is in the open work.' : 'Recorded. It is in the open work, and a message is drafted.';
    const done = await act('challenge.register', held.clusterId, args, { saw, words, requestId: requestIdFor(args) });
    if (!done.ok) return setFailure(done.error);
    await draft.discard();
    onClose();
    go({ section: 'summary' });
  };
  return (
    <PaneShell
      label="Ask to look again"
      title="Ask to look again"
      icon={mdiScaleBalance}
      aside="A parent does not agree with a decision."
      onMain={() => void register()}
      onClose={onClose}
      foot={
        <ActionBar label="Ask to look again" promise={<DraftSaved {...keptOf(draft)} />}>
          <ActionButton kind="main" keys="Ctrl+Enter" onPress={() => void register()} {...(readOnly === undefined ? {} : { reasonId: 'case-read-only' })}>
            {refusedLate ? 'Record as too late' : 'Record the request'}
          </ActionButton>
        </ActionBar>
      }
    >
      <div className="cb-again-form" onBlur={() => void draft.flush()}>
        {failure !== null && <Failed error={failure} onRetry={() => void register()} />}
        <ChoiceField id="again-by" label="Who asks" look="line" value={body.askedBy} choices={parties} error={problems.by ?? null} onChange={(askedBy) => edit({ askedBy })} />
        <DateField id="again-on" label="Asked on" hint="Today, if left empty." value={body.askedOn} today={today} error={problems.on ?? null} onChange={(askedOn) => edit({ askedOn })} />
        <ChoiceField label="How they asked" look="line" value={body.channel === 'linkedChange' ? null : body.channel} choices={againChannels} onChange={(channel) => edit({ channel, changeId: null })} />
        <CheckList id="again-grounds" label="What they say is wrong" value={body.grounds} choices={grounds} error={problems.grounds ?? null} onChange={(value) => edit({ grounds: value })} />
        <DateField id="again-about" label="Date on their letter" hint="If they have it. It tells decisions apart." value={body.about} today={today} error={problems.about ?? null} onChange={(on) => edit({ about: on })} />
        {view.phase === 'loading' && <StillBars lines={4} words="Looking for the decision" />}
        {view.phase === 'failed' && <Failed error={view.error} onRetry={() => void store.getState().again()} />}
        {form !== null && form.candidates.length === 0 && (
          <EmptyState level={3} title="No decision yet">
            {form.ask}
          </EmptyState>
        )}
        {form !== null && form.candidates.length > 0 && <Candidates form={form} asks={about === null || told} value={chosen} error={problems.decision ?? null} onChange={(decisionId) => edit({ decisionId })} />}
        {form !== null && form.linked.length > 0 && (
          <ChoiceField
            label="A report that counts as this"
            value={body.changeId}
            choices={form.linked.map(({ changeId, title, reportedOn }) => ({ value: changeId, label: `${title}, reported ${formatDate(reportedOn)}` }))}
            onChange={(changeId) => edit({ changeId, decisionId: form.linked.find((one) => one.changeId === changeId)?.decisionId ?? body.decisionId })}
          />
        )}
        <YesNoField id="again-evidence" label="Do they have new proof?" value={body.newEvidence} error={problems.evidence ?? null} onChange={(newEvidence) => edit({ newEvidence })} />
        {late && (
          <>
            <TextField id="again-late" label="Good reason for being late" hint="For example a stay in hospital, or the letter went astray." rows={2} maxLength={400} value={body.lateReason} onChange={(lateReason) => edit({ lateReason })} />
            {refusedLate && <MessageBox kind="info">Late without a good reason is no challenge. It is recorded, and opened as a new change from the day they asked.</MessageBox>}
          </>
        )}
      </div>
    </PaneShell>
  );
}
