import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type Input, type MethodName, type Output } from '../../app/contract/index.ts';
import { defaultQueueFilter, type QueueFilter } from '../../app/contract/queue.ts';
import type { Result } from '../../app/result.ts';
import { createQueries } from '../../main/core/queries/index.ts';
import type { QueryContext } from '../../main/core/queries/context.ts';
import { bareCase, CASEWORKER, contextFor, decision, DIRECTORY, directory, type FixtureCache, LEADER, openFixtureCache, task, TODAY, wholeCase } from './queryFixture.ts';

let cache: FixtureCache;
let queries: ReturnType<typeof createQueries>;
const as = (parts: Partial<QueryContext>) => createQueries(contextFor(cache, parts));

beforeAll(() => {
  cache = openFixtureCache();
  cache.put(DIRECTORY, directory());
  cache.put('cl-42', wholeCase({ clusterId: 'cl-42', caseId: 'case-42', reference: '10-0042' }));
  cache.put('cl-421', [
    ...bareCase({ clusterId: 'cl-421', caseId: 'case-421', reference: '10-0421', receiving: ['Sian', 'Éxample'], paying: ['Victor', 'Rosamund'] }),
    task('case-421', 'late', { dueOn: '2026-11-15', kind: 'returnedPost', changeType: null }),
    task('case-421', 'later', { dueOn: '2026-11-17', wokeAt: '2026-11-17T16:00:00.000Z', why: { code: 'proofArrived', on: '2026-11-17', what: 'payslip' } }),
    task('case-421', 'call', { kind: 'callback', changeType: null, dueOn: TODAY, dueAt: '2026-11-18T10:30:00.000Z', tries: 1 }),
    task('case-421', 'free', { claimedBy: null, claimedAt: null, dueOn: '2026-11-19', receivedOn: '2026-10-21' }),
    task('case-421', 'away', { claimedBy: 'CW-03', dueOn: '2026-11-12' }),
    task('case-421', 'done', { state: 'done', dueOn: '2026-11-12' }),
    { kind: 'note', id: 'rosy', body: { caseId: 'case-421', taskId: null, text: 'Rosa rang about the payslip and the rosary.', at: '2026-11-10T09:00:00.000Z', by: 'CW-07', about: null } },
  ]);
  cache.put('cl-9', [
    ...bareCase({ clusterId: 'cl-9', caseId: 'case-9', reference: '10-0900', body: { ownerTeamId: 'team-9', service: 'directPay', ownerUserId: null, payDay: null, method: null } }),
    task('case-9', 'elsewhere', { teamId: 'team-9', claimedBy: 'CW-90' }),
    task('case-9', 'not-ours', { teamId: 'team-9', claimedBy: null, priority: 2 }),
  ]);
  queries = createQueries(contextFor(cache));
});
afterAll(() => cache.close());

/** The value of an answer that must be good, and must be what the contract says. */
function good<M extends MethodName>(name: M, result: Result<Output<M>>): Output<M> {
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return contract[name].output.parse(result.value) as Output<M>;
}
const page = (input: Partial<Input<'queue.page'>> = {}, from = queries) =>
  good('queue.page', from['queue.page']({ filter: defaultQueueFilter, group: 'due', offset: 0, limit: 50, ...input }));
const ids = (rows: readonly Readonly<{ taskId: string }>[]) => rows.map(({ taskId }) => taskId);
const open = (caseId = 'case-42', from = queries) => good('case.open', from['case.open']({ caseId }));
const find = (text: string, limit = 20) => good('search.find', queries['search.find']({ text, limit }));

