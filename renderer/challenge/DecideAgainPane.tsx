import { mdiScaleBalance } from '@mdi/js';
import { useState, type ReactNode } from 'react';
import { formatDate } from '../../app/model/calendar.ts';
import type { Failure } from '../../app/result.ts';
import { useApp } from '../app/AppContext.tsx';
import { DraftSaved } from '../app/DraftSaved.tsx';
import { keptOf } from '../app/draftStore.ts';
import { Failed } from '../app/Failed.tsx';
import { useDraft } from '../app/useDraft.ts';
import { useCase } from '../case/CaseContext.tsx';
import { ActionBar } from '../parts/ActionBar.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useRequestId } from '../shell/dialogs/useRequestId.ts';
import { weeklyWords } from '../words/moneyWords.ts';
import { grounds, type Challenge } from './againForm.ts';
import { correctionForm, type CorrectionBody } from './correctionForm.ts';
import { FactFields } from './FactFields.tsx';
import { PaneShell } from './PaneShell.tsx';
import { PreviewResult } from './PreviewResult.tsx';
import { useCorrection } from './useCorrection.ts';

const outcomes = [
  { value: 'upheld', label: 'It stays the same', about: 'Both parents are told, with their right to appeal.' },
  { value: 'changed', label: 'It changes', about: 'From the day the decision itself began. Later days are worked out again.' },
] as const;

/** Decides a challenge: the decision stays, or its facts are put right from its own date. */
export function DecideAgainPane({ challenge, onClose }: Readonly<{ challenge: Challenge; onClose: () => void }>): ReactNode {
  const { act } = useApp();
  const { held, readOnly, go } = useCase();
  const requestIdFor = useRequestId();
  const draft = useDraft({ key: `again:${held.caseId}:${challenge.decisionId}`, caseId: held.caseId, title: 'Look at a decision again' }, correctionForm);
  const [turned, setTurned] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { body } = draft;
  const { facts, again, problems, corrections, preview, look } = useCorrection(challenge.decisionId, 'challenge', body);
  const edit = (part: Partial<CorrectionBody>): void => draft.set({ ...body, ...part });
  const known = facts.phase === 'ready' ? facts.value : null;
  const worked = preview.phase === 'ready' && preview.preview.problem === null && preview.preview.different ? preview.preview : null;
  const missing = { outcome: body.outcome === null, because: body.because.trim().length < 3, facts: body.outcome === 'changed' && worked === null };
  const decide = async (): Promise<void> => {
    setTurned(true);
    if (missing.outcome) return document.getElementById('decide-outcome')?.focus();
    if (missing.facts) return document.getElementById('fact-income')?.focus();
    if (missing.because) return document.getElementById('decide-because')?.focus();
    const outcome = body.outcome === 'changed' ? { result: 'changed', corrections, expectWeekly: worked?.after?.weekly ?? null } : { result: 'upheld' };
    const args = { challengeId: challenge.challengeId, caseId: held.caseId, outcome, because: body.because.trim() };
    const done = await act('challenge.decide', held.clusterId, args, { saw: known?.saw ?? {}, words: body.outcome === 'changed' ? 'Decision changed. The letters are drafted.' : 'The decision stays. The letters are drafted.', requestId: requestIdFor(args) });
    if (!done.ok) return setFailure(done.error);
    await draft.discard();
    onClose();
    go({ section: 'messages' });
  };
  const blocked = readOnly !== undefined ? { reasonId: 'case-read-only' } : challenge.ownDecision ? { reason: 'You made this decision. Somebody else looks at it.' } : {};
  return (
    <PaneShell
      label="Look at a decision again"
      title={`Look again at decision ${challenge.number}`}
      icon={mdiScaleBalance}
      aside={`${challenge.title}. Asked on ${formatDate(challenge.askedOn)}. Our target is ${formatDate(challenge.dueOn)}.`}
      onMain={() => void (Object.keys(blocked).length === 0 && decide())}
      onClose={onClose}
      foot={
        <ActionBar label="Look at a decision again" promise={<DraftSaved {...keptOf(draft)} />}>
          <ActionButton kind="main" keys="Ctrl+Enter" onPress={() => void decide()} {...blocked}>
            Decide
          </ActionButton>
        </ActionBar>
      }
    >
      <div className="cb-again-form" onBlur={() => void draft.flush()}>
        {failure !== null && <Failed error={failure} onRetry={() => void decide()} />}
        <div>
          <PartyTile party={challenge.askedBy === 'payingParent' ? 'paying' : 'receiving'}>
            {challenge.askedBy === 'payingParent' ? 'Paying parent' : 'Receiving parent'} says: {challenge.grounds.map((ground) => grounds.find(({ value }) => value === ground)?.label.toLowerCase() ?? ground).join(', ')}.
          </PartyTile>
          <p className="cb-quiet">
            {challenge.newEvidence ? 'They have new proof. ' : ''}
            {challenge.timing === 'inTime' ? 'Asked in time.' : 'Asked late, with a good reason.'}
          </p>
        </div>
        {facts.phase === 'failed' && <Failed error={facts.error} onRetry={() => void again()} />}
        {known !== null && (
          <p>
            The decision: {weeklyWords(known.decision.weekly)} from {formatDate(known.decision.effectiveFrom)}.
          </p>
        )}
        <ChoiceField id="decide-outcome" label="What comes of it" value={body.outcome} choices={outcomes} error={turned && missing.outcome ? 'Choose what comes of it' : null} onChange={(outcome) => edit({ outcome })} />
        {body.outcome === 'changed' && known !== null && (
          <>
            <FactFields facts={known} body={body} problems={problems} wrong={null} onChange={edit} />
            {turned && missing.facts && <MessageBox kind="error">Put a fact right so that the amount changes, or choose that it stays the same.</MessageBox>}
            <PreviewResult view={preview} onRetry={look} />
          </>
        )}
        <TextField id="decide-because" label="Why" hint="For staff and for a tribunal. It is not in the letters." rows={3} maxLength={400} value={body.because} error={turned && missing.because ? 'Say why in a few words' : null} onChange={(because) => edit({ because })} />
      </div>
    </PaneShell>
  );
}
