import type { ReactNode } from 'react';
import { densities, type Density } from '../theme/density.ts';
import { countWords } from '../words/countWords.ts';
import { timeWords } from '../words/timeWords.ts';
import { groupChoices } from './filterWords.ts';
import { MenuButton } from './MenuButton.tsx';
import type { QueueGroup } from './queueTypes.ts';

/** Above the list: how it is grouped, how much it holds, how tightly it is set. */
export function ListHead({
  group,
  density,
  total,
  cases,
  asAt,
  onGroup,
  onDensity,
}: Readonly<{
  group: QueueGroup;
  density: Density;
  total: number | null;
  cases: number;
  /** Set while the hub cannot be reached: the moment the list stands as at. */
  asAt: string | null;
  onGroup: (group: QueueGroup) => void;
  onDensity: (density: Density) => void;
}>): ReactNode {
  return (
    <div className="cb-queue-listhead">
      <MenuButton choices={groupChoices.map(({ value, label }) => ({ key: value, label, chosen: value === group, onChoose: () => onGroup(value) }))}>
        Group by <strong>{groupChoices.find(({ value }) => value === group)?.label}</strong>
      </MenuButton>
      <span className="cb-queue-listhead-right">
        {total !== null && (
          <span>
            {asAt === null ? `${countWords(total, 'task')} in ${countWords(cases, 'case')}` : `${countWords(total, 'task')} on this laptop, as at ${timeWords(asAt)}`}
          </span>
        )}
        <MenuButton choices={densities.map((one) => ({ key: one, label: one, chosen: one === density, onChoose: () => onDensity(one) }))}>
          Density: {density}
        </MenuButton>
      </span>
    </div>
  );
}
