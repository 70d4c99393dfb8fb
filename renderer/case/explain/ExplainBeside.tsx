import type { ReactNode } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { MessageBox } from '../../parts/MessageBox.tsx';
import { weeklyWords } from '../../words/moneyWords.ts';
import { daysWords, firstPaymentWords, type Explained } from './explainText.ts';

type OnOpen = (decisionId: string) => void;

/** Says of a decision that no longer decides any day what stands in its place. */
export function ReplacedBy({ replaced, onOpen }: Readonly<{ replaced: Explained['replaced']; onOpen: OnOpen }>): ReactNode {
  if (replaced === null) return null;
  const { by } = replaced;
  if (by === null) {
    return (
      <MessageBox kind="warn" title="This decision was replaced">
        What came after it sets no amount. It stays here to be read.
      </MessageBox>
    );
  }
  return (
    <MessageBox kind="warn" title={`Replaced by decision ${by.number}`}>
      All its days were decided anew.{' '}
      <LinkButton onPress={() => onOpen(by.decisionId)}>
        See decision {by.number}: {weeklyWords(by.weekly)} from {formatDate(by.effectiveFrom)}
      </LinkButton>
    </MessageBox>
  );
}

/** The first payment asked for under the decision. */
export const FirstPayment = ({ payment }: Readonly<{ payment: Explained['firstPayment'] }>): ReactNode =>
  payment === null ? null : (
    <p className="cb-case-why-first">
      First payment affected: <strong>{firstPaymentWords(payment)}</strong>
    </p>
  );

/** Decisions that were made on one day, each for days of its own. */
export function SameDay({ explained, decisionId, onOpen }: Readonly<{ explained: Explained; decisionId: string; onOpen: OnOpen }>): ReactNode {
  const { sameDay, performedOn } = explained;
  if (sameDay.length === 0) return null;
  return (
    <section className="cb-case-why-day">
      <h3>
        {sameDay.length} decisions made on {formatDate(performedOn)}
      </h3>
      <ul>
        {sameDay.map((each) => {
          const words = `${weeklyWords(each.weekly)}, ${daysWords(each).replace('From', 'from')}`;
          return (
            <li key={each.decisionId}>
              <span>Decision {each.number}</span>
              {each.decisionId === decisionId ? (
                <strong>
                  {words} <span className="cb-aside">shown here</span>
                </strong>
              ) : (
                <LinkButton onPress={() => onOpen(each.decisionId)}>{words}</LinkButton>
              )}
              {each.replaced && <span className="cb-aside">replaced</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
