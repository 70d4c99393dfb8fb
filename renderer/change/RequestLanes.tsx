import { mdiBank, mdiDatabaseOutline, mdiDomain, mdiGavel, mdiSendClockOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import type { ChangePreview } from '../../app/contract/change.ts';
import { daysBetween, formatDayMonth } from '../../app/model/calendar.ts';
import type { WaitingOn } from '../../app/model/rows/work.ts';
import { ifSilentWords, requestChannelWords, requestWhatWords, waitingOnWord } from '../../app/work/waitingWords.ts';
import { Icon } from '../parts/Icon.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import './lanes.css';

type Request = ChangePreview['requests'][number];
const icons: Readonly<Record<string, string>> = { employer: mdiDomain, bank: mdiBank, court: mdiGavel };

const Who = ({ to }: Readonly<{ to: string }>): ReactNode =>
  to === 'payingParent' || to === 'receivingParent' ? (
    <PartyTile party={to === 'payingParent' ? 'paying' : 'receiving'} size={16} />
  ) : (
    <span className="cb-party">
      <Icon path={icons[to] ?? mdiDatabaseOutline} size={16} />
      <span>{waitingOnWord(to as WaitingOn)}</span>
    </span>
  );

/** Who is asked for what, all together and with one due date, and what happens if nobody answers. */
export function RequestLanes({
  requests,
  today,
  level = 3,
}: Readonly<{ requests: readonly Request[]; today: string; level?: 3 | 4 }>): ReactNode {
  const dueOn = requests[0]?.dueOn;
  if (dueOn === undefined) return null;
  return (
    <section className="cb-change-part">
      <SectionHead level={level} aside={`All leave together and share one due date, ${formatDayMonth(dueOn)}. The last answer wakes this item.`}>
        Requests
      </SectionHead>
      <div className="cb-lanes-scroll">
        <table className="cb-lanes">
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">What, and how</th>
              <th scope="col">
                <span className="cb-unseen">State</span>
              </th>
              <th scope="col" className="cb-lane-head">
                <span>Today</span>
                <span>{formatDayMonth(dueOn)}, due</span>
              </th>
              <th scope="col">If silent</th>
            </tr>
          </thead>
          <tbody>
            {requests.map((request) => (
              <tr key={`${request.to}-${request.what}`}>
                <th scope="row">
                  <Who to={request.to} />
                </th>
                <td>
                  {requestWhatWords(request.what as 'payslip')}{' '}
                  <span className="cb-aside">{requestChannelWords(request.channel as 'sms')}</span>
                </td>
                <td>
                  <StatusTag look="quiet" tone="blue" icon={mdiSendClockOutline}>
                    Leaves when sent
                  </StatusTag>
                </td>
                <td>
                  <span
                    className={request.channel === 'feed' ? 'cb-lane cb-lane-nights' : 'cb-lane'}
                    aria-hidden="true"
                  >
                    {request.channel === 'feed' &&
                      Array.from({ length: Math.max(0, daysBetween(today, dueOn) - 1) }, (_, night) => (
                        <i key={night} />
                      ))}
                  </span>
                  {request.channel === 'feed' && <span className="cb-unseen">Asked again each night</span>}
                </td>
                <td>{ifSilentWords(request as Parameters<typeof ifSilentWords>[0], today).replace(/^.*: /, '')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
