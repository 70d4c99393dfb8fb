import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASEWORKER, must, openCluster, OTHER_TEAM, putOf, READER, TASK, TODAY, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { noonOf, requestRow, SYSTEM } from '../../../tests/fixtures/office.ts';
import { addDays } from '../../model/dates.ts';
import type { RowBody, RowWrite } from '../../model/rows/index.ts';
import { requestWhats, type RequestAnswer } from '../../model/rows/requests.ts';
import { waitingOn, type WaitingOn } from '../../model/rows/work.ts';
import { requestWhatWords } from '../waitingWords.ts';
import { whyNowWords } from '../whyNow.ts';
import { plannedSteps } from './planned.ts';
import { settles } from './settles.ts';
import { answerCodesFor, answerWords, plannedWords } from './waitWords.ts';

const settings = { remindAfterDays: 6, letterAfterDays: 10, phoneAfterDays: 12, lapseAfterDays: 1 };
const given: RequestAnswer = { code: 'given', weekly: null, on: null };
const waits = (rows: readonly RowWrite[]): ClusterParts => ({
  task: { waiting: rows.flatMap((row) => (row.kind === 'request' ? [{ on: row.body.to, since: '2026-11-05', dueOn: row.body.dueOn }] : [])), dueOn: '2026-11-19' },
  more: rows,
});
const body = (more: Partial<RowBody<'request'>> = {}): RowBody<'request'> => requestRow('r', more).body as RowBody<'request'>;

describe('what happens by itself to a request', () => {
  const everyWay = (): boolean => true;
  it('is a reminder the way it went, then a letter, then its silence rule after the last day', () => {
    const steps = plannedSteps(body({ sentAt: '2026-11-18T09:41:00.000Z', dueOn: '2026-12-02' }), everyWay, settings);
    expect(plannedWords(steps, { ifSilent: 'decide', dueOn: '2026-12-02' }, TODAY)).toBe('Reminder by text on 24 November; letter on 28 November; decided on what we have after 2 December');
    expect(steps.at(-1)).toEqual({ step: 'lapse', on: '2026-12-03' });
  });
  it('follows a letter with a call, since nothing else in writing is left', () => {
    expect(plannedSteps(body({ channel: 'letter' }), everyWay, settings).map(({ step }) => step)).toEqual(['remind', 'phone', 'lapse']);
  });
  it('only lapses for a feed, and where nobody may be reached', () => {
    expect(plannedSteps(body({ to: 'hmrc', channel: 'feed' }), everyWay, settings).map(({ step }) => step)).toEqual(['lapse']);
    expect(plannedSteps(body(), () => false, settings).map(({ step }) => step)).toEqual(['lapse']);
  });
  it('goes another way when the one it took is not safe any more', () => {
    expect(plannedSteps(body(), (channel) => channel === 'letter' || channel === 'phone', settings)).toEqual([
      { step: 'remind', channel: 'letter', on: '2026-11-11' }, { step: 'phone', on: '2026-11-17' }, { step: 'lapse', on: '2026-11-20' },
    ]);
  });
  it('is nothing once the request is closed', () => {
    for (const state of ['answered', 'late', 'lapsed', 'cancelled'] as const) expect(plannedSteps(body({ state }), everyWay, settings)).toEqual([]);
  });
  it('comes in order, every step before the lapse, the lapse never before the day after it was due', () => {
    fc.assert(
      fc.property(fc.constantFrom(...waitingOn), fc.constantFrom('sms', 'email', 'letter', 'phone', 'online', 'feed'), fc.integer({ min: 0, max: 40 }), fc.subarray(['sms', 'email', 'letter', 'phone']), fc.subarray(['sms', 'letter', 'phone'] as const), (to, channel, days, ways, gone) => {
        const request = body({ to, channel, dueOn: addDays('2026-11-05', days), reminders: gone.map((way) => ({ at: '2026-11-08T09:00:00.000Z', channel: way })) });
        const steps = plannedSteps(request, (way) => ways.includes(way), settings);
        expect(steps.map(({ on }) => on)).toEqual(steps.map(({ on }) => on).toSorted());
        expect(steps.filter(({ step }) => step === 'lapse')).toEqual([{ step: 'lapse', on: addDays(request.dueOn, 1) }]);
        expect(new Set(steps.map(({ step }) => step)).size).toBe(steps.length);
        for (const { step } of steps) if (step === 'letter' || step === 'phone') expect(ways).toContain(step);
      }),
    );
  });
});

