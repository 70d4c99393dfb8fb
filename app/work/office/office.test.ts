import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, must, openCluster, putOf, shippedCatalogues, TASK, TODAY, type Cluster } from '../../../tests/fixtures/cluster.ts';
import { noonOf, requestRow, runOffice, SYSTEM } from '../../../tests/fixtures/office.ts';
import { addDays, daysBetween } from '../../model/dates.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import { dueWork, nextDueAt } from './dueWork.ts';
import { officeDay, officeOpens } from './officeDay.ts';

const report = (cluster: Cluster, weekly = 300_00): void =>
  void must(
    cluster.perform('change.record', {
      caseId: CASE, type: 'C09', subject: 'payingParent', reportedOn: TODAY, evidence: 'none', taskId: TASK, expectWeekly: null,
      fields: { source: 'employed', pay: { pence: weekly, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: '2026-11-16' },
    }),
  );
const sentTo = (cluster: Cluster, to: string): string => cluster.list('request').find(({ body }) => body.to === to)?.id ?? '';
const answer = (cluster: Cluster, to: string, weekly: number | null, now = noonOf('2026-11-19')): void =>
  void must(cluster.perform('request.answer', { requestId: sentTo(cluster, to), answer: { code: 'given', weekly, on: null } }, { actor: { ...SYSTEM, id: to === 'hmrc' ? 'hmrc' : 'customer' }, now }));

describe('the office’s day', () => {
  it('begins at 8am in London, in winter and in summer', () => {
    expect([officeOpens('2026-11-18'), officeOpens('2026-07-18')]).toEqual(['2026-11-18T08:00:00.000Z', '2026-07-18T07:00:00.000Z']);
    for (const at of ['2026-11-18', '2026-07-18', '2026-10-25', '2026-03-29'].map(officeOpens)) {
      expect(officeDay(at)).toBe(at.slice(0, 10));
      expect(officeDay(new Date(Date.parse(at) - 1000).toISOString())).toBe(addDays(at.slice(0, 10), -1));
    }
    expect([officeDay('2026-11-18T00:05:00.000Z'), officeDay('2026-11-18T12:05:00.000Z'), officeDay('2026-11-18T23:59:00.000Z')]).toEqual(['2026-11-17', '2026-11-18', '2026-11-18']);
  });
});

describe('a report that asks three others', () => {
  it('sends them together with one day to answer by', () => {
    const cluster = openCluster();
    report(cluster);
    expect(cluster.list('request').map(({ body }) => [body.to, body.dueOn, body.state].join(' ')).toSorted()).toEqual(['employer 2026-12-02 waiting', 'hmrc 2026-12-02 waiting', 'payingParent 2026-12-02 waiting']);
    expect(dueWork(cluster.source, noonOf(TODAY), shippedCatalogues())).toEqual([]);
    expect(nextDueAt(cluster.source, noonOf(TODAY), shippedCatalogues())).toBe('2026-11-24T08:00:00.000Z');
  });

  it('is not woken by pay data that says otherwise', () => {
    const cluster = openCluster();
    report(cluster);
    answer(cluster, 'hmrc', 402_00);
    expect(cluster.get('task', TASK)).toMatchObject({ wokeAt: null });
    expect(cluster.get('task', TASK).waiting.map(({ on }) => on).toSorted()).toEqual(['employer', 'payingParent']);
  });

  it('is woken at once by pay data that supports it, stops the other requests, and is decided by the system through every gate', () => {
    const cluster = openCluster();
    report(cluster);
    answer(cluster, 'hmrc', 301_00);
    expect(cluster.get('task', TASK)).toMatchObject({ waiting: [], wokeAt: noonOf('2026-11-19'), why: { code: 'feedAnswered', what: 'hmrc' } });
    expect(cluster.list('request').map(({ body }) => body.state).toSorted()).toEqual(['answered', 'cancelled', 'cancelled']);
    const done = runOffice(cluster, noonOf('2026-11-19'), new Set());
    expect(done[0]).toMatch(/\/decide\//);
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'done', doneBy: 'system' });
    const made = cluster.list('decision').find(({ id }) => id !== 'decision1');
    expect(made?.body).toMatchObject({ by: 'system', grossWeekly: 300_00 });
    // Its notices leave without anybody.
    expect(cluster.list('message').filter(({ body }) => body.templateId === 'income.changed').map(({ body }) => body.state)).not.toContain('draft');
  });

  it.each([
    ['a safety marker', { safety: [{ of: 'receivingParent' as const, kind: 'abuseDisclosed' as const }] }],
    ['an identity that was not checked', { paying: { identity: null } }],
    ['a second case of the same parent', { secondCase: {} }],
  ])('stays with a person for %s', (_why, parts) => {
    const cluster = openCluster(parts);
    report(cluster);
    answer(cluster, 'hmrc', 300_00);
    expect(runOffice(cluster, noonOf('2026-11-19'), new Set()).filter((key) => key.includes('/decide/'))).toEqual([]);
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'open', wokeAt: noonOf('2026-11-19'), claimedBy: 'CW-07' });
  });

  it('never is decided alone because a parent sent proof: somebody looks at it', () => {
    const cluster = openCluster();
    report(cluster);
    for (const to of ['hmrc', 'employer', 'payingParent']) answer(cluster, to, to === 'hmrc' ? null : 300_00);
    expect(cluster.get('task', TASK).why).toMatchObject({ code: 'proofArrived' });
    expect(runOffice(cluster, noonOf('2026-11-19'), new Set()).filter((key) => key.includes('/decide/'))).toEqual([]);
  });
});

