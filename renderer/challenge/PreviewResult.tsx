import type { ReactNode } from 'react';
import { formatDate } from '../../app/model/calendar.ts';
import { formatPence } from '../../app/model/pounds.ts';
import { Failed } from '../app/Failed.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { countWords } from '../words/countWords.ts';
import { differenceWords } from '../words/moneyWords.ts';
import type { Preview } from './correctionForm.ts';
import type { PreviewStore } from './previewStore.ts';

const channels = { sms: 'Text', email: 'Email', letter: 'Letter' } as const;

/** What does not fit the decision, in words; the codes are those of the rule. */
function problemWords({ code, fields }: NonNullable<Preview['problem']>): string {
  if (code === 'CHANGE_NOT_OFFERED') return 'Another decision begins in between. A decision maker works out each part.';
  if (fields.includes('startDate')) return 'It cannot start then. Choose a day that is not its own, while it runs, with a decision before it.';
  if (fields.includes('duplicate')) return 'There is no earlier decision to bring back.';
  return 'This cannot be worked out with these facts. Check each one.';
}

function Table({ preview }: Readonly<{ preview: Preview }>): ReactNode {
  return (
    <table className="cb-again-table">
      <caption className="cb-unseen">Weekly amount, before and after</caption>
      <thead>
        <tr>
          <th scope="col">Days</th>
          <th scope="col" className="cb-again-pence">Before</th>
          <th scope="col" className="cb-again-pence">After</th>
          <th scope="col" className="cb-again-pence">Difference</th>
        </tr>
      </thead>
      <tbody>
        {preview.periods.map(({ from, until, before, after }) => (
          <tr key={from}>
            <th scope="row">{until === null ? `From ${formatDate(from)}` : `${formatDate(from)} to ${formatDate(until)}`}</th>
            <td className="cb-again-pence">{before === null ? '–' : formatPence(before)}</td>
            <td className="cb-again-pence">
              <strong>{formatPence(after)}</strong>
            </td>
            <td className="cb-again-pence">{before === null ? '' : differenceWords(before, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Before and after, the money already asked for, and who is told. */
export function PreviewResult({ view, onRetry }: Readonly<{ view: ReturnType<PreviewStore['getState']>['view']; onRetry: () => void }>): ReactNode {
  if (view.phase === 'nothing') return <p className="cb-quiet">Put a fact right to see the amount before and after.</p>;
  if (view.phase === 'loading') return <StillBars lines={3} words="Working it out" />;
  if (view.phase === 'failed') return <Failed error={view.error} onRetry={onRetry} />;
  const { preview } = view;
  if (preview.problem !== null) return <MessageBox kind="warn">{problemWords(preview.problem)}</MessageBox>;
  return (
    <div className="cb-again-part" aria-live="polite">
      <h3>Before and after, a week</h3>
      <Table preview={preview} />
      {!preview.different && <MessageBox kind="info">The amount stays the same. There is nothing to put right.</MessageBox>}
      {preview.adjusted !== 0 && <p>For payments already asked for: {formatPence(Math.abs(preview.adjusted))} {preview.adjusted > 0 ? 'more to pay' : 'less to pay'}.</p>}
      {preview.otherCases > 0 && <p>{countWords(preview.otherCases, 'other case')} of this paying parent {preview.otherCases === 1 ? 'changes' : 'change'} too.</p>}
      {preview.different && (
        <>
          <h3>Drafted for you to read</h3>
          <ul className="cb-again-list">
            {preview.notices.map(({ to, channel, title, reference }, index) => (
              <li key={index}>
                <PartyTile party={to === 'payingParent' ? 'paying' : 'receiving'} size={16}>
                  {channels[channel]}: {title}, {reference}
                </PartyTile>
              </li>
            ))}
            {preview.notices.length === 0 && <li>Nobody can be written to safely. See to it by hand.</li>}
          </ul>
        </>
      )}
    </div>
  );
}
