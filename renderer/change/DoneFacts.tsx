import type { ReactNode } from 'react';
import type { ChangePreview } from '../../app/contract/change.ts';
import { formatDate } from '../../app/model/calendar.ts';
import type { RequestBody } from '../../app/model/rows/requests.ts';
import type { WaitingOn } from '../../app/model/rows/work.ts';
import { requestChannelWords, requestWhatWords, waitingOnWord } from '../../app/work/waitingWords.ts';

/** What an act wrote, what left with it, and when the item comes back: one line each. */
export function DoneFacts({ wrote }: Readonly<{ wrote: Pick<ChangePreview, 'record' | 'requests' | 'opens' | 'path'> }>): ReactNode {
  const { record, requests, opens, path } = wrote;
  const dueOn = requests.map((request) => request.dueOn).toSorted().at(-1);
  const stands = path === 'apply' || path === 'decide';
  const lines = [
    ...(stands ? record.map(({ label, after }) => ({ label, words: after ?? 'taken off the record' })) : []),
    ...requests.map(({ to, what, channel }) => ({ label: `Asked: ${waitingOnWord(to as WaitingOn).toLowerCase().replace(/^(hmrc|dwp)$/, (name) => name.toUpperCase())}`, words: `${requestWhatWords(what as RequestBody['what'])}, ${requestChannelWords(channel as RequestBody['channel']).toLowerCase()}` })),
    ...(dueOn === undefined ? [] : [{ label: 'The item wakes', words: `with the last answer, or on ${formatDate(dueOn)}` }]),
    ...opens.map(({ title, dueOn: due }) => ({ label: 'New work', words: `${title}, due ${formatDate(due)}` })),
  ];
  if (lines.length === 0) return null;
  return (
    <dl className="cb-answers">
      {lines.map(({ label, words }) => (
        <div key={`${label}-${words}`}>
          <dt>{label}</dt>
          <dd>
            <span>{words}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
