import type { ReactNode } from 'react';
import { formatDate } from '../../app/model/calendar.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { countWords } from '../words/countWords.ts';
import { weeklyWords } from '../words/moneyWords.ts';
import type { AgainForm, Candidate } from './againForm.ts';

/** When it was made and told, until when they may ask, and why it may be the one. */
function About({ candidate, suggested }: Readonly<{ candidate: Candidate; suggested: boolean }>): ReactNode {
  const { performedOn, noticeOn, askBy, inTime, daysLate, why, effectiveFrom } = candidate;
  return (
    <>
      {suggested && <strong className="cb-again-why">Fits best. {why.length === 0 ? 'It is the only one they can mean.' : ''}</strong>}
      <span className="cb-again-why">
        From {formatDate(effectiveFrom)}. Made {formatDate(performedOn)}
        {noticeOn === null ? ', no letter has gone' : noticeOn === performedOn ? '' : `, letter ${formatDate(noticeOn)}`}.
      </span>
      <span className={inTime ? 'cb-again-why' : 'cb-again-why cb-again-late'}>{askBy === null ? 'No time runs yet.' : inTime ? `They may ask until ${formatDate(askBy)}.` : `They could ask until ${formatDate(askBy)}: ${countWords(daysLate, 'day')} late.`}</span>
      {why.length > 0 && <span className="cb-again-why">{why.filter((words) => !words.startsWith('The time to ask ended')).join('. ')}</span>}
    </>
  );
}

/** The decisions a parent may mean, best match first. One is chosen by a person. */
export function Candidates({ form, asks, value, error, onChange }: Readonly<{ form: AgainForm; /** False where a person has opened one decision and knows nothing more. */ asks: boolean; value: string | null; error: string | null; onChange: (decisionId: string) => void }>): ReactNode {
  return (
    <>
      {asks && form.ask !== null && (
        <MessageBox kind="warn" announce={form.ask}>
          {form.ask}
        </MessageBox>
      )}
      <ChoiceField
        id="again-decision"
        label="Which decision"
        hint="Read its date to them. A wrong one cannot be seen later."
        value={value}
        error={error}
        choices={form.candidates.map((candidate) => ({
          value: candidate.decisionId,
          label: `Decision ${candidate.number}: ${candidate.title}, ${weeklyWords(candidate.weekly)}`,
          about: <About candidate={candidate} suggested={candidate.decisionId === form.suggestedId} />,
          ...(candidate.open ? { reason: 'It is being looked at again now' } : candidate.standing ? {} : { reason: 'A later decision replaced it' }),
        }))}
        onChange={onChange}
      />
    </>
  );
}