describe('the queue', () => {
  it('shows own open work by due date, with heads that count it', () => {
    const shown = page();
    expect(ids(shown.rows)).toEqual(['late', 'later', 'call', 'case-42-t1']);
    expect(shown.groups).toEqual([{ key: 'overdue', count: 2 }, { key: 'today', count: 1 }, { key: '2026-11-20', count: 1 }]);
    expect([shown.total, shown.cases]).toEqual([4, 2]);
  });

  it('starts from whose work it is: mine, the team, nobody, all I may see', () => {
    const whose = (value: QueueFilter['whose'], person: string | null = null) => ids(page({ filter: { ...defaultQueueFilter, whose: value, person } }).rows);
    expect(whose('unassigned')).toEqual(['free']);
    expect(whose('team', 'CW-03')).toEqual(['away']);
    expect(whose('team')).toHaveLength(6);
    expect(whose('all')).toContain('elsewhere');
  });

  it('groups by type, by person with own work first, and by what each waits for', () => {
    const groups = (group: Input<'queue.page'>['group']) => page({ group, filter: { ...defaultQueueFilter, whose: 'team' } }).groups;
    expect(groups('type')).toEqual([{ key: 'income', count: 4 }, { key: 'address', count: 1 }, { key: 'callbacks', count: 1 }]);
    expect(groups('person')).toEqual([{ key: 'CW-07', count: 4 }, { key: 'unassigned', count: 1 }, { key: 'CW-03', count: 1 }]);
    expect(groups('waiting')).toEqual([{ key: 'woke', count: 1 }, { key: 'onUs', count: 4 }, { key: '2026-12-02', count: 1 }]);
  });

  it('finds the work of the cases that a text finds', () => {
    expect(ids(page({ filter: { ...defaultQueueFilter, text: '10-42' } }).rows)).toEqual(['case-42-t1']);
    expect(ids(page({ filter: { ...defaultQueueFilter, text: 'exam' } }).rows)).toEqual(['late', 'later', 'call']);
    expect(page({ filter: { ...defaultQueueFilter, text: 'nobody' } }).total).toBe(0);
  });

  it('says how many rows each part of the filter hides', () => {
    const filter: QueueFilter = { ...defaultQueueFilter, due: 'overdue', waiting: 'woke' };
    expect(good('queue.hidden', queries['queue.hidden']({ filter })).parts).toEqual([{ part: 'whose', hides: 0 }, { part: 'due', hides: 0 }, { part: 'waiting', hides: 1 }]);
  });

  it('gives named rows back in the order asked and leaves out what is not held', () => {
    expect(ids(good('queue.rows', queries['queue.rows']({ taskIds: ['call', 'gone', 'late'] })).rows)).toEqual(['call', 'late']);
  });

  it('explains a row', () => {
    const why = (taskId: string) => Object.fromEntries(good('queue.why', queries['queue.why']({ taskId })).lines.map(({ label, text }) => [label, text]));
    expect(why('later')).toMatchObject({
      'Why now': 'Last proof arrived: payslip, 17 November',
      Due: 'Overdue by 1 day: 17 November 2026, 16 days after it came in on 1 November 2026',
      Owner: 'CW-07, Team 4, since 2 November 2026 at 9:00am',
      Waiting: 'On nobody. The last answer came on 17 November 2026',
    });
    expect(why('case-42-t1')['Waiting']).toBe('Waiting on 2 answers until 2 December');
    expect(why('free')['Owner']).toBe('Nobody has taken it. It is with Team 4');
    expect(queries['queue.why']({ taskId: 'gone' })).toEqual({ ok: false, error: { code: 'ROW_NOT_FOUND', fields: ['task'] } });
  });

  it('previews what an item rests on', () => {
    const preview = good('queue.preview', queries['queue.preview']({ taskId: 'case-42-t1' }));
    expect(preview.parties).toEqual([{ role: 'receivingParent', initials: 'R.T.' }, { role: 'payingParent', initials: 'P.D.' }]);
    expect(preview.facts.map(({ label, value, state }) => [label, value.map(({ text }) => text).join(''), state])).toEqual([
      ['Income in use', '£412.00', 'plain'], ['Payslip: Employer', '', 'waiting'], ['Payslip: HMRC', '', 'good'], ['Payslip: Paying parent', '', 'waiting'],
      ['Result so far', '£65.92 to £42.60', 'plain'],
    ]);
    expect([preview.children, preview.noteCount, preview.promises.length, preview.opens.changeType]).toEqual([2, 1, 1, 'C09']);
    expect([preview.decisionId, preview.working.map(({ result }) => result)]).toEqual(['case-42-d2', expect.arrayContaining(['£42.60'])]);
  });
});

