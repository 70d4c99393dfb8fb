import { formatDate, londonDate } from '../model/dates.ts';
import { formatPence } from '../model/money.ts';
import type { ChangeBody } from '../model/rows/conversation.ts';
import type { IncomeBody } from '../model/rows/cases.ts';
import type { EvidenceBody } from '../model/rows/evidence.ts';
import type { RequestBody } from '../model/rows/requests.ts';
import { evidenceWord } from './evidenceWords.ts';
import { requestWhatWords, waitingOnWord } from './waitingWords.ts';

export type PreviewFact = Readonly<{ label: string; value: string; aside: string | null; state: 'plain' | 'good' | 'waiting' }>;
const MOST = 8;

const incomeSources: Readonly<Record<IncomeBody['source'], string>> = {
  hmrc: 'HMRC', payslip: 'Payslip', employer: 'Employer', statement: 'Signed statement', benefitFeed: 'Benefit records', estimate: 'Estimate', reported: 'As reported',
};

/** `£412.00` from `HMRC, tax year 2024 to 2025`. */
const incomeFact = (income: IncomeBody): PreviewFact => ({
  label: 'Income in use',
  value: formatPence(income.grossWeekly),
  aside: `${incomeSources[income.source]}${income.taxYear === null ? `, from ${formatDate(income.from)}` : `, tax year ${income.taxYear}`}`,
  state: 'plain',
});

function requestFact(request: RequestBody): PreviewFact {
  const label = `${requestWhatWords(request.what)}: ${waitingOnWord(request.to)}`;
  const value = request.weekly === null ? '' : formatPence(request.weekly);
  if (request.state === 'answered') {
    return { label, value, aside: request.answeredAt === null ? 'Answered' : `Answered ${formatDate(londonDate(request.answeredAt))}`, state: 'good' };
  }
  return request.state === 'late'
    ? { label, value, aside: `No reply by ${formatDate(request.dueOn)}`, state: 'plain' }
    : { label, value, aside: `Asked ${formatDate(londonDate(request.sentAt))}, due ${formatDate(request.dueOn)}`, state: 'waiting' };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const evidenceFact = (evidence: EvidenceBody): PreviewFact => ({
  label: capital(evidenceWord(evidence.kind)),
  value: evidence.weekly === null ? '' : formatPence(evidence.weekly),
  aside: `Received ${formatDate(evidence.receivedOn)}`,
  state: evidence.state === 'refused' ? 'plain' : 'good',
});

function resultFact(change: ChangeBody): readonly PreviewFact[] {
  const { weeklyBefore: before, weeklyAfter: after } = change;
  if (before === null || after === null) return [];
  const gap = after - before;
  return [{
    label: 'Result so far', value: `${formatPence(before)} to ${formatPence(after)}`, state: 'plain',
    aside: gap === 0 ? 'No difference' : `${formatPence(Math.abs(gap))} a week ${gap > 0 ? 'more' : 'less'}`,
  }];
}

/** "What we have" for one item: the income in use where income is the question, answers, proof, and the result so far. */
export function previewFacts(about: Readonly<{
  income: IncomeBody | null;
  requests: readonly RequestBody[];
  evidence: readonly EvidenceBody[];
  change: ChangeBody | null;
}>): readonly PreviewFact[] {
  const result = about.change === null ? [] : resultFact(about.change);
  const facts = [
    ...(about.income === null ? [] : [incomeFact(about.income)]),
    ...about.requests.filter((request) => request.state !== 'cancelled').map(requestFact),
    ...about.evidence.map(evidenceFact),
  ];
  return [...facts.slice(0, MOST - result.length), ...result];
}
