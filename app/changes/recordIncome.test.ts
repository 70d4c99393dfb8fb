import { describe, expect, it } from 'vitest';
import { callFor, CASE, changeCase, must, openCluster, putOf, shippedCatalogues, TASK, TODAY, type Cluster, type ClusterParts } from '../../tests/fixtures/cluster.ts';
import type { RowBody, RowWrite } from '../model/rows/index.ts';
import { incomeRule } from './rules/income.ts';

const fields = (pence: number, more: Readonly<Record<string, unknown>> = {}) => ({ source: 'employed', pay: { pence, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: '2026-11-16', ...more });
type Said = Readonly<{ evidence?: 'none' | 'seen'; taskId?: string | null; expectWeekly?: number | null; reportedOn?: string; fields?: Readonly<Record<string, unknown>> }>;
const record = (cluster: Cluster, pence: number, said: Said = {}) =>
  cluster.perform('change.record', { caseId: CASE, type: 'C09', subject: 'payingParent', reportedOn: TODAY, fields: fields(pence), evidence: 'seen', taskId: TASK, expectWeekly: null, ...said });

const request = (id: string, body: Partial<RowBody<'request'>> = {}): RowWrite => ({
  kind: 'request', id,
  body: { caseId: CASE, taskId: TASK, changeId: 'change1', to: 'payingParent', what: 'payslip', channel: 'sms', sentAt: '2026-11-05T09:00:00.000Z', dueOn: '2026-11-19', state: 'waiting', ifSilent: 'cancel', answeredAt: null, weekly: null, ...body },
});
const promise = (id: string, body: Partial<RowBody<'promise'>> = {}): RowWrite => ({
  kind: 'promise', id,
  body: { caseId: CASE, taskId: TASK, to: 'payingParent', what: 'Tell them the new amount', byOn: '2026-11-20', byAt: null, ownerTeamId: 'team-4', ownerUserId: 'CW-07', state: 'open', source: 'call', madeAt: '2026-11-05T09:00:00.000Z', madeBy: 'CW-07', keptAt: null, keptBy: null, ...body },
});
const reportedIncome: RowWrite = { kind: 'income', id: 'income9', body: { personId: 'p1', state: 'reported', basis: 'current', source: 'reported', livelihood: 'employed', taxYear: null, annual: null, grossWeekly: 300_00, from: '2026-11-16', changeId: 'change1' } };
const waitingReport = (body: Partial<RowBody<'change'>> = {}): RowWrite => ({
  kind: 'change', id: 'change1',
  body: {
    caseId: CASE, type: 'C09', subject: 'payingParent', reportedBy: 'feed', reportedOn: '2026-11-05', changedOn: '2026-11-02', fields: fields(300_00, { changedOn: '2026-11-02' }), state: 'waiting', effectiveFrom: null, weeklyBefore: null, weeklyAfter: null,
    gates: [], decisionId: null, taskId: TASK, runId: null, recordedAt: '2026-11-05T09:00:00.000Z', by: 'CW-11', ...body,
  },
});
/** The item has waited for proof: a report, its figure, three requests and two promises. */
const asked: ClusterParts = {
  more: [
    waitingReport(), reportedIncome, request('request1'), request('request2', { to: 'hmrc', what: 'payData', channel: 'feed', state: 'answered', answeredAt: '2026-11-06T09:00:00.000Z', weekly: 300_00 }),
    request('request3', { to: 'employer', what: 'startDateAndPay', channel: 'letter', state: 'late' }), promise('promise1'), promise('promise2', { taskId: 'task8' }), promise('promise3', { state: 'withdrawn' }),
  ],
};

describe('an income change that is decided', () => {
  it('ends the old decision the day before, starts the new one, and changes the income in use', () => {
    const cluster = openCluster({ nights: [0, 0] });
    const { put } = must(record(cluster, 300_00)).effects;
    expect(cluster.get('decision', 'decision1')).toMatchObject({ effectiveUntil: '2026-11-17', grossWeekly: 400_00 });
    const made = putOf(put, 'decision').find(({ id }) => id !== 'decision1');
    expect(made?.body).toMatchObject({ number: 88, reason: 'change', effectiveFrom: TODAY, effectiveUntil: null, by: 'CW-07', grossWeekly: 300_00, incomeBasis: 'current', cases: [{ caseId: CASE, weekly: 48_00, previousWeekly: 64_00 }] });
    expect(cluster.get('income', 'income1').state).toBe('superseded');
    expect(cluster.list('income').filter(({ body }) => body.state === 'inUse').map(({ body }) => [body.grossWeekly, body.basis, body.from])).toEqual([[300_00, 'current', TODAY]]);
  });

  it('keeps the report with amounts, gates and the answers of the form and no others', () => {
    const cluster = openCluster({ nights: [0, 0] });
    const { put } = must(record(cluster, 300_00, { fields: { ...fields(300_00), hidden: 'words', pension: { pence: 1, per: 'week' } } })).effects;
    const [change] = putOf(put, 'change');
    expect(change?.body).toMatchObject({ state: 'decided', effectiveFrom: TODAY, weeklyBefore: 64_00, weeklyAfter: 48_00, taskId: TASK, runId: null, reportedBy: 'payingParent' });
    expect(change?.body.fields).toEqual(fields(300_00));
    expect(change?.body.gates.map(({ gate }) => gate)).toEqual(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9']);
    expect(change?.body.decisionId).toBe(putOf(put, 'decision')[0]?.id);
  });

  it('drafts a text and a letter to each parent, with that parent’s own amount, and finishes the item', () => {
    const cluster = openCluster({ nights: [0, 0] });
    const { put, outside } = must(record(cluster, 300_00)).effects;
    const drafts = putOf(put, 'message').map(({ body }) => body);
    expect(drafts.map(({ to, channel, state }) => [to, channel, state])).toEqual([
      ['payingParent', 'sms', 'draft'], ['payingParent', 'letter', 'draft'], ['receivingParent', 'sms', 'draft'], ['receivingParent', 'letter', 'draft'],
    ]);
    expect(drafts[1]?.body).toContain('£57.60');
    expect(drafts[1]?.body).not.toContain('£46.08');
    expect(drafts[3]?.body).toContain('£46.08');
    expect(drafts[3]?.body).not.toContain('£57.60');
    expect(drafts[3]?.body).toContain('The paying parent’s income changed.');
    expect(outside).toBeUndefined();
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'done', doneBy: 'CW-07', waiting: [] });
  });

  it('goes on under the report that waited, as whoever told us, and puts its figure away', () => {
    const cluster = openCluster(asked);
    must(record(cluster, 300_00));
    expect(cluster.list('change').map(({ id, body }) => [id, body.state, body.reportedBy])).toEqual([['change1', 'decided', 'feed']]);
    expect(cluster.get('income', 'income9').state).toBe('superseded');
  });

  it('keeps the promises of this item and closes the requests still out, and no others', () => {
    const cluster = openCluster(asked);
    must(record(cluster, 300_00));
    expect(cluster.list('promise').map(({ body }) => body.state)).toEqual(['kept', 'open', 'withdrawn']);
    expect(cluster.list('request').map(({ body }) => body.state)).toEqual(['cancelled', 'answered', 'cancelled']);
  });

  it('replaces a decision from its own first day without leaving it any', () => {
    const cluster = openCluster({ decision: { effectiveFrom: TODAY } });
    must(record(cluster, 300_00));
    expect(cluster.get('decision', 'decision1')).toMatchObject({ effectiveFrom: TODAY, effectiveUntil: TODAY });
  });

  it('tells the parents of the paying parent’s other case, each their own figures, Direct Pay without a fee', () => {
    const cluster = openCluster({ nights: [0], secondCase: { service: 'directPay' } });
    const { put } = must(record(cluster, 300_00)).effects;
    const there = putOf(put, 'message').filter(({ body }) => body.caseId === 'case2').map(({ body }) => body);
    expect(there.map(({ to, channel, taskId }) => [to, channel, taskId])).toEqual([['payingParent', 'letter', null], ['receivingParent', 'sms', null], ['receivingParent', 'letter', null]]);
    expect(there[2]?.body).toContain('£24.00');
    expect(putOf(put, 'entry').map(({ body }) => [body.caseId, body.event, body.facts['after']])).toEqual([[CASE, 'decision.made', 24_00], ['case2', 'decision.made', 24_00]]);
    expect(putOf(put, 'decision')[0]?.body.cases.map((line) => [line.caseId, line.weekly, line.payingParentTotal])).toEqual([[CASE, 24_00, 28_80], ['case2', 24_00, 24_00]]);
  });

  it('is live at nil once nothing is to be paid, and live again once something is', () => {
    const cluster = openCluster();
    must(record(cluster, 0, { fields: { source: 'none', lasts: 'yes', changedOn: '2026-11-16' } }));
    expect(cluster.get('case', CASE).status).toBe('liveNil');
    must(record(cluster, 300_00, { taskId: null }));
    expect(cluster.get('case', CASE).status).toBe('live');
  });
});

