import { mdiShieldAlert } from '@mdi/js';
import type { ReactNode } from 'react';
import { formatPence } from '../../app/model/pounds.ts';
import { CaseNumber } from '../parts/CaseNumber.tsx';
import { ExplainableFigure } from '../parts/ExplainableFigure.tsx';
import { Money } from '../parts/Figures.tsx';
import { Icon } from '../parts/Icon.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import type { CaseLine } from './casesStore.ts';

const services = { collectAndPay: 'Collect and Pay', directPay: 'Direct Pay' } as const;

/** One case in the list. Words that the column heads give to the eye are read with each value. */
export function CaseRow({ line, onExplain }: Readonly<{ line: CaseLine; onExplain: () => void }>): ReactNode {
  const { reference, receiving, paying, service, weekly, openTasks, safety, owner } = line;
  return (
    <span className="cb-case-line">
      <span className="cb-case-cell">
        <CaseNumber reference={reference} />
        {safety && (
          <span className="cb-tone-plum cb-work-mark">
            <Icon path={mdiShieldAlert} size={14} label="Safe contact" />
          </span>
        )}
      </span>
      <span className="cb-case-cell">
        <PartyTile party="receiving" size={16} words="none" />
        <span className="cb-case-name">{receiving}</span>
      </span>
      <span className="cb-case-cell">
        <PartyTile party="paying" size={16} words="none" />
        <span className="cb-case-name">{paying}</span>
      </span>
      <span className="cb-case-name">{services[service]}</span>
      <span className="cb-case-sum">
        {weekly !== null && (
          <>
            <ExplainableFigure inGrid about={`Why ${formatPence(weekly)} a week`} onExplain={onExplain}>
              <Money pence={weekly} />
            </ExplainableFigure>
          </>
        )}
      </span>
      <span className="cb-case-sum">
        {openTasks > 0 && openTasks}
        {openTasks > 0 && <span className="cb-unseen"> open {openTasks === 1 ? 'task' : 'tasks'}</span>}
      </span>
      <span className="cb-case-name">
        {owner !== null && <span className="cb-unseen">Owner </span>}
        {owner}
      </span>
    </span>
  );
}
