import { mdiShieldAlert, mdiTimerSand } from '@mdi/js';
import type { ReactNode } from 'react';
import { CaseNumber } from './CaseNumber.tsx';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import { PartyTile, type Party } from './PartyTile.tsx';
import { StatusTag, type StatusTone } from './StatusTag.tsx';
import { statusIcons } from './statusIcons.ts';
import './rows.css';

type WorkRowProps = Readonly<{
  /** Two lines at comfortable density, else one. */
  lines: 1 | 2;
  /** Icon path of the kind of work. */
  icon: string;
  task: string;
  /** Case number. */
  reference: string;
  party?: Party;
  safeContact?: boolean;
  due?: Readonly<{ words: string; tone: StatusTone; icon?: string }>;
  whyNow?: string;
  waitingOn?: string;
  /** Last note, or what is asked next; at the right of the second line. */
  aside?: ReactNode;
  /** `Taken by CW-11 at 9:42am`: the row is struck through and has no tick. */
  taken?: string;
}>;

/** A work item in a list. Shows only what has a value. */
export function WorkRow(props: WorkRowProps): ReactNode {
  const { lines, icon, task, reference, party, safeContact, due, whyNow, waitingOn, aside, taken } = props;
  const two = lines === 2;
  const right =
    taken !== undefined ? (
      <span className="cb-work-aside">{taken}</span>
    ) : due === undefined ? null : (
      <StatusTag tone={due.tone} look="quiet" {...(due.icon === undefined ? {} : { icon: due.icon })}>
        {due.words}
      </StatusTag>
    );
  const name = (
    <>
      <span className="cb-work-task">{taken === undefined ? task : <s>{task}</s>}</span>
      <CaseNumber reference={reference} taken={taken !== undefined} />
      {party !== undefined && <PartyTile party={party} size={16} words={two ? 'short' : 'none'} />}
    </>
  );
  return (
    <span className={classes('cb-work', two && 'cb-work-two')}>
      <span className="cb-work-icon">
        <Icon path={icon} />
      </span>
      <span className="cb-work-line">
        {name}
        {safeContact === true &&
          (two ? (
            <StatusTag tone="plum" look="quiet" icon={mdiShieldAlert}>
              Safe contact
            </StatusTag>
          ) : (
            <span className="cb-tone-plum cb-work-mark">
              <Icon path={mdiShieldAlert} size={14} label="Safe contact" />
            </span>
          ))}
        {!two && <span className="cb-work-why">{whyNow}</span>}
        {!two && waitingOn !== undefined && (
          <span className="cb-tone-blue cb-work-mark">
            <Icon path={mdiTimerSand} size={14} label={`Waiting on ${waitingOn}`} />
          </span>
        )}
        <span className="cb-work-right">{right}</span>
      </span>
      {two && (
        <span className="cb-work-line cb-work-second">
          <span className="cb-work-why">{whyNow}</span>
          <span className="cb-work-right">
            {waitingOn === undefined ? (
              <span className="cb-work-aside">{aside}</span>
            ) : (
              <StatusTag tone="blue" look="quiet" icon={statusIcons.waiting.icon}>
                {waitingOn}
              </StatusTag>
            )}
          </span>
        </span>
      )}
    </span>
  );
}