describe('an income change that is too small', () => {
  it('is refused at once: no decision, the reason to the paying parent alone, the item done', () => {
    const cluster = openCluster(asked);
    const { put } = must(record(cluster, 300_01, { evidence: 'none' })).effects;
    expect(putOf(put, 'decision')).toEqual([]);
    expect(cluster.get('change', 'change1')).toMatchObject({ state: 'refused', weeklyAfter: null, effectiveFrom: null, decisionId: null });
    expect(new Set(putOf(put, 'message').map(({ body }) => `${body.to} ${body.templateId}`))).toEqual(new Set(['payingParent income.no-change']));
    expect(putOf(put, 'message').every(({ body }) => !body.body.includes('(('))).toBe(true);
    expect(cluster.get('task', TASK).state).toBe('done');
    expect(cluster.get('income', 'income1').state).toBe('inUse');
    expect(cluster.get('income', 'income9').state).toBe('superseded');
    expect(cluster.list('request').filter(({ body }) => body.state === 'waiting' || body.state === 'late')).toEqual([]);
  });
});

describe('an income change that needs proof', () => {
  it('sends everything out at once and sleeps on all of it until one day', () => {
    const cluster = openCluster();
    const { put } = must(record(cluster, 300_00, { evidence: 'none' })).effects;
    expect(putOf(put, 'request').map(({ body }) => [body.to, body.dueOn, body.state, body.taskId])).toEqual([['payingParent', '2026-12-02', 'waiting', TASK], ['hmrc', '2026-12-02', 'waiting', TASK], ['employer', '2026-12-02', 'waiting', TASK]]);
    const [change] = putOf(put, 'change');
    expect(change?.body).toMatchObject({ state: 'waiting', taskId: TASK, weeklyAfter: null, effectiveFrom: null });
    expect(putOf(put, 'request').every(({ body }) => body.changeId === change?.id)).toBe(true);
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'open', claimedBy: 'CW-07', dueOn: '2026-12-02', wokeAt: null });
    expect(cluster.get('task', TASK).waiting.map(({ on }) => on)).toEqual(['payingParent', 'hmrc', 'employer']);
    expect(cluster.list('income').map(({ body }) => [body.state, body.grossWeekly])).toEqual([['inUse', 400_00], ['reported', 300_00]]);
    expect(putOf(put, 'message').map(({ body }) => [body.to, body.templateId])).toEqual([['payingParent', 'income.ask-for-proof'], ['payingParent', 'income.ask-for-proof']]);
    expect(putOf(put, 'decision')).toEqual([]);
  });

  it('never sends again what is still out, nor asks HMRC twice', () => {
    const cluster = openCluster({ more: [...(asked.more ?? []), request('request2', { to: 'hmrc', what: 'payData', channel: 'feed', state: 'answered', answeredAt: '2026-11-06T09:00:00.000Z', weekly: 350_00 })] });
    const { put } = must(record(cluster, 300_00, { evidence: 'none' })).effects;
    expect(putOf(put, 'request')).toEqual([]);
    expect(putOf(put, 'message')).toEqual([]);
    expect(cluster.get('task', TASK).waiting.map(({ on, dueOn }) => [on, dueOn])).toEqual([['payingParent', '2026-11-19'], ['employer', '2026-11-19']]);
  });

  it('is proved by what HMRC answered, within the supporting margin and no further', () => {
    const answered = (weekly: number) => openCluster({ nights: [0, 0], more: [...(asked.more ?? []), request('request2', { to: 'hmrc', what: 'payData', channel: 'feed', state: 'answered', answeredAt: '2026-11-06T09:00:00.000Z', weekly: null, answer: { code: 'given', weekly, on: null } })] });
    const stateAt = (weekly: number): string => {
      const cluster = answered(weekly);
      must(record(cluster, 300_00, { evidence: 'none' }));
      return cluster.get('change', 'change1').state;
    };
    expect([284_99, 285_00, 315_00, 315_01].map(stateAt)).toEqual(['waiting', 'decided', 'decided', 'waiting']);
  });

  it('asks the parent again whose proof came and was not enough', () => {
    const cluster = openCluster({ more: [waitingReport(), reportedIncome, request('request1', { state: 'answered', answeredAt: '2026-11-10T09:00:00.000Z' }), request('request2', { to: 'hmrc', what: 'payData', channel: 'feed', state: 'answered', answeredAt: '2026-11-06T09:00:00.000Z' })] });
    const { put } = must(record(cluster, 300_00, { evidence: 'none' })).effects;
    expect(putOf(put, 'request').map(({ body }) => body.to)).toEqual(['payingParent', 'employer']);
  });

  it('is decided later under the same report, with the figure it brought', () => {
    const cluster = openCluster();
    must(record(cluster, 300_00, { evidence: 'none' }));
    must(record(cluster, 300_00));
    expect(cluster.list('change').map(({ body }) => body.state)).toEqual(['decided']);
    expect(cluster.list('income').map(({ body }) => body.state).toSorted()).toEqual(['inUse', 'superseded', 'superseded']);
    expect(cluster.list('request').every(({ body }) => body.state === 'cancelled')).toBe(true);
  });
});

