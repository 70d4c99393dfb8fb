import type { ReactNode } from 'react';
import type { ChangePreview } from '../../app/contract/change.ts';
import { Icon } from '../parts/Icon.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import './lanes.css';

type Gate = ChangePreview['gates'][number];
const marks = {
  passed: { ...statusIcons.done, word: 'Passed' },
  waiting: { ...statusIcons.waiting, word: 'Waiting' },
  failed: { ...statusIcons.lookAtThis, word: 'Look at this' },
} as const;

/** What stands in the way comes first. */
const order: readonly Gate['state'][] = ['failed', 'waiting', 'passed'];

/** What has to hold before this may go on by itself: each gate with its state and its reason. */
export function GateList({ gates, level = 3 }: Readonly<{ gates: readonly Gate[]; level?: 3 | 4 }>): ReactNode {
  if (gates.length === 0) return null;
  const count = (state: Gate['state']): number => gates.filter((gate) => gate.state === state).length;
  const [passed, waiting, failed] = [count('passed'), count('waiting'), count('failed')];
  return (
    <section className="cb-change-part">
      <SectionHead
        level={level}
        aside={
          <span className="cb-tags">
            <StatusTag {...marks.passed}>{passed} passed</StatusTag>
            {waiting > 0 && <StatusTag {...marks.waiting}>{waiting} waiting</StatusTag>}
            {failed > 0 && <StatusTag {...marks.failed}>{failed} to look at</StatusTag>}
          </span>
        }
      >
        Gates
      </SectionHead>
      <ul className="cb-gates">
        {gates.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)).map((gate) => (
          <li key={gate.gate} className={`cb-gate cb-tone-${marks[gate.state].tone}`}>
            <Icon path={marks[gate.state].icon} size={16} label={marks[gate.state].word} />
            <span>
              <strong>{gate.title}</strong> <span className="cb-aside">{gate.words}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
