import type { ReactNode } from 'react';
import type { TraceLine } from '../../app/contract/case.ts';
import { DialogFrame } from '../parts/DialogFrame.tsx';

/** How an amount was worked out: each line with its law and the rule's id. */
export function WorkingDialog({
  open,
  lines,
  onClose,
}: Readonly<{ open: boolean; lines: readonly TraceLine[]; onClose: () => void }>): ReactNode {
  return (
    <DialogFrame open={open} width={720} title="How this was worked out" onClose={onClose}>
      <ol className="cb-working">
        {lines.map((line, index) => (
          // The same rule can stand twice; a line is known by its place.
          <li key={index}>
            <div className="cb-working-line">
              <strong>{line.title}</strong>
              <span>{line.formula}</span>
              <strong className="cb-figure">{line.result}</strong>
            </div>
            <div className="cb-aside">
              {line.source} · {line.ruleId}
            </div>
          </li>
        ))}
      </ol>
    </DialogFrame>
  );
}
