import { formatDate, londonDate } from '../model/dates.ts';
import { formatPence } from '../model/money.ts';
import type { IncomeBody } from '../model/rows/cases.ts';
import type { EvidenceBody } from '../model/rows/evidence.ts';
import type { RequestBody } from '../model/rows/requests.ts';
import { evidenceWord, senderWord } from './evidenceWords.ts';
import { requestWhatWords, waitingOnWord } from './waitingWords.ts';

type Value = Readonly<{ text: string; explains: 'decision' | 'working' | 'origin' | null }>;
export type PreviewFact = Readonly<{
  label: string;
  value: Value[];
  aside: string | null;
  state: 'plain' | 'good' | 'waiting';
  /** Where an amount came from, for the one that `origin` explains. */
  origin: { label: string; text: string }[];
}>;
const MOST = 8;
const figure = (pence: number, explains: Value['explains']): Value => ({ text: formatPence(pence), explains });

const incomeSources: Readonly<Record<IncomeBody['source'], string>> = {
  hmrc: 'HMRC', payslip: 'Payslip', employer: 'Employer', statement: 'Signed statement', benefitFeed: 'Benefit records', estimate: 'Estimate', reported: 'As reported',
};

/** `£412.00` from `HMRC, tax year 2024 to 2025`. */
const incomeFact = (income: IncomeBody): PreviewFact => ({
  label: 'Income in use',
  value: [figure(income.grossWeekly, 'decision')],
  origin: [],
  aside: `${incomeSources[income.source]}${income.taxYear === null ? `, from ${formatDate(income.from)}` : `, tax year ${income.taxYear}`}`,
  state: 'plain',
});

function requestFact(request: RequestBody): PreviewFact {
  const label = `${requestWhatWords(request.what)}: ${waitingOnWord(request.to)}`;
  const weekly = request.answer?.weekly ?? request.weekly;
  const value = weekly === null ? [] : [figure(weekly, 'origin')];
  const asked = formatDate(londonDate(request.sentAt));
  const answered = request.answeredAt === null ? null : formatDate(londonDate(request.answeredAt));
  const origin = [
    { label: 'What', text: `${requestWhatWords(request.what)}, a week` },
    { label: 'Who answered', text: waitingOnWord(request.to) },
    { label: 'Asked', text: asked },
    ...(answered === null ? [] : [{ label: 'Answered', text: answered }]),
  ];
  if (request.state === 'answered') return { label, value, origin, aside: answered === null ? 'Answered' : `Answered ${answered}`, state: 'good' };
  return request.state === 'late' || request.state === 'lapsed'
    ? { label, value, origin, aside: `No reply by ${formatDate(request.dueOn)}`, state: 'plain' }
    : { label, value, origin, aside: `Asked ${asked}, due ${formatDate(request.dueOn)}`, state: 'waiting' };
}

const proofStates: Readonly<Record<EvidenceBody['state'], string>> = { received: 'Not looked at yet', accepted: 'Accepted', refused: 'Not accepted' };
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const evidenceFact = (evidence: EvidenceBody): PreviewFact => ({
  label: capital(evidenceWord(evidence.kind)),
  value: evidence.weekly === null ? [] : [figure(evidence.weekly, 'origin')],
  origin: [
    { label: 'What', text: `${capital(evidenceWord(evidence.kind))}, a week` },
    { label: 'Who sent it', text: capital(senderWord(evidence.from)) },
    { label: 'Received', text: formatDate(evidence.receivedOn) },
    { label: 'State', text: proofStates[evidence.state] },
  ],
  aside: `Received ${formatDate(evidence.receivedOn)}`,
  state: evidence.state === 'refused' ? 'plain' : 'good',
});

/** `£14.69 a week more, 31% higher`. The percentage is the nearest whole one, for reading only. */
function gapWords(before: number, after: number): string {
  if (after === before) return 'No difference';
  const gap = Math.abs(after - before);
  const [more, higher] = after > before ? ['more', 'higher'] : ['less', 'lower'];
  return `${formatPence(gap)} a week ${more}${before > 0 ? `, ${Math.round((gap * 100) / before)}% ${higher}` : ''}`;
}

/** What the report comes to on what is known now. Pence a week. */
export type ResultKnown = Readonly<{ before: number; after: number; tooSmall: boolean }>;
function resultFact({ before, after, tooSmall }: ResultKnown): PreviewFact {
  const label = 'Result so far';
  if (tooSmall) return { label, state: 'plain', origin: [], value: [figure(before, 'working')], aside: 'Stays the same: the change is too small to count' };
  return { label, state: 'plain', origin: [], value: [figure(before, 'decision'), { text: ' to ', explains: null }, figure(after, 'working')], aside: gapWords(before, after) };
}

/** "What we have" for one item: the income in use where income is the question, answers, proof, and the result so far. */
export function previewFacts(about: Readonly<{
  income: IncomeBody | null;
  requests: readonly RequestBody[];
  evidence: readonly EvidenceBody[];
  result: ResultKnown | null;
}>): readonly PreviewFact[] {
  const result = about.result === null ? [] : [resultFact(about.result)];
  const facts = [
    ...(about.income === null ? [] : [incomeFact(about.income)]),
    ...about.requests.filter((request) => request.state !== 'cancelled').map(requestFact),
    ...about.evidence.map(evidenceFact),
  ];
  return [...facts.slice(0, MOST - result.length), ...result];
}
