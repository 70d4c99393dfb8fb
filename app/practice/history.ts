import { addDays, formatDate } from '../model/dates.ts';
import type { PartyRole } from '../model/roles.ts';
import { isEntryEvent } from '../work/entryEvents.ts';
import { londonInstant, workingDayAtOrAfter, workingDayAtOrBefore } from './calendar.ts';
import { countOf } from './draws.ts';
import { writeEntry } from './entries.ts';
import { type CasePlan, type DecisionPlan, fillText, type Making, minutesOf, type PayerPlan, type PersonPlan } from './making.ts';

const callsOf: Readonly<Record<PartyRole, readonly string[]>> = {
  payingParent: [
    'asked when the next payment is due', 'asked how the amount was worked out', 'wants to change the payment day', 'said pay may change next month', 'asked for a copy of the last letter',
    'checked what is still owed', 'asked about nights of care', 'changed the best time to ring',
  ],
  receivingParent: [
    'asked when the next payment is due', 'asked why the last payment was less', 'asked how nights change the amount', 'said no payment came this month', 'asked for large print',
    'checked we have the new address', 'asked what happens when a child turns 16', 'asked about Collect and Pay fees',
  ],
};
const notesOfCalls = [
  'Calm call. Nothing else to do.', 'Explained the figure line by line. Understood.', 'Explained the dates. Will wait for the letter.', 'Asked not to be rung at work.',
  'Sounded worried about money. Told about the helpline.', 'Told what happens next and by when.', 'Speaks quickly; repeated the dates back.',
] as const;

/** What happened in a case so far: its decisions and their letters, calls with notes, texts that went out. */
export function writeHistory(m: Making, payer: PayerPlan, each: CasePlan): void {
  const first = payer.decisions[0];
  if (first === undefined || first.body.number === 1) writeEntry(m, each, 'application.received', { on: each.openedOn, at: 545, by: 'customer', about: 'receivingParent', facts: {} });
  for (const decision of payer.decisions) writeDecision(m, each, decision);
  const newest = payer.decisions.at(-1);
  if (newest !== undefined) writeNotices(m, each, newest);
  if (m.story?.at !== each.number) writeCalls(m, each);
}

function writeDecision(m: Making, each: CasePlan, { id, body }: DecisionPlan): void {
  const line = body.cases.find((amount) => amount.caseId === each.id);
  if (line === undefined) return;
  const about = { on: body.performedOn, at: 680, by: body.by, about: null, ref: `decision/${id}` };
  const facts = { before: line.previousWeekly, after: line.weekly, from: body.effectiveFrom };
  if (body.rate === 'default') writeEntry(m, each, 'decision.default', { ...about, facts: { after: line.weekly, from: body.effectiveFrom } });
  else if (body.reason === 'annualReview') writeEntry(m, each, 'review.done', { ...about, facts });
  else writeEntry(m, each, 'decision.made', { ...about, facts: { reason: body.reason, ...facts } });
}

function writeNotices(m: Making, each: CasePlan, { id, body }: DecisionPlan): void {
  const random = m.random('talk', each.number);
  const on = workingDayAtOrAfter(addDays(body.performedOn, 1));
  const people = [['receivingParent', each.receiving], ['payingParent', each.paying]] as const;
  for (const [to] of people) writeEntry(m, each, 'letter.sent', { on, at: 1050, by: 'notify', about: to, facts: { subject: 'our decision' }, ref: `decision/${id}` });
  if (!random.chance(m.parameters.work.sentNotice)) return;
  for (const [to, person] of people) writeText(m, each, id, to, person, on);
}

