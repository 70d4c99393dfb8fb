import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useApp, useNow, useToday } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { StatusTag } from '../parts/StatusTag.tsx';
import { usePromiseActs } from '../promises/usePromiseActs.tsx';
import '../promises/promises.css';
import type { TodayData } from './todayStore.ts';
import { byWords, keptWords, promiseLeft } from './todayWords.ts';
import './counts.css';

type Promised = TodayData['promises'][number];

function Left({ promise }: Readonly<{ promise: Promised }>): ReactNode {
  const today = useToday();
  const { words, state } = promiseLeft(promise, today, useNow());
  if (state === 'later' && promise.warnOn > today) return <span className="cb-quiet">{words}</span>;
  return (
    <StatusTag look="quiet" {...(state === 'late' ? statusIcons.overdue : statusIcons.dueToday)}>
      {words}
    </StatusTag>
  );
}

/** What we told parents we would do, soonest first, with the time that is left. */
export function Promises({ today: { promises, promiseTotal, promisesKept } }: Readonly<{ today: TodayData }>): ReactNode {
  const { desk } = useApp();
  const today = useToday();
  const acts = usePromiseActs();
  return (
    <section aria-labelledby="today-promises">
      <SectionHead
        id="today-promises"
        aside={`What we told parents we would do. ${keptWords(promisesKept)}`.trim()}
        {...(promiseTotal === 0 ? {} : { action: <LinkButton onPress={() => desk.getState().show('promises')}>{promiseTotal === 1 ? 'See the promise' : `All ${promiseTotal} promises`}</LinkButton> })}
      >
        Promises
      </SectionHead>
      {acts.failure !== null && (
        <Failed error={acts.failure} kind="warn">
          <ActionButton onPress={acts.dropFailure}>Close</ActionButton>
        </Failed>
      )}
      {promises.length === 0 ? (
        <EmptyState level={3} title="No open promises">
          When you tell a parent that we will do something, make a promise on the case. It stands here until it is kept.
        </EmptyState>
      ) : (
        <div className="cb-table-box">
          <Table aria-labelledby="today-promises">
            <TableHead>
              <TableRow>
                <TableCell>By</TableCell>
                <TableCell>What we promised</TableCell>
                <TableCell>To</TableCell>
                <TableCell>Case</TableCell>
                <TableCell align="right">Time left</TableCell>
                <TableCell align="right">
                  <span className="cb-unseen">Do</span>
                </TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {promises.map((promise) => (
                <TableRow key={promise.promiseId}>
                  <TableCell>{byWords(promise, today)}</TableCell>
                  <TableCell>
                    <strong className="cb-strong">{promise.what}</strong>
                  </TableCell>
                  <TableCell>
                    <PartyTile party={promise.to === 'payingParent' ? 'paying' : 'receiving'} size={16} />
                  </TableCell>
                  <TableCell>
                    <LinkButton onPress={() => desk.getState().openCase(promise.caseId, promise.reference)}>{promise.reference}</LinkButton>
                  </TableCell>
                  <TableCell align="right">
                    <Left promise={promise} />
                  </TableCell>
                  <TableCell align="right">
                    <span className="cb-promise-acts">
                      <LinkButton name={`Mark as kept: ${promise.what}, ${promise.reference}`} onPress={() => void acts.keep(promise)}>
                        Kept
                      </LinkButton>
                      <LinkButton name={`Move: ${promise.what}, ${promise.reference}`} onPress={() => acts.move(promise)}>
                        Move
                      </LinkButton>
                      <LinkButton name={`Take back: ${promise.what}, ${promise.reference}`} onPress={() => acts.takeBack(promise)}>
                        Take back
                      </LinkButton>
                    </span>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      {acts.dialog}
    </section>
  );
}
