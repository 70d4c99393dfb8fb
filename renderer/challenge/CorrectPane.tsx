import { mdiEraser } from '@mdi/js';
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
import { StillBars } from '../parts/StillBars.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useRequestId } from '../shell/dialogs/useRequestId.ts';
import { weeklyWords } from '../words/moneyWords.ts';
import { correctionForm, errorKinds, type CorrectionBody } from './correctionForm.ts';
import { FactFields } from './FactFields.tsx';
import { PaneShell } from './PaneShell.tsx';
import { PreviewResult } from './PreviewResult.tsx';
import { useCorrection } from './useCorrection.ts';

/** Puts one accidental mistake of ours right, without a parent having to ask. */
export function CorrectPane({ decisionId, onClose }: Readonly<{ decisionId: string; onClose: () => void }>): ReactNode {
  const { act } = useApp();
  const { held, readOnly, go } = useCase();
  const requestIdFor = useRequestId();
  const draft = useDraft({ key: `correct:${held.caseId}:${decisionId}`, caseId: held.caseId, title: 'Put a mistake right' }, correctionForm);
  const [turned, setTurned] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { body } = draft;
  const { facts, again, problems, corrections, preview, look } = useCorrection(decisionId, 'correction', body);
  const edit = (part: Partial<CorrectionBody>): void => draft.set({ ...body, ...part });
  const known = facts.phase === 'ready' ? facts.value : null;
  const worked = preview.phase === 'ready' && preview.preview.problem === null && preview.preview.different ? preview.preview : null;
  const missing = { wrong: body.wrong === null, facts: worked === null, because: body.because.trim().length < 3 };
  const correct = async (): Promise<void> => {
    setTurned(true);
    if (missing.wrong) return document.getElementById('correct-wrong')?.focus();
    if (missing.facts || missing.because) return document.getElementById(missing.because ? 'correct-because' : 'correct-wrong')?.focus();
    const args = { caseId: held.caseId, decisionId, wrong: body.wrong, corrections, because: body.because.trim(), expectWeekly: worked?.after?.weekly ?? null };
    const saw = Object.fromEntries(Object.entries(known?.saw ?? {}).filter(([row]) => row.endsWith('/*')));
    const done = await act('decision.correctError', held.clusterId, args, { saw, words: 'Mistake put right. The letters are drafted.', requestId: requestIdFor(args) });
    if (!done.ok) return setFailure(done.error);
    await draft.discard();
    onClose();
    go({ section: 'messages' });
  };
  const notCorrected = known?.notCorrected ?? null;
  const blocked = readOnly !== undefined ? { reasonId: 'case-read-only' } : notCorrected !== null ? { reasonId: 'correct-blocked' } : {};
  return (
    <PaneShell
      label="Correct an accidental error"
      title={known === null ? 'Correct an accidental error' : `Correct an error in decision ${known.decision.number}`}
      icon={mdiEraser}
      aside={known === null ? undefined : `${known.decision.title}: ${weeklyWords(known.decision.weekly)} from ${formatDate(known.decision.effectiveFrom)}, made ${formatDate(known.decision.performedOn)} by ${known.decision.by}.`}
      onMain={() => void (Object.keys(blocked).length === 0 && correct())}
      onClose={onClose}
      foot={
        <ActionBar label="Correct an accidental error" promise={<DraftSaved {...keptOf(draft)} />}>
          <ActionButton kind="main" keys="Ctrl+Enter" onPress={() => void correct()} {...blocked}>
            Put it right
          </ActionButton>
        </ActionBar>
      }
    >
      <div className="cb-again-form" onBlur={() => void draft.flush()}>
        {failure !== null && <Failed error={failure} onRetry={() => void correct()} />}
        {facts.phase === 'loading' && <StillBars lines={4} words="Loading the decision" />}
        {facts.phase === 'failed' && <Failed error={facts.error} onRetry={() => void again()} />}
        {notCorrected !== null && (
          <div id="correct-blocked">
            <MessageBox kind="warn" title="This cannot be put right here.">
              {notCorrected}
            </MessageBox>
          </div>
        )}
        {known !== null && (
          <>
            <ChoiceField id="correct-wrong" label="What was wrong" value={body.wrong} choices={errorKinds} error={turned && missing.wrong ? 'Choose what was wrong' : null} onChange={(wrong) => edit({ wrong, income: null, nights: {}, added: {}, otherChildren: '', startsOn: null })} />
            {body.wrong !== null && body.wrong !== 'duplicate' && <FactFields facts={known} body={body} problems={problems} wrong={body.wrong} onChange={edit} />}
            {turned && !missing.wrong && missing.facts && <MessageBox kind="error">Enter what it should have been, so that the amount changes.</MessageBox>}
            {body.wrong !== null && <PreviewResult view={preview} onRetry={look} />}
            <TextField id="correct-because" label="How we know" hint="For staff. The letters say that we made a mistake, and are sorry." rows={2} maxLength={400} value={body.because} error={turned && missing.because ? 'Say how we know in a few words' : null} onChange={(because) => edit({ because })} />
          </>
        )}
      </div>
    </PaneShell>
  );
}