/** The text that says a letter is on its way; nobody gets one who must not, or who has no mobile. */
function writeText(m: Making, each: CasePlan, decisionId: string, to: PartyRole, person: PersonPlan, on: string): void {
  if (person.phoneEnding === null || person.safety.includes('noTexts')) return;
  const letterBy = formatDate(workingDayAtOrAfter(addDays(on, 5)));
  const { name, phone } = m.staff;
  m.put('message', m.id('m'), {
    caseId: each.id, taskId: null, changeId: null, decisionId, to, channel: 'sms', templateId: 'decision.new', templateVersion: 1, language: 'en',
    facts: {
      'letter arrives by': { value: letterBy, source: 'decision' },
      'team name': { value: name, source: 'team' },
      'team phone': { value: phone, source: 'team' },
    },
    subject: null,
    body: `We have made a new decision on your case. Your letter should reach you by ${letterBy}. Questions? Call ${name} on ${phone}.`,
    edited: false, fragments: 1, recipient: `ends in ${person.phoneEnding}`, state: 'delivered', sendAfter: null, at: londonInstant(on <= m.day(-1) ? on : m.day(-1), 605), by: 'system',
  });
}

function writeCalls(m: Making, each: CasePlan): void {
  const random = m.random('talk', 200_000 + each.number);
  for (let n = countOf(m.draws.calls(random)); n > 0; n -= 1) {
    const role = random.pick(['payingParent', 'receivingParent'] as const);
    const drawn = m.day(-random.int(2, 180));
    const on = workingDayAtOrBefore(drawn < each.openedOn ? each.openedOn : drawn);
    const at = random.int(500, 1040);
    const by = random.chance(0.6) && each.owner !== null ? each.owner : random.pick(m.staff.caseworkers);
    const out = random.chance(0.25);
    writeEntry(m, each, out ? 'call.out' : 'call.in', { on, at, by, about: role, facts: { summary: random.pick(callsOf[role]) } });
    const text = random.pick(notesOfCalls);
    if (random.chance(m.parameters.work.noteOfCall)) m.put('note', m.id('n'), { caseId: each.id, taskId: null, text, at: londonInstant(on, at + 6), by, about: role });
  }
}

/** What a story fixes beside its items: lines, notes, promises, proof. */
export function writeStory(m: Making, each: CasePlan): void {
  const { story } = m;
  if (story === null) return;
  const firstTask = m.rows.find((row) => row.kind === 'task' && row.body.caseId === each.id)?.id ?? null;
  for (const { event, ago, at, by, about, facts } of story.entries) {
    if (!isEntryEvent(event)) throw new Error(`story ${story.at} names an unknown event`);
    const filled = Object.fromEntries(
      Object.entries(facts).map(([key, value]) => [key, typeof value === 'string' ? (value.startsWith('day:') ? m.day(Number(value.slice(4))) : fillText(value, m.today)) : value]),
    );
    writeEntry(m, each, event, { on: m.day(-ago), at: minutesOf(at), by, about, facts: filled });
  }
  for (const { ago, at, by, text } of story.notes) {
    m.put('note', m.id('n'), { caseId: each.id, taskId: firstTask, text: fillText(text, m.today), at: m.moment(-Math.max(1, ago), minutesOf(at)), by, about: null });
  }
  for (const promise of story.promises) {
    const byOn = m.day(promise.in);
    m.put('promise', m.id('q'), {
      caseId: each.id, taskId: firstTask, to: promise.to, what: fillText(promise.what, m.today), byOn, warnOn: addDays(byOn, -m.parameters.work.promiseWarnDays), byAt: promise.at === null ? null : londonInstant(byOn, minutesOf(promise.at)),
      ownerTeamId: m.staff.teamId, ownerUserId: each.owner, state: 'open', source: 'call', madeAt: londonInstant(workingDayAtOrBefore(m.day(-Math.max(1, story.tasks[0]?.ago ?? 1))), 700), madeBy: each.owner ?? m.staff.leader, keptAt: null, keptBy: null,
    });
  }
  for (const proof of story.evidence) {
    m.put('evidence', m.id('v'), { caseId: each.id, taskId: proof.attached ? firstTask : null, kind: proof.kind, from: proof.from, receivedOn: m.day(-proof.ago), state: proof.state, weekly: proof.weekly });
  }
}