describe('silence', () => {
  it('reminds, writes, rings an employer, and ends a report that nobody proved, telling its reporter', () => {
    const cluster = openCluster();
    report(cluster);
    const done = new Set<string>();
    const parent = sentTo(cluster, 'payingParent');
    const on = (day: string): readonly string[] => runOffice(cluster, noonOf(day), done).filter((key) => !key.includes('/queue')).map((key) => `${cluster.get('request', key.split('/')[0] ?? '').to} ${key.split('/')[1] ?? ''}`).toSorted();
    expect(on('2026-11-23')).toEqual([]);
    expect(on('2026-11-24')).toEqual(['employer remind', 'payingParent remind']);
    expect(on('2026-11-28')).toEqual(['payingParent letter']);
    expect(on('2026-11-30')).toEqual(['employer phone']);
    expect(on('2026-12-02')).toEqual([]);
    expect(on('2026-12-03')).toEqual(['employer lapse', 'hmrc lapse', 'payingParent lapse']);
    expect(cluster.get('request', parent).reminders?.map(({ channel }) => channel)).toEqual(['sms', 'letter']);
    expect(cluster.list('change')[0]?.body.state).toBe('withdrawn');
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'done', doneBy: 'system' });
    expect(cluster.list('income').map(({ body }) => body.state)).not.toContain('reported');
    expect(cluster.list('message').filter(({ body }) => body.templateId === 'report.cancelled').map(({ body }) => [body.to, body.channel, body.state])).toEqual([['payingParent', 'letter', 'queued']]);
    expect(cluster.list('entry').map(({ body }) => body.event)).toContain('change.lapsed');
    expect(on('2026-12-20')).toEqual([]);
  });

  it('ends a report that an employer made without a word to the parent it was about, who never told us of it', () => {
    const cluster = openCluster();
    report(cluster);
    for (const { id, body } of cluster.list('change')) cluster.write([{ kind: 'change', id, body: { ...body, reportedBy: 'thirdParty' } }], 'told');
    const done = new Set<string>();
    for (const day of ['2026-11-24', '2026-12-03']) runOffice(cluster, noonOf(day), done);
    expect(cluster.list('change')[0]?.body.state).toBe('withdrawn');
    expect(cluster.list('message').filter(({ body }) => body.templateId === 'report.cancelled')).toEqual([]);
  });

  it('wakes the item to be decided on what we have when something came', () => {
    const cluster = openCluster();
    report(cluster);
    answer(cluster, 'employer', 299_00);
    runOffice(cluster, noonOf('2026-12-03'), new Set());
    expect(cluster.list('change')[0]?.body.state).toBe('waiting');
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'open', waiting: [], why: { code: 'nobodyReplied', on: '2026-12-02', what: 'some' } });
  });

  it('leaves a draft for a person where a safety marker stands on the case', () => {
    const cluster = openCluster({ safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] });
    report(cluster);
    runOffice(cluster, noonOf('2026-11-24'), new Set());
    expect(cluster.list('message').filter(({ body }) => body.templateId === 'request.reminder').map(({ body }) => body.state)).toEqual(['draft']);
  });

  const request = fc.record({
    to: fc.constantFrom('payingParent' as const, 'receivingParent' as const, 'employer' as const, 'hmrc' as const, 'court' as const),
    channel: fc.constantFrom('sms' as const, 'email' as const, 'letter' as const), ifSilent: fc.constantFrom('accept' as const, 'decide' as const, 'cancel' as const), days: fc.integer({ min: 3, max: 20 }),
  });
  const rowsOf = (asked: readonly { to: string; channel: string; ifSilent: string; days: number }[]): readonly RowWrite[] =>
    asked.map(({ days, ...each }, at) => requestRow(`r${at}`, { ...(each as object), what: 'evidence', dueOn: addDays('2026-11-05', days) }));
  const waiting = (rows: readonly RowWrite[]) => rows.flatMap((row) => (row.kind === 'request' ? [{ on: row.body.to, since: '2026-11-05', dueOn: row.body.dueOn }] : []));
  /** What is left of it, without the moments at which it was done. */
  const standing = (cluster: Cluster) => ({
    requests: cluster.list('request').map(({ id, body }) => [id, body.state, body.channel, (body.reminders ?? []).map(({ channel }) => channel)]),
    item: [cluster.get('task', TASK).state, cluster.get('task', TASK).why, cluster.get('task', TASK).waiting, cluster.get('task', TASK).wokeAt !== null],
    callbacks: cluster.list('task').filter(({ body }) => body.kind === 'callback').length,
    messages: cluster.list('message').map(({ body }) => [body.to, body.channel, body.templateId, body.state].join()).toSorted(),
  });

  it('is caught up after days away as it would have passed day by day, each step once', () => {
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 26 }), (asked, away) => {
        const rows = rowsOf(asked);
        const [daily, once] = [openCluster({ task: { waiting: waiting(rows) }, more: rows }), openCluster({ task: { waiting: waiting(rows) }, more: rows })];
        const last = addDays('2026-11-05', away);
        const done = new Set<string>();
        const steps: string[] = [];
        for (let day = '2026-11-05'; day <= last; day = addDays(day, 1)) steps.push(...runOffice(daily, noonOf(day), done));
        const caughtUp = runOffice(once, noonOf(last), new Set());
        expect(standing(once)).toEqual(standing(daily));
        expect(caughtUp.toSorted().filter((key) => !key.includes('/queue'))).toEqual(steps.toSorted().filter((key) => !key.includes('/queue')));
        expect(runOffice(once, noonOf(last), new Set(caughtUp))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('never lapses a request before the day after it was due, whoever asks', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 0, max: 25 }), (asked, away) => {
        const cluster = openCluster({ more: rowsOf([asked]) });
        const day = addDays('2026-11-05', away);
        const early = daysBetween(cluster.get('request', 'r0').dueOn, day) < 1;
        expect(dueWork(cluster.source, noonOf(day), shippedCatalogues()).some(({ kind }) => kind === 'request.lapse')).toBe(!early);
        expect(cluster.consider('request.lapse', { requestId: 'r0' }, { now: noonOf(day) }).ok).toBe(!early);
      }),
      { numRuns: 60 },
    );
  });

  it('falls due at the moment that the diary says, and at no other', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const cluster = openCluster({ more: rowsOf([asked]) });
        const at = nextDueAt(cluster.source, '2026-11-05T10:00:00.000Z', shippedCatalogues()) ?? '';
        expect(dueWork(cluster.source, new Date(Date.parse(at) - 1000).toISOString(), shippedCatalogues())).toEqual([]);
        expect(dueWork(cluster.source, at, shippedCatalogues()).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('own work', () => {
  it('has the same keys whenever it is asked for, and changes nothing by being asked', () => {
    const cluster = openCluster({ more: [requestRow('r1'), requestRow('r2', { to: 'employer', channel: 'letter' })] });
    const first = dueWork(cluster.source, noonOf(TODAY), shippedCatalogues());
    expect(dueWork(cluster.source, noonOf(TODAY), shippedCatalogues())).toEqual(first);
    expect(first.map(({ key }) => key)).toEqual(['r1/remind', 'r2/remind', 'r1/letter', 'r2/phone']);
    expect(putOf(first.length === 0 ? [] : must(cluster.consider(first[0]?.kind ?? '', first[0]?.args, { actor: SYSTEM })).effects.put, 'request')).toHaveLength(1);
  });
});

describe('payments', () => {
  const schedule: RowWrite = {
    kind: 'schedule', id: 'schedule1',
    body: {
      caseId: CASE, number: 1, service: 'collectAndPay', method: 'directDebit', frequency: 'monthly', day: 28, from: '2026-10-28', until: null, madeBy: { kind: 'decision', id: 'decision1' }, madeOn: '2026-08-04', state: 'live',
      due: [{ on: '2026-10-28', from: '2026-09-28', until: '2026-10-27', maintenance: 274_29, fee: 54_86 }, { on: '2026-11-28', from: '2026-10-28', until: '2026-11-27', maintenance: 283_43, fee: 56_69 }],
    },
  };

  it('fall due on the ledger by themselves, once each, on the morning of their day', () => {
    const cluster = openCluster({ more: [schedule] });
    const [due] = dueWork(cluster.source, noonOf(TODAY), shippedCatalogues());
    expect(due).toMatchObject({ kind: 'payments.fallDue', args: { caseId: CASE }, key: `${CASE}/fallDue/2026-10-28` });
    must(cluster.perform('payments.fallDue', due?.args, { actor: SYSTEM }));
    expect(cluster.list('ledger').map(({ body }) => [body.type, body.on, body.pence])).toEqual([['maintenanceDue', '2026-10-28', 274_29], ['feeDue', '2026-10-28', 54_86]]);
    expect(dueWork(cluster.source, noonOf(TODAY), shippedCatalogues()).filter(({ kind }) => kind === 'payments.fallDue')).toEqual([]);
    expect(nextDueAt(cluster.source, noonOf(TODAY), shippedCatalogues())).toBe('2026-11-28T08:00:00.000Z');
    expect(dueWork(cluster.source, '2026-11-28T07:59:00.000Z', shippedCatalogues()).filter(({ kind }) => kind === 'payments.fallDue')).toEqual([]);
    expect(dueWork(cluster.source, '2026-11-28T08:00:00.000Z', shippedCatalogues()).filter(({ kind }) => kind === 'payments.fallDue')).toHaveLength(1);
  });
});
