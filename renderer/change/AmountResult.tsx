import { mdiArrowRight } from '@mdi/js';
import { useState, type ReactNode } from 'react';
import type { ChangePreview } from '../../app/contract/change.ts';
import { formatPence } from '../../app/model/pounds.ts';
import { classes } from '../parts/classes.ts';
import { ExplainableFigure } from '../parts/ExplainableFigure.tsx';
import { Icon } from '../parts/Icon.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { changeWords } from '../words/moneyWords.ts';
import { listWords } from '../words/countWords.ts';
import { ResultTable } from './ResultTable.tsx';
import { ToleranceScale } from './ToleranceScale.tsx';
import { WorkingDialog } from './WorkingDialog.tsx';

const asides: Readonly<Record<ChangePreview['path'], string>> = {
  decide: 'this is what would be decided',
  waitForProof: 'provisional until the proof is in',
  refuse: 'the amount stays the same',
  handOver: 'a decision maker decides',
  apply: '',
};

function Figures({ preview, onExplain }: Readonly<{ preview: ChangePreview; onExplain: () => void }>): ReactNode {
  const { before, after } = preview;
  if (before === null) return null;
  return (
    <p className="cb-big">
      <span className="cb-big-was">
        <span className="cb-unseen">Before </span>
        {formatPence(before.weekly)}
      </span>
      {after !== null && after.weekly !== before.weekly && (
        <>
          <Icon path={mdiArrowRight} size={20} />
          <span className="cb-result">
            <span className="cb-unseen">After </span>
            <ExplainableFigure about={`${formatPence(after.weekly)} a week`} onExplain={onExplain}>
              {formatPence(after.weekly)}
            </ExplainableFigure>
          </span>
        </>
      )}
      <span className="cb-big-per">a week</span>
      {after !== null && <span className="cb-big-change">{changeWords(before.weekly, after.weekly)}</span>}
      {preview.path === 'refuse' && <span className="cb-big-change">stays the same</span>}
    </p>
  );
}

function BigEnough({ tolerance }: Readonly<{ tolerance: NonNullable<ChangePreview['tolerance']> }>): ReactNode {
  const { met, percent, source } = tolerance;
  return (
    <section className="cb-change-part">
      <SectionHead level={3} action={<span className="cb-aside">{source}</span>}>
        Is it big enough?{' '}
        <StatusTag {...(met ? statusIcons.done : statusIcons.notNow)}>
          {met ? 'Yes' : 'No'}, {percent}%
        </StatusTag>
      </SectionHead>
      <ToleranceScale tolerance={tolerance} />
    </section>
  );
}

/** The live result of a change that moves an amount. What is still missing is named; an old result stays while working. */
export function AmountResult({
  preview,
  working,
  needs,
  live = false,
  beside,
}: Readonly<{ preview: ChangePreview; working: boolean; needs: readonly string[]; live?: boolean; /** Stands under the test of size: who hears of it. */ beside?: ReactNode }>): ReactNode {
  const [explaining, setExplaining] = useState(false);
  const explain = () => setExplaining(true);
  const aside = [...(live ? ['updates as you type'] : []), ...(asides[preview.path] === '' ? [] : [asides[preview.path]])].join('; ');
  return (
    <div className={classes('cb-change-top', working && 'is-working', preview.tolerance === null && (beside === undefined || beside === false) && 'is-alone')}>
      <section className="cb-change-part" aria-busy={working || undefined}>
        <SectionHead level={2} {...(needs.length > 0 || aside === '' ? {} : { aside })}>
          Result
        </SectionHead>
        {needs.length > 0 && <p className="cb-needs">Cannot work this out yet: needs {listWords(needs)}.</p>}
        <Figures preview={preview} onExplain={explain} />
        {(preview.after !== null || needs.length > 0) && (
          <ResultTable before={preview.before} after={preview.after} {...(preview.lines.length > 0 ? { onExplain: explain } : {})} />
        )}
      </section>
      <div className="cb-change-beside">
        {preview.tolerance !== null && <BigEnough tolerance={preview.tolerance} />}
        {beside}
      </div>
      <WorkingDialog open={explaining} lines={preview.lines} onClose={() => setExplaining(false)} />
    </div>
  );
}