describe('an item that waits', () => {
  const someone = fc.constantFrom<WaitingOn>('payingParent', 'receivingParent', 'employer', 'court', 'bank');
  const sets = fc.uniqueArray(fc.record({ to: someone, ifSilent: fc.constantFrom('accept' as const, 'decide' as const) }), { minLength: 1, maxLength: 5, selector: ({ to }) => to });

  it('wakes exactly once, at the last answer, whatever the order', () => {
    fc.assert(
      fc.property(sets.chain((asked) => fc.tuple(fc.constant(asked), fc.shuffledSubarray(asked.map((_each, at) => at), { minLength: asked.length }))), ([asked, order]) => {
        const cluster = openCluster(waits(asked.map((each, at) => requestRow(`r${at}`, { ...each, what: 'evidence' }))));
        order.forEach((which, at) => {
          const now = noonOf(addDays('2026-11-06', at));
          must(cluster.perform('request.answer', { requestId: `r${which}`, answer: given }, { now }));
          const last = at === order.length - 1;
          const task = cluster.get('task', TASK);
          expect(task.wokeAt).toBe(last ? now : null);
          expect(task.waiting).toHaveLength(order.length - 1 - at);
          expect(cluster.list('entry').filter((line) => line.body.event === 'task.woken')).toHaveLength(last ? 1 : 0);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('shows an early answer and sleeps on', () => {
    const cluster = openCluster(waits([requestRow('r1'), requestRow('r2', { to: 'employer', channel: 'letter', what: 'startDateAndPay' })]));
    must(cluster.perform('request.answer', { requestId: 'r2', answer: { code: 'given', weekly: 512_40, on: '2026-11-02' } }));
    expect(cluster.get('request', 'r2')).toMatchObject({ state: 'answered', weekly: 512_40, answeredAt: '2026-11-18T09:42:00.000Z' });
    expect(cluster.get('task', TASK)).toMatchObject({ wokeAt: null, waiting: [{ on: 'payingParent' }] });
  });

  it('says why it woke, in words', () => {
    const cluster = openCluster(waits([requestRow('r1')]));
    must(cluster.perform('request.answer', { requestId: 'r1', answer: { ...given, weekly: 300_00 } }));
    expect(whyNowWords(cluster.get('task', TASK).why, TODAY)).toBe('Last proof arrived: payslip, 18 November');
    expect(cluster.get('task', TASK).dueOn).toBe('2026-11-19');
    const agreed = openCluster(waits([requestRow('r1', { to: 'receivingParent', what: 'agreement' })]));
    must(agreed.perform('request.answer', { requestId: 'r1', answer: { code: 'agree', weekly: null, on: null } }));
    expect(whyNowWords(agreed.get('task', TASK).why, TODAY)).toBe('Receiving parent answered 18 November');
  });

  it('is due soon once it is awake, never later than it was', () => {
    const cluster = openCluster(waits([requestRow('r1', { dueOn: '2026-12-02' })]));
    cluster.write([{ kind: 'task', id: TASK, body: { ...cluster.get('task', TASK), dueOn: '2026-12-02' } }], 'seed');
    must(cluster.perform('request.answer', { requestId: 'r1', answer: given }));
    expect(cluster.get('task', TASK).dueOn).toBe('2026-11-20');
  });

  it('takes a late answer, and an answer only once', () => {
    const cluster = openCluster({ more: [requestRow('r1', { state: 'lapsed' })] });
    must(cluster.perform('request.answer', { requestId: 'r1', answer: given }));
    expect(cluster.get('task', TASK).why.code).toBe('proofArrived');
    expect(cluster.perform('request.answer', { requestId: 'r1', answer: given })).toMatchObject({ error: { code: 'REQUEST_CLOSED' } });
  });

  it('is a person’s again when they stop the last wait', () => {
    const cluster = openCluster(waits([requestRow('r1')]));
    const why = cluster.get('task', TASK).why;
    must(cluster.perform('request.cancel', { requestId: 'r1', because: 'Told us by phone' }));
    expect(cluster.get('task', TASK)).toMatchObject({ waiting: [], wokeAt: null, why });
    expect(cluster.get('request', 'r1').state).toBe('cancelled');
  });

  it('is moved by its team and the authority, and by nobody else', () => {
    const cluster = openCluster(waits([requestRow('r1')]));
    for (const actor of [OTHER_TEAM, READER]) {
      for (const [kind, args] of [['request.answer', { answer: given }], ['request.remind', { channel: 'sms' }], ['request.fallBack', { channel: 'phone' }], ['request.cancel', { because: 'No need' }], ['request.lapse', {}]] as const) {
        expect(cluster.consider(kind, { requestId: 'r1', ...args }, { actor })).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
      }
    }
    for (const actor of [CASEWORKER, SYSTEM]) expect(cluster.consider('request.answer', { requestId: 'r1', answer: given }, { actor }).ok).toBe(true);
  });
});

describe('asking again', () => {
  it('drafts a message that names the day and our team, and no more', () => {
    const cluster = openCluster(waits([requestRow('r1')]));
    const { put } = must(cluster.perform('request.remind', { requestId: 'r1', channel: 'sms' })).effects;
    const [draft] = putOf(put, 'message');
    expect(draft?.body).toMatchObject({ to: 'payingParent', channel: 'sms', state: 'draft', templateId: 'request.reminder', taskId: TASK });
    expect(draft?.body.body).toContain('We still need something from you by 19 November 2026');
    expect(cluster.get('request', 'r1').reminders).toEqual([{ at: '2026-11-18T09:42:00.000Z', channel: 'sms' }]);
  });
  it('is refused where the person may not be reached', () => {
    const cluster = openCluster({ ...waits([requestRow('r1')]), payingContact: { smsOptOut: true } });
    expect(cluster.perform('request.remind', { requestId: 'r1', channel: 'sms' })).toMatchObject({ error: { code: 'RECIPIENT_UNREACHABLE', fields: ['sms'] } });
    const feed = openCluster(waits([requestRow('r1', { to: 'hmrc', channel: 'feed', what: 'payData' })]));
    expect(feed.perform('request.remind', { requestId: 'r1', channel: 'letter' })).toMatchObject({ error: { code: 'RECIPIENT_UNREACHABLE' } });
  });
  it('goes to an employer through the dispatcher, once for each time', () => {
    const cluster = openCluster(waits([requestRow('r1', { to: 'employer', channel: 'letter' })]));
    const first = must(cluster.perform('request.remind', { requestId: 'r1', channel: 'letter' })).effects;
    const second = must(cluster.perform('request.remind', { requestId: 'r1', channel: 'letter' })).effects;
    expect([first.outside?.[0]?.key, second.outside?.[0]?.key]).toEqual(['request:r1:again:1', 'request:r1:again:2']);
    expect(putOf(first.put, 'message')).toEqual([]);
  });
  it('by phone is a callback for whoever has the item', () => {
    const cluster = openCluster(waits([requestRow('r1')]));
    const { put } = must(cluster.perform('request.fallBack', { requestId: 'r1', channel: 'phone' })).effects;
    const [callback] = putOf(put, 'task');
    expect(callback?.body).toMatchObject({ kind: 'callback', claimedBy: 'CW-07', dueOn: TODAY, subject: 'payingParent' });
    expect(whyNowWords(callback?.body.why ?? cluster.get('task', TASK).why, TODAY)).toBe('Paying parent did not reply: ring to ask again');
  });
});

describe('an answer that settles the matter', () => {
  const hmrc = (weekly: number | null): Parameters<typeof settles>[0] => ({ to: 'hmrc', what: 'payData', answer: { code: 'given', weekly, on: null } });
  const income = { type: 'C09', changedOn: '2026-11-02', weekly: 300_00 } as const;
  it('is pay data within the supporting share of the figure reported', () => {
    expect([285_00, 284_99, 315_00, 315_01, null].map((weekly) => settles(hmrc(weekly), income, 5))).toEqual([true, false, true, false, false]);
    expect(settles({ ...hmrc(300_00), to: 'employer' }, income, 5)).toBe(false);
    expect(settles(hmrc(300_00), { ...income, type: 'C11' }, 5)).toBe(false);
    expect(settles(hmrc(300_00), null, 5)).toBe(false);
  });
  it('is the day that a benefit’s own record gives, or an account that matches', () => {
    const dwp = (on: string | null): Parameters<typeof settles>[0] => ({ to: 'dwp', what: 'benefitDates', answer: { code: 'started', weekly: null, on } });
    expect([settles(dwp('2026-11-02'), { ...income, type: 'C11' }, 5), settles(dwp('2026-11-03'), { ...income, type: 'C11' }, 5)]).toEqual([true, false]);
    const check = (code: 'matches' | 'differs') => settles({ to: 'bank', what: 'accountCheck', answer: { code, weekly: null, on: null } }, { ...income, type: 'C19' }, 5);
    expect([check('matches'), check('differs')]).toEqual([true, false]);
  });
});

describe('words', () => {
  it('say what was asked, and what was answered, for everything that can be asked', () => {
    for (const what of requestWhats) {
      expect(requestWhatWords(what).length).toBeGreaterThan(2);
      for (const code of answerCodesFor(what)) expect(answerWords({ state: 'answered', weekly: null, answer: { code, weekly: 512_40, on: TODAY } }, TODAY)).toMatch(/: £512\.40 a week, 18 November$/);
    }
    expect(answerWords({ state: 'answered', weekly: 300_00 }, TODAY)).toBe('Answered: £300.00 a week');
    expect(answerWords({ state: 'waiting', weekly: null }, TODAY)).toBeNull();
  });
});
