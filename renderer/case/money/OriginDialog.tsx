import type { ReactNode } from 'react';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { Money as MoneyFigure } from '../../parts/Figures.tsx';
import { useCase } from '../CaseContext.tsx';
import type { Origin } from './origin.ts';

/** The lines that make an amount and add up to it. An amount that a decision set leads on to how it was worked out. */
export function OriginDialog({ origin, onClose }: Readonly<{ origin: Origin | null; onClose: () => void }>): ReactNode {
  const { explain } = useCase();
  if (origin === null) return null;
  return (
    <DialogFrame open title={origin.title} width={640} onClose={onClose} actions={<ActionButton onPress={onClose}>Close</ActionButton>}>
      <div className="cb-case-table-box" role="region" aria-label="Lines that add up" tabIndex={0}>
        <table className="cb-case-table cb-money-origin">
          <caption className="cb-unseen">{origin.title}</caption>
          <thead className="cb-unseen">
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {origin.lines.map((line, index) => (
              <tr key={index}>
                <th scope="row">
                  {line.words}
                  {line.aside !== null && <span className="cb-aside">{line.aside}</span>}
                  {line.decisionId !== null && (
                    <LinkButton
                      onPress={() => {
                        onClose();
                        explain(line.decisionId ?? '');
                      }}
                    >
                      Why this amount a week
                    </LinkButton>
                  )}
                </th>
                <td className="cb-case-pence">
                  <MoneyFigure pence={line.pence} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{origin.totalWords}</th>
              <td className="cb-case-pence">
                <MoneyFigure pence={origin.total} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {origin.note !== null && <p className="cb-money-note">{origin.note}</p>}
    </DialogFrame>
  );
}
