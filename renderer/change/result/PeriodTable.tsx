import type { ReactNode } from 'react';
import type { ChangePreview } from '../../../app/contract/change.ts';
import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { differenceWords } from '../../words/moneyWords.ts';

type Period = ChangePreview['periods'][number];

/** Every period whose amount moves, when there is more than one: a back-dated change. */
export function PeriodTable({ periods, level = 3 }: Readonly<{ periods: readonly Period[]; level?: 2 | 3 }>): ReactNode {
  if (periods.length < 2) return null;
  return (
    <section className="cb-change-part">
      <SectionHead level={level} aside="each amount is worked out again">
        {periods.length} periods change
      </SectionHead>
      <table className="cb-result-table cb-periods">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Until</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {periods.map(({ from, until, before, after }) => (
            <tr key={from}>
              <th scope="row">{formatDate(from)}</th>
              <td className="cb-periods-until">{until === null ? 'now on' : formatDate(until)}</td>
              <td>{before === null ? '–' : formatPence(before)}</td>
              <td>
                <strong>{formatPence(after)}</strong>
              </td>
              <td>{before === null ? 'new' : differenceWords(before, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