describe('Next', () => {
  const next = (declined: string[] = [], parts: Partial<QueryContext> = {}) => {
    const { row, rule, because } = good('queue.next', as(parts)['queue.next']({ declined }));
    return [row?.taskId ?? null, rule, because];
  };
  it('offers what the last answer woke before what is overdue longest, and says why', () => {
    expect(next()).toEqual(['later', 'woke', 'because the last proof arrived, so it can be finished now']);
    expect(next(['later'])).toEqual(['late', 'overdue', 'because it has been overdue longest, by 3 days']);
  });
  it('offers a call at its time and not before', () => {
    expect(next(['later', 'late'])[0]).toBe('free');
    expect(next([], { now: () => '2026-11-18T10:26:00.000Z' })).toEqual(['call', 'timeNow', 'because its time, 10:30am, has come']);
  });
  it('turns to what nobody has taken only when nothing of one’s own can move', () => {
    expect(next(['later', 'late']).slice(1)).toEqual(['unassigned', 'because nothing of yours can move now, and nobody has taken this one']);
    expect(next(['later', 'late', 'free'])).toEqual([null, 'nothing', 'because nothing of yours can move now']);
  });
  it('puts a late promise before it all, and offers nothing to those who only read', () => {
    expect(next([], { now: () => '2026-11-21T09:00:00.000Z', today: () => '2026-11-21' })[0]).toBe('call');
    expect(next([], { actor: () => ({ ...CASEWORKER, role: 'readOnly' }) })[0]).toBeNull();
  });
});

describe('Today', () => {
  it('counts what the linked queues show', () => {
    const view = good('today.view', as({ drafts: () => [{ key: 'change:case-42', caseId: 'case-42', title: 'Income change', savedAt: '2026-11-01T09:00:00.000Z' }] })['today.view']({ declined: [] }));
    expect(Object.fromEntries(view.counts.map(({ key, count }) => [key, count]))).toEqual({ overdue: 2, today: 1, callbacks: 1, drafts: 1, decisionsWaiting: 1, failedSends: 1 });
    expect(view.counts.map(({ detail }) => detail)).toEqual([
      'Oldest by 3 days: post came back, 10-0421', 'About 10 minutes of work', 'Next at 10:30am: 10-0421', '1 not touched for a week', 'First: income change, 10-0421', 'Text for 10-0042 did not arrive',
    ]);
    expect([view.mine, view.next?.row.taskId, view.promiseTotal]).toEqual([3, 'later', 1]);
    expect(view.waitingOnOthers).toEqual({ total: 1, parts: [{ on: 'payingParent', count: 1 }], woke: 1 });
    expect(view.drafts).toEqual([{ key: 'change:case-42', caseId: 'case-42', reference: '10-0042', title: 'Income change', at: '2026-11-01T09:00:00.000Z' }]);
    expect([ids(view.callbacks), view.team]).toEqual([['call'], null]);
  });
  it('shows a leader the team: unassigned, with somebody away, the oldest item', () => {
    const { team } = good('today.view', as({ actor: () => LEADER })['today.view']({ declined: [] }));
    expect(team).toMatchObject({ name: 'Team 4', unassigned: 1, unassignedDueSoon: 1, withAway: [{ userId: 'CW-03', count: 1, until: '2026-11-30' }], oldest: { days: 28, row: { taskId: 'free' } } });
  });
  it('lists the colleagues of one’s own teams with their load', () => {
    const { people } = good('team.people', queries['team.people']({}));
    expect(people.map(({ userId, away, open: n, overdue }) => [userId, away, n, overdue])).toEqual([['CW-03', '2026-11-30', 1, 1], ['CW-07', null, 4, 2], ['CW-11', null, 0, 0], ['TL-04', null, 0, 0]]);
  });
});

