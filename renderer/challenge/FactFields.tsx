import type { ReactNode } from 'react';
import { formatDate } from '../../app/model/calendar.ts';
import { formatPence } from '../../app/model/pounds.ts';
import { useToday } from '../app/AppContext.tsx';
import { DateField } from '../parts/DateField.tsx';
import { MoneyField } from '../parts/MoneyField.tsx';
import { TextField } from '../parts/TextField.tsx';
import type { CorrectionBody, DecisionFacts, ErrorKind } from './correctionForm.ts';

const shows = (wrong: ErrorKind | null, own: ErrorKind): boolean => wrong === null || wrong === own;

/** The facts that the decision used, each with a place for what it should have been. `wrong` leaves the others out. */
export function FactFields({ facts, body, problems, wrong, onChange }: Readonly<{ facts: DecisionFacts; body: CorrectionBody; problems: Readonly<Record<string, string>>; wrong: ErrorKind | null; onChange: (part: Partial<CorrectionBody>) => void }>): ReactNode {
  const today = useToday();
  return (
    <div className="cb-again-facts">
      {shows(wrong, 'wrongFigure') && <MoneyField id="fact-income" label="Income a week" hint={`The decision used ${formatPence(facts.grossWeekly)}.`} value={body.income} error={problems['fact-income'] ?? null} onChange={(income) => onChange({ income })} />}
      {shows(wrong, 'nightsMissed') &&
        facts.children.map(({ childId, label, nights }) => (
          <TextField key={childId} id={`fact-${childId}`} label={`Nights a year, ${label}`} hint={nights === null ? 'The decision assumed one night a week.' : `The decision used ${nights}.`} width={6} maxLength={3} code value={body.nights[childId] ?? ''} error={problems[`fact-${childId}`] ?? null} onChange={(text) => onChange({ nights: { ...body.nights, [childId]: text } })} />
        ))}
      {shows(wrong, 'childMissed') &&
        facts.missing.map(({ childId, label }) => (
          <TextField key={childId} id={`fact-${childId}`} label={`Add ${label}, nights a year`} hint="The decision left this child out." width={6} maxLength={3} code value={body.added[childId] ?? ''} error={problems[`fact-${childId}`] ?? null} onChange={(text) => onChange({ added: { ...body.added, [childId]: text } })} />
        ))}
      {wrong === 'childMissed' && facts.missing.length === 0 && <p>The decision counted every child of this case. Add a child as a change first.</p>}
      {wrong === null && <TextField id="fact-others" label="Other children of the paying parent" hint={`The decision used ${facts.otherChildren}.`} width={6} maxLength={2} code value={body.otherChildren} error={problems['fact-others'] ?? null} onChange={(otherChildren) => onChange({ otherChildren })} />}
      {shows(wrong, 'wrongDate') && <DateField id="fact-starts" label="It starts on" hint={`The decision says ${formatDate(facts.decision.effectiveFrom)}.`} today={today} value={body.startsOn} error={problems['fact-starts'] ?? null} onChange={(startsOn) => onChange({ startsOn })} />}
    </div>
  );
}
