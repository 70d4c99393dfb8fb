import type { Input, Output } from '../../app/contract/index.ts';
import type { DraftForm } from '../app/draftStore.ts';
import { dateProblem, type DateValue } from '../parts/dateDraft.ts';
import { moneyProblem, type MoneyValue } from '../parts/moneyDraft.ts';

export type DecisionFacts = Output<'challenge.facts'>;
export type Corrections = Input<'challenge.preview'>['corrections'];
export type Preview = Output<'challenge.preview'>;

/** What went wrong, as the pane asks it. */
export const errorKinds = [
  { value: 'wrongFigure', label: 'A wrong figure was typed', about: 'The income is not what the proof says.' },
  { value: 'nightsMissed', label: 'Nights of care were missed or wrong' },
  { value: 'childMissed', label: 'A child was missed' },
  { value: 'wrongDate', label: 'The start date is wrong' },
  { value: 'duplicate', label: 'It was decided twice', about: 'What stood before comes back.' },
] as const;
export type ErrorKind = (typeof errorKinds)[number]['value'];

/** The facts as they should have been, as typed. Left alone, a fact stays. */
export type CorrectionBody = Readonly<{
  outcome: 'upheld' | 'changed' | null;
  wrong: ErrorKind | null;
  income: MoneyValue;
  nights: Readonly<Record<string, string>>;
  added: Readonly<Record<string, string>>;
  otherChildren: string;
  startsOn: DateValue;
  because: string;
}>;
const empty: CorrectionBody = { outcome: null, wrong: null, income: null, nights: {}, added: {}, otherChildren: '', startsOn: null, because: '' };

export const correctionForm: DraftForm<CorrectionBody> = {
  empty,
  read: (json) => (typeof json === 'object' && json !== null && 'because' in json && typeof json.because === 'string' ? { ...empty, ...(json as Partial<CorrectionBody>) } : null),
  isEmpty: (body) => body.outcome === null && body.wrong === null && body.income === null && body.startsOn === null && body.otherChildren === '' && body.because.trim() === '' && [...Object.values(body.nights), ...Object.values(body.added)].every((text) => text.trim() === ''),
};

const NIGHTS = 366;
const count = (text: string): number | null => (/^\d{1,3}$/.test(text.trim()) && Number(text) <= NIGHTS ? Number(text) : null);

/** What stands in a field and is no value, by field id. */
export function correctionProblems(body: CorrectionBody): Readonly<Record<string, string>> {
  const income = moneyProblem(body.income);
  const starts = body.startsOn === null || typeof body.startsOn === 'string' ? null : dateProblem(body.startsOn);
  const nights = [...Object.entries(body.nights), ...Object.entries(body.added)].flatMap(([id, text]) => (text.trim() !== '' && count(text) === null ? [[`fact-${id}`, 'Enter nights from 0 to 366'] as const] : []));
  return {
    ...(income === null ? {} : { 'fact-income': income }),
    ...(starts === null ? {} : { 'fact-starts': starts }),
    ...(body.otherChildren.trim() !== '' && count(body.otherChildren) === null ? { 'fact-others': 'Enter a whole number' } : {}),
    ...Object.fromEntries(nights),
  };
}

/** The corrections that what is typed makes: only facts that differ from those the decision used. */
export function correctionsOf(body: CorrectionBody, facts: DecisionFacts): Corrections {
  const { startsOn, income } = body;
  return [
    ...(body.wrong === 'duplicate' ? [{ what: 'duplicate' as const }] : []),
    ...(typeof income === 'number' && income !== facts.grossWeekly ? [{ what: 'income' as const, grossWeekly: income }] : []),
    ...facts.children.flatMap(({ childId, nights }) => {
      const typed = count(body.nights[childId] ?? '');
      return typed === null || typed === nights ? [] : [{ what: 'nights' as const, childId, nights: typed }];
    }),
    ...facts.missing.flatMap(({ childId }) => {
      const typed = count(body.added[childId] ?? '');
      return typed === null ? [] : [{ what: 'child' as const, childId, nights: typed }];
    }),
    ...(count(body.otherChildren) !== null && count(body.otherChildren) !== facts.otherChildren ? [{ what: 'otherChildren' as const, count: Number(body.otherChildren) }] : []),
    ...(typeof startsOn === 'string' && startsOn !== facts.decision.effectiveFrom ? [{ what: 'startDate' as const, on: startsOn }] : []),
  ];
}