describe('search', () => {
  it('finds a case by its number with or without the hyphen, the exact one first', () => {
    for (const text of ['10-0042', '100042', '42', '0042', '10-42', '10-004']) expect(find(text).hits[0]).toMatchObject({ what: 'case', reference: '10-0042' });
    expect(find('42').hits.map(({ reference }) => reference)).toEqual(['10-0042', '10-0421']);
  });
  it('puts names that begin so first and notes last, whatever the accents', () => {
    expect(find('rosa').hits.map(({ what, title }) => [what, title])).toEqual([
      ['person', 'Rosa Testley'], ['person', 'Victor Rosamund'], ['person', 'Rosa Testley'], ['note', 'Rosa rang about the payslip and the rosary.'],
    ]);
    expect(find('exam').hits[0]).toMatchObject({ title: 'Sian Éxample', role: 'receivingParent', detail: '10-0421, Income change, Team 4' });
  });
  it('narrows by every word, takes a number with a name, and never reads what is typed as syntax', () => {
    expect(find('rosa test').hits).toHaveLength(2);
    expect(find('rosa 42').hits.map(({ reference }) => reference)).toEqual(['10-0042', '10-0421', '10-0421']);
    for (const text of ['"', 'a OR b*', 'NEAR(x', '', ' ', 's', "rosa'); --"]) expect(queries['search.find']({ text, limit: 5 }).ok).toBe(true);
  });
  it('lists all cases by reference, or those found', () => {
    const list = (text: string, offset = 0) => good('cases.page', queries['cases.page']({ text, offset, limit: 2 }));
    expect(list('').rows.map(({ reference, openTasks }) => [reference, openTasks])).toEqual([['10-0042', 1], ['10-0421', 5]]);
    expect([list('').total, list('', 2).rows.length, list('victor').rows[0]?.paying]).toEqual([3, 1, 'Victor Rosamund']);
  });
});

