import { mdiTimerSand } from '@mdi/js';
import type { ReactNode } from 'react';
import { formatDate, type IsoDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { taskTitle } from '../../../app/work/taskWords.ts';
import { waitingShort } from '../../../app/work/waitingWords.ts';
import { useToday } from '../../app/AppContext.tsx';
import { ExplainableFigure } from '../../parts/ExplainableFigure.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { countWords } from '../../words/countWords.ts';
import { weeklyWords } from '../../words/moneyWords.ts';
import { useCase } from '../CaseContext.tsx';
import { decisionReasonWords, rateWords, type CaseHeld } from '../caseWords.ts';
import { comingWords, nextDate } from '../nextDate.ts';

type WaitingOn = Parameters<typeof waitingShort>[0][number]['on'];
const Figure = ({ label, children, aside }: Readonly<{ label: string; children: ReactNode; aside?: ReactNode }>): ReactNode => (
  <div className="cb-case-figure">
    <dt>{label}</dt>
    <dd>
      <span className="cb-case-figure-value">{children}</span>
      {aside !== undefined && <span className="cb-case-figure-aside">{aside}</span>}
    </dd>
  </div>
);

/** Who has the next move: answers not in yet, else us. */
function waitingOn(held: CaseHeld): Readonly<{ waits: boolean; words: string; aside: string | undefined }> {
  if (held.waiting.length > 0) {
    const on = held.waiting.map(({ to, dueOn }) => ({ on: to as WaitingOn, since: dueOn, dueOn }));
    return { waits: true, words: countWords(held.waiting.length, 'answer'), aside: waitingShort(on) };
  }
  const asleep = held.tasks.find((task) => task.waiting.length > 0);
  const ours = held.tasks.find((task) => task.waiting.length === 0);
  if (ours !== undefined) return { waits: false, words: 'Us', aside: taskTitle(ours) };
  if (asleep === undefined) return { waits: false, words: 'Nobody', aside: 'No open work' };
  const until = asleep.waitingUntil ?? asleep.dueOn;
  return { waits: true, words: countWords(asleep.waiting.length, 'answer'), aside: waitingShort(asleep.waiting.map((on) => ({ on, since: until, dueOn: until }))) };
}

function Decided({ decision, childCount }: Readonly<{ decision: CaseHeld['shared']['decision']; childCount: number }>): ReactNode {
  const { explain } = useCase();
  if (decision === null) return <Figure label="Amount" aside="No decision yet">Not decided</Figure>;
  const words = weeklyWords(decision.weekly);
  return (
    <Figure label="Amount" aside={`${rateWords(decision.rate)}${decision.plus ? ' plus' : ''} rate, ${countWords(childCount, 'child', 'children')}`}>
      <ExplainableFigure about={`Why ${words}`} onExplain={() => explain(decision.decisionId)}>
        {words}
      </ExplainableFigure>
    </Figure>
  );
}

/** `Annual review, was £70.40`: the amount before explains itself too. */
function SinceAside({ decision }: Readonly<{ decision: NonNullable<CaseHeld['shared']['decision']> }>): ReactNode {
  const { explain } = useCase();
  const { reason, previousWeekly: was, previousDecisionId: before } = decision;
  if (was === null) return decisionReasonWords(reason);
  return (
    <>
      {decisionReasonWords(reason)}, was{' '}
      {before === null ? (
        formatPence(was)
      ) : (
        <ExplainableFigure about={`Why it was ${formatPence(was)}`} onExplain={() => explain(before)}>
          {formatPence(was)}
        </ExplainableFigure>
      )}
    </>
  );
}

/** What happens on the next date; a payment says what it is made of. */
function ComingAside({ coming }: Readonly<{ coming: NonNullable<ReturnType<typeof nextDate>> }>): ReactNode {
  const { whence } = useCase();
  const { about, pence, on } = coming;
  if (pence === null) return about;
  return (
    <>
      {about},{' '}
      <ExplainableFigure about={`Where ${formatPence(pence)} comes from`} onExplain={() => whence({ kind: 'due', pence, on })}>
        {formatPence(pence)}
      </ExplainableFigure>
    </>
  );
}

/** Who, how much, since when, waiting on whom, next date: the five answers a case opens with. */
export function SummaryFigures(): ReactNode {
  const { held, go } = useCase();
  const today: IsoDate = useToday();
  const { decision, children } = held.shared;
  const coming = today === '' ? null : nextDate(held, today);
  const waits = waitingOn(held);
  return (
    <dl className="cb-case-figures">
      <Decided decision={decision} childCount={children.length} />
      <Figure label="Since" aside={decision === null ? undefined : <SinceAside decision={decision} />}>
        {formatDate(decision?.effectiveFrom ?? held.effectiveFrom)}
      </Figure>
      <Figure label="Waiting on" aside={waits.aside}>
        {waits.waits ? (
          <span className="cb-case-waits">
            <Icon path={mdiTimerSand} size={16} />
            {waits.words}
          </span>
        ) : (
          waits.words
        )}
      </Figure>
      <Figure label="Next date" aside={coming === null ? undefined : <ComingAside coming={coming} />}>
        {coming === null ? 'None' : comingWords(coming.on, today)}
      </Figure>
      <Figure label="Owed" aside={held.owed > 0 ? 'See the account' : held.owed < 0 ? 'Paid ahead' : 'Nothing owed'}>
        <ExplainableFigure about={`Why ${formatPence(held.owed)} is owed`} onExplain={() => go({ section: 'money' })}>
          {formatPence(held.owed)}
        </ExplainableFigure>
      </Figure>
    </dl>
  );
}
