import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { RunView } from '../../app/instructions/view.ts';
import { formatDate } from '../../app/model/calendar.ts';
import { useToday } from '../app/AppContext.tsx';
import { GateList } from '../change/GateList.tsx';
import { RequestLanes } from '../change/RequestLanes.tsx';
import { ResultTable } from '../change/ResultTable.tsx';
import { WorkingDialog } from '../change/WorkingDialog.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import type { RunPreview } from './instructionState.ts';
import './runPreview.css';

/** Everything this run will do, to read before the one confirm. */
export function RunPreviewView({
  preview,
  effects,
}: Readonly<{ preview: RunPreview; effects: RunView['effects'] }>): ReactNode {
  const today = useToday();
  const heading = useRef<HTMLHeadingElement>(null);
  const [explaining, setExplaining] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const { change } = preview;
  return (
    <div className="cb-run-preview">
      <h3 ref={heading} tabIndex={-1} className="cb-run-preview-title">
        Everything this will do
      </h3>
      {preview.blocked !== null && <MessageBox kind="warn" title={preview.blocked} />}
      {preview.outcome !== null && (
        <p>
          Outcome: <strong>{preview.outcome}</strong>
        </p>
      )}
      {change !== null && (
        <>
          {change.warnings.map((warning) => (
            <MessageBox key={warning} kind="warn" title={warning} />
          ))}
          {(change.before !== null || change.after !== null) && (
            <section className="cb-change-part">
              <SectionHead
                level={4}
                aside={change.effective === null ? undefined : `from ${formatDate(change.effective.on)}`}
              >
                Result
              </SectionHead>
              <ResultTable
                before={change.before}
                after={change.after}
                {...(change.lines.length > 0 ? { onExplain: () => setExplaining(true) } : {})}
              />
            </section>
          )}
        </>
      )}
      <ol className="cb-writes">
        {preview.writes.map(({ title, detail }, index) => (
          // Two lines can read the same; the order is what tells them apart.
          <li key={index}>
            <strong>{title}</strong>
            <span className="cb-aside">{detail}</span>
          </li>
        ))}
      </ol>
      {change === null &&
        effects.requests
          .filter(({ settled }) => settled)
          .map(({ key, anyOf }) => (
            <section key={key} className="cb-change-part">
              <SectionHead level={4} aside="any one of these is enough">
                Proof that is asked for
              </SectionHead>
              <ul className="cb-run-did">
                {anyOf.map(({ id, label }) => (
                  <li key={id}>{label}</li>
                ))}
              </ul>
            </section>
          ))}
      {change !== null && (
        <>
          <RequestLanes requests={change.requests} today={today} level={4} />
          <GateList gates={change.gates} level={4} />
          <WorkingDialog open={explaining} lines={change.lines} onClose={() => setExplaining(false)} />
        </>
      )}
    </div>
  );
}
