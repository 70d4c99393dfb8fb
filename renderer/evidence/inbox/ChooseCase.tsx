import { useState, type ReactNode } from 'react';
import type { Output } from '../../../app/contract/index.ts';
import type { Failure } from '../../../app/result.ts';
import { useApp } from '../../app/AppContext.tsx';
import { Failed } from '../../app/Failed.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { CaseNumber } from '../../parts/CaseNumber.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { countWords } from '../../words/countWords.ts';

type Hit = Output<'search.find'>['hits'][number];
export type ChosenCase = Readonly<{ caseId: string; reference: string }>;
const MOST = 8;

/** Which case a file belongs to, when its name does not say: by number, name or customer number. */
export function ChooseCase({ name, onChoose, onClose }: Readonly<{ name: string; onChoose: (chosen: ChosenCase) => void; onClose: () => void }>): ReactNode {
  const { api, announce } = useApp();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Hit[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<Failure | null>(null);
  const find = async (): Promise<void> => {
    if (text.trim() === '') return setProblem('Type a case number, a name or a customer number');
    const answer = await api.call('search.find', { text: text.trim(), limit: MOST });
    if (!answer.ok) return setError(answer.error);
    setError(null);
    const hits = answer.value.hits.filter(({ what }) => what !== 'note');
    const cases = hits.filter(({ caseId }, at) => hits.findIndex((one) => one.caseId === caseId) === at);
    setFound(cases);
    announce(countWords(cases.length, 'case'));
  };
  return (
    <DialogFrame open title={`Which case is ${name} for?`} width={520} onClose={onClose}>
      <form
        className="cb-evidence-form"
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        {error !== null && <Failed error={error} onRetry={() => void find()} />}
        <TextField
          label="Case number, name or customer number"
          error={problem}
          maxLength={120}
          value={text}
          onChange={(typed) => {
            setProblem(null);
            setText(typed);
          }}
        />
        <div className="cb-evidence-form-acts">
          <ActionButton kind="main" submit keys="Enter" onPress={() => undefined}>
            Find the case
          </ActionButton>
          <ActionButton onPress={onClose}>Later</ActionButton>
        </div>
        {found !== null && found.length === 0 && <p className="cb-evidence-say">No case fits. Check the number, or search by name.</p>}
        {found !== null && found.length > 0 && (
          <ul className="cb-inbox-cases" aria-label="Cases found">
            {found.map(({ caseId, reference, title, detail }) => (
              <li key={caseId}>
                <button type="button" className="cb-inbox-case" onClick={() => onChoose({ caseId, reference })}>
                  <CaseNumber reference={reference} />
                  <span>{title === reference ? detail : `${title}, ${detail}`}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </form>
    </DialogFrame>
  );
}