describe('an income change for a decision maker', () => {
  it('goes back to the team awake, with the report, and nobody is written to', () => {
    const cluster = openCluster(asked);
    const { put } = must(record(cluster, 300_00, { fields: fields(300_00, { lasts: 'no' }) })).effects;
    expect(cluster.get('change', 'change1')).toMatchObject({ state: 'handedOver', decisionId: null, weeklyAfter: null });
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'open', claimedBy: null, claimedAt: null, waiting: [], why: { code: 'handedOver', on: TODAY, what: 'C09' } });
    expect(putOf(put, 'message')).toEqual([]);
    expect(putOf(put, 'decision')).toEqual([]);
    expect(cluster.list('promise').map(({ body }) => body.state)).toEqual(['open', 'open', 'withdrawn']);
    expect(cluster.get('request', 'request1').state).toBe('waiting');
  });
});

describe('recording an income change is refused', () => {
  it('while a field is missing or wrong, by name', () => {
    const incomplete = incomeRule.record(changeCase(openCluster(), 'C09', { source: 'employed', changedOn: '2026-11-19', lasts: 'maybe' }), callFor(), null);
    expect(incomplete).toEqual({ ok: false, error: { code: 'CHANGE_INCOMPLETE', fields: ['lasts', 'changedOn', 'pay', 'paysPension'] } });
  });

  it('when proof was seen and no amount given', () => {
    const { pay: _left, ...rest } = fields(300_00);
    expect(record(openCluster(), 0, { fields: rest })).toMatchObject({ ok: false, error: { code: 'CHANGE_INCOMPLETE', fields: ['pay'] } });
  });

  it('when the amount on the screen is no longer the amount', () => {
    expect(record(openCluster({ nights: [0, 0] }), 300_00, { expectWeekly: 48_01 })).toMatchObject({ ok: false, error: { code: 'FIGURE_CHANGED' } });
    expect(record(openCluster({ nights: [0, 0] }), 300_01, { expectWeekly: 48_00 })).toMatchObject({ ok: false, error: { code: 'FIGURE_CHANGED' } });
    expect(record(openCluster({ nights: [0, 0] }), 300_00, { expectWeekly: 48_00 }).ok).toBe(true);
  });

  it('for a report from the future, another case’s item, an item that is done, and a change nobody offers', () => {
    expect(record(openCluster(), 300_00, { reportedOn: '2026-11-19' })).toMatchObject({ ok: false, error: { code: 'DATE_IMPOSSIBLE', fields: ['reportedOn'] } });
    expect(record(openCluster({ secondCase: {}, task: { caseId: 'case2' } }), 300_00)).toMatchObject({ ok: false, error: { code: 'ROW_NOT_FOUND' } });
    const cluster = openCluster();
    must(record(cluster, 300_00));
    expect(record(cluster, 200_00)).toMatchObject({ ok: false, error: { code: 'TASK_DONE' } });
    const other = { caseId: CASE, subject: 'payingParent', reportedOn: TODAY, fields: {}, evidence: 'none', taskId: null, expectWeekly: null };
    const catalogues = shippedCatalogues();
    const without = { ...catalogues, changes: { ...catalogues.changes, entries: new Map([...catalogues.changes.entries].filter(([type]) => type !== 'C11')) } };
    expect(cluster.perform('change.record', { ...other, type: 'C11' }, { catalogues: without })).toMatchObject({ ok: false, error: { code: 'CHANGE_NOT_OFFERED' } });
    expect(cluster.perform('change.record', { ...other, type: 'C09', subject: 'receivingParent' })).toMatchObject({ ok: false, error: { code: 'CHANGE_NOT_OFFERED' } });
  });

  it('for answers larger than any form', () => {
    expect(record(openCluster(), 300_00, { fields: { ...fields(300_00), more: 'x'.repeat(8_000) } })).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID', fields: ['fields'] } });
    expect(record(openCluster(), 300_00, { fields: Object.fromEntries(Array.from({ length: 41 }, (_unused, n) => [`f${n}`, 1])) })).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
  });
});
