import { mdiAlarmCheck, mdiTimerSand } from '@mdi/js';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatTime } from '../../app/model/calendar.ts';
import type { Output } from '../../app/contract/index.ts';
import { taskTitle } from '../../app/work/taskWords.ts';
import { useApp, useCoreEvents, useToday } from '../app/AppContext.tsx';
import { placeOfItem } from '../app/workItem.ts';
import { createAskStore } from '../case/askStore.ts';
import { Icon } from '../parts/Icon.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import './waitingMine.css';

type Item = Output<'waiting.mine'>['woke'][number];

function Line({ item, woke }: Readonly<{ item: Item; woke: boolean }>): ReactNode {
  const { desk } = useApp();
  const { row, words } = item;
  return (
    <li className="cb-woke">
      <span className={woke ? 'cb-woke-mark cb-tone-green' : 'cb-woke-mark cb-tone-blue'}>
        <Icon path={woke ? mdiAlarmCheck : mdiTimerSand} size={18} />
      </span>
      <span className="cb-woke-title">
        <strong>{taskTitle(row)}</strong>
        <LinkButton onPress={() => desk.getState().openCase(row.caseId, row.reference, placeOfItem(row))}>{row.reference}</LinkButton>
        {row.subject !== null && <PartyTile party={row.subject === 'payingParent' ? 'paying' : 'receiving'} size={16} />}
      </span>
      <span className="cb-woke-why">{words}</span>
      {row.wokeAt !== null && woke && (
        <time className="cb-woke-at" dateTime={row.wokeAt}>
          {formatTime(row.wokeAt)}
        </time>
      )}
    </li>
  );
}

/** Own items that an answer or silence has freed today, and own waits that end within two days. Nothing when there is neither. */
export function WaitingMine(): ReactNode {
  const { api } = useApp();
  const today = useToday();
  const [store] = useState(() => createAskStore(() => api.call('waiting.mine', {})));
  const { view, ask } = useStore(store);
  useEffect(() => {
    if (today !== '') void ask();
  }, [ask, today]);
  useCoreEvents((event) => {
    if (event.type === 'changed' || event.type === 'session') void ask();
  });
  if (view.phase !== 'ready') return null;
  const { woke, ending } = view.value;
  return (
    <>
      {woke.length > 0 && (
        <section aria-labelledby="today-woke">
          <SectionHead id="today-woke" ruled aside="The last answer is in, or its date has passed. These can go on now.">
            Woke today
          </SectionHead>
          <ul className="cb-wokes">
            {woke.map((item) => (
              <Line key={item.row.taskId} item={item} woke />
            ))}
          </ul>
        </section>
      )}
      {ending.length > 0 && (
        <section aria-labelledby="today-ending">
          <SectionHead id="today-ending" ruled aside="After that day, silence counts.">
            Waits that end soon
          </SectionHead>
          <ul className="cb-wokes">
            {ending.map((item) => (
              <Line key={item.row.taskId} item={item} woke={false} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