describe('a case', () => {
  it('opens with who, how much, since when, what is awaited and what is next', () => {
    const view = open();
    expect(view.shared.decision).toMatchObject({ number: 88, weekly: 6592, rate: 'basic' });
    expect([view.receiving.amount, view.paying.amount, view.owed]).toEqual([6328, 7910, 5712]);
    expect(view.nextPayment).toEqual({ on: '2026-11-28', pence: 34277 });
    const payDayFrom = (today: string) => open('case-42', as({ today: () => today })).nextPayment?.on;
    expect([payDayFrom('2026-11-28'), payDayFrom('2026-12-29')]).toEqual(['2026-11-28', '2027-01-28']);
    expect(view.shared.children.map(({ label, years, nights }) => [label, years, nights])).toEqual([['A', 9, 30], ['B', 6, 30]]);
    expect(view.shared.otherChildren).toBe(1);
    expect(view.waiting.map(({ to }) => to)).toEqual(['employer', 'payingParent']);
    expect([view.changeCount, view.messageCount, view.ownerTeamName, view.readOnly]).toEqual([1, 1, 'Team 4', false]);
  });
  it('shows the weekly figure of an open income change on the panel of the parent who earns it', () => {
    expect(open().paying.reportedWeekly).toEqual({ weekly: 29918, changeId: 'case-42-ch1' });
    expect(open().receiving.reportedWeekly).toBeNull();
  });
  it('keeps each parent’s whereabouts out of the other’s panel and out of what both may be told', () => {
    const view = open();
    const marks = { receiving: ['900217', 'Example Street', 'Sampleford', 'noVoicemail'], paying: ['900142', 'Placeholder Road', 'Example Logistics'] };
    for (const mark of marks.receiving) expect(JSON.stringify([view.paying, view.shared])).not.toContain(mark);
    for (const mark of marks.paying) expect(JSON.stringify([view.receiving, view.shared])).not.toContain(mark);
    expect(JSON.stringify(view.shared)).not.toMatch(/Rosa|Paul|Kit|Testley|Demoham/);
  });
  it('is read only outside the owning team and for those who only read', () => {
    expect(open('case-9').readOnly).toBe(true);
    expect(open('case-42', as({ actor: () => ({ ...CASEWORKER, role: 'readOnly' }) })).readOnly).toBe(true);
    expect([open('case-9').nextPayment, open('case-9').owed, open('case-9').shared.decision]).toEqual([null, 0, null]);
  });
  it('says so when the case is not on this laptop', () => {
    for (const name of ['case.open', 'case.money', 'case.changes', 'case.messages'] as const) expect(queries[name]({ caseId: 'gone' })).toEqual({ ok: false, error: { code: 'CASE_NOT_HELD' } });
  });
  it('tells its story newest first in words, with amounts that explain themselves and notes in full', () => {
    const story = good('case.timeline', queries['case.timeline']({ caseId: 'case-42', categories: ['people', 'decisions', 'money', 'messages'], before: null, limit: 50 }));
    expect(story.lines.map(({ segments }) => segments.map(({ text }) => text).join(''))).toEqual([
      'Call from paying parent: new job, will send payslip', 'Payslip for October is in. The overtime was paid twice.', 'Annual review: £70.40 to £65.92 a week from 4 August 2026',
    ]);
    expect(story.lines[2]?.segments.flatMap(({ pence }) => pence ?? [])).toEqual([7040, 6592]);
    expect([story.lines.map(({ note }) => note), story.counts]).toEqual([[false, true, false], { people: 2, decisions: 1, system: 1 }]);
  });
  it('pages its story without a gap or a repeat, and refuses a cursor it did not make', () => {
    const keys: string[] = [];
    for (let before: string | null = null, more = true; more; ) {
      const part: Output<'case.timeline'> = good('case.timeline', queries['case.timeline']({ caseId: 'case-42', categories: [], before, limit: 1 }));
      keys.push(...part.lines.map(({ key }) => key));
      before = part.next;
      more = before !== null;
    }
    expect(keys).toEqual(['entry/case-42-e3', 'entry/case-42-e2', 'note/case-42-n1', 'entry/case-42-e1']);
    expect(queries['case.timeline']({ caseId: 'case-42', categories: [], before: 'x', limit: 1 })).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
  });
  it('shows money by period and a balance after each line; what is only paid out or not yet due owes nothing', () => {
    const money = good('case.money', queries['case.money']({ caseId: 'case-42' }));
    expect(money.periods.map(({ number, until }) => [number, until])).toEqual([[88, null], [87, '2026-08-03']]);
    expect(money.ledger.map(({ balance }) => balance)).toEqual([5712, 5712, 5712, 34277, 28565]);
    expect(money.owed).toEqual({ maintenance: 0, fees: 5712, charges: 0, total: 5712 });
  });
  it('lists changes and messages with their titles', () => {
    expect(good('case.changes', queries['case.changes']({ caseId: 'case-42' })).changes[0]).toMatchObject({ title: 'Income change', state: 'waiting', weeklyBefore: 6592, weeklyAfter: 4800 });
    expect(good('case.messages', queries['case.messages']({ caseId: 'case-42' })).messages[0]).toMatchObject({ title: 'Amount has changed', body: 'Your child maintenance is changing.', state: 'failed' });
  });
});

describe('why an amount is what it is', () => {
  const explain = (decisionId: string, audience: 'staff' | 'payingParent' | 'receivingParent' = 'staff', caseId = 'case-42') =>
    good('explain.decision', queries['explain.decision']({ caseId, decisionId, audience }));
  it('works the decision out again and finds the same', () => {
    const why = explain('case-42-d2');
    expect(why).toMatchObject({ weekly: 6592, replay: 'same', sentence: 'It is 16% of £412.00 a week, because there are two children and nothing reduces it.', previous: { decisionId: 'case-42-d1' } });
    expect(why.fees).toEqual({ payingParent: { total: 7910, fee: 1318 }, receivingParent: { net: 6328, fee: 264 } });
    expect(why.lines.find(({ title }) => title === 'Weekly amount')?.inputs).toEqual({ income: '£412.00', rate: '16%' });
    expect(why.lines.map(({ result }) => result)).toContain('£65.92');
  });
  it('says what replaced a decision, which were made with it, what came before it and which payment is the first', () => {
    const made = { performedOn: '2026-11-10', changeId: 'ch-8' } as const;
    cache.put('cl-8', [
      ...bareCase({ clusterId: 'cl-8', caseId: 'case-8', reference: '10-0008' }),
      decision('case-8-d1', 'case-8', 1, 41200, { effectiveFrom: '2026-08-04', effectiveUntil: '2026-09-07' }),
      decision('case-8-d2', 'case-8', 2, 50000, { effectiveFrom: '2026-10-05', effectiveUntil: '2026-10-05', performedOn: '2026-10-07', replacedBy: 'case-8-d4' }),
      decision('case-8-d3', 'case-8', 3, 30000, { ...made, effectiveFrom: '2026-09-08', effectiveUntil: '2026-10-04' }),
      decision('case-8-d4', 'case-8', 4, 36000, { ...made, effectiveFrom: '2026-10-05' }),
      { kind: 'schedule', id: 'case-8-s1', body: { caseId: 'case-8', number: 1, service: 'collectAndPay', method: 'directDebit', frequency: 'monthly', day: 28, from: '2026-11-28', until: null, madeBy: { kind: 'decision', id: 'case-8-d4' }, madeOn: '2026-11-10', state: 'live',
        due: [{ on: '2026-11-28', from: '2026-10-28', until: '2026-11-27', maintenance: 25000, fee: 5000 }, { on: '2026-12-28', from: '2026-11-28', until: '2026-12-27', maintenance: 24000, fee: 4800 }] } },
    ]);
    const old = explain('case-8-d2', 'staff', 'case-8');
    expect([old.replaced?.by, old.sameDay, old.previous?.decisionId]).toEqual([expect.objectContaining({ decisionId: 'case-8-d4', number: 4, weekly: 5760 }), [], 'case-8-d1']);
    const now = explain('case-8-d4', 'staff', 'case-8');
    expect([now.replaced, now.sameDay.map(({ decisionId, weekly }) => [decisionId, weekly]), now.previous?.decisionId]).toEqual([null, [['case-8-d3', 4800], ['case-8-d4', 5760]], 'case-8-d2']);
    expect(now.firstPayment).toEqual({ on: '2026-11-28', total: 30000 });
    // Its days are over before the first payment that was asked for under its act.
    expect([explain('case-8-d3', 'staff', 'case-8').previous?.decisionId, explain('case-8-d3', 'staff', 'case-8').firstPayment]).toEqual(['case-8-d1', null]);
  });
  it('says when the saved facts give another figure, or none', () => {
    cache.put('cl-7', [
      ...bareCase({ clusterId: 'cl-7', caseId: 'case-7', reference: '10-0007' }),
      decision('case-7-d1', 'case-7', 1, 41200, { grossWeekly: 41300 }), decision('case-7-d2', 'case-7', 2, 41200, { input: { from: 'an older version' } }),
    ]);
    expect([explain('case-7-d1', 'staff', 'case-7').replay, explain('case-7-d2', 'staff', 'case-7').replay]).toEqual(['different', 'different']);
    expect(explain('case-7-d2', 'staff', 'case-7').lines).toEqual([]);
  });
  it('gives each parent only what they may be told: no author, no fee of the other, no payment of the other', () => {
    const [paying, receiving] = [explain('case-42-d2', 'payingParent'), explain('case-42-d2', 'receivingParent')];
    expect(receiving.lines.map(({ title }) => title)).not.toContain('Paying parent pays');
    expect([receiving.by, receiving.fees, receiving.firstPayment]).toEqual([null, { payingParent: null, receivingParent: { net: 6328, fee: 264 } }, null]);
    expect([paying.by, paying.fees]).toEqual([null, { payingParent: { total: 7910, fee: 1318 }, receivingParent: null }]);
    expect(JSON.stringify(receiving)).not.toMatch(/7910|1318|CW-15/);
    expect(queries['explain.decision']({ caseId: 'case-42', decisionId: 'gone', audience: 'staff' })).toMatchObject({ ok: false, error: { code: 'ROW_NOT_FOUND' } });
  });
});
