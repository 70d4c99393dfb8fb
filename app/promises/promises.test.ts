import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callFor, CASE, must, openCluster, shippedCatalogues, TASK, TODAY, type Cluster } from '../../tests/fixtures/cluster.ts';
import { addDays } from '../model/dates.ts';
import { rowSchemas, type Row, type RowBody, type RowWrite } from '../model/rows/index.ts';
import { keepingEvents } from '../model/rows/promises.ts';
import { clockStarts, mayTell, parsePromiseClocks } from './clocks.ts';
import { contactRules, mayRing } from './contactRules.ts';
import { keptWhenOf, warnOnOf } from './promiseFacts.ts';
import { clockPromises, keptByChange, keptByEvent, keptByMessage, keptByTask, moved, reopened, withdrawn } from './promiseRows.ts';
import { promisesFrom, type ClockEvent } from './promisesFrom.ts';
import { openStates, stateOf } from './promiseState.ts';

const { clocks } = shippedCatalogues();
const started = (type: ClockEvent['type'], more: Partial<ClockEvent> = {}): ClockEvent => ({ type, on: TODAY, to: 'payingParent', changeType: null, changeId: null, taskId: null, ...more });
const body = (more: Partial<RowBody<'promise'>> = {}): RowBody<'promise'> => ({
  caseId: CASE, taskId: null, to: 'payingParent', what: 'Ring them back', byOn: '2026-11-20', byAt: null, ownerTeamId: 'team-4', ownerUserId: 'CW-07', state: 'open', source: 'call', madeAt: '2026-11-05T09:00:00.000Z', madeBy: 'CW-07', keptAt: null, keptBy: null, ...more,
});
const promise = (id: string, more: Partial<RowBody<'promise'>> = {}): Row<'promise'> => ({ kind: 'promise', id, tag: 'seed', body: body(more) });
const promisesIn = (rows: readonly RowWrite[]) => rows.flatMap((row) => (row.kind === 'promise' ? [row] : []));

describe('published clocks', () => {
  it.each([
    ['a change that is handed over', started('changeHandedOver', { changeType: 'C01', changeId: 'ch1', taskId: TASK }), [['startChange', '2026-11-25', 'taskClaimed', TASK], ['finishChange', '2026-12-16', 'changeDecided', 'ch1']]],
    ['a change that waits', started('changeWaiting', { changeType: 'C01', changeId: 'ch1' }), [['finishChange', '2026-12-16', 'changeDecided', 'ch1']]],
    ['an income change that waits: its clock runs from the proof', started('changeWaiting', { changeType: 'C09', changeId: 'ch1' }), []],
    ['proof of income', started('evidenceReceived', { changeType: 'C09', changeId: 'ch1' }), [['finishIncome', '2026-12-20', 'changeDecided', 'ch1']]],
    ['proof of anything else', started('evidenceReceived', { changeType: 'C01', changeId: 'ch1' }), []],
    ['leaving education', started('changeWaiting', { changeType: 'C08', changeId: 'ch1' }), [['reviewEducation', '2026-12-16', 'changeDecided', 'ch1']]],
    ['a representative who goes', started('changeWaiting', { changeType: 'C27', changeId: 'ch1' }), [['removeRepresentative', '2026-11-25', 'changeDecided', 'ch1']]],
    ['a message', started('messageReceived', { taskId: TASK }), [['readMessage', '2026-11-25', 'taskDone', TASK]]],
    ['disputed parentage', started('parentageDisputed', { taskId: TASK }), [['contactParentage', '2026-12-02', 'taskDone', TASK]]],
    ['a complaint: two and fifteen working days', started('complaintReceived', { taskId: TASK }), [['acknowledgeComplaint', '2026-11-20', 'messageSent', TASK], ['answerComplaint', '2026-12-09', 'taskDone', TASK]]],
    ['a complaint over Christmas: bank holidays do not count', started('complaintReceived', { on: '2026-12-24', taskId: TASK }), [['acknowledgeComplaint', '2026-12-30', 'messageSent', TASK], ['answerComplaint', '2027-01-19', 'taskDone', TASK]]],
    ['a challenge', started('challengeRegistered', { taskId: TASK }), [['decideChallenge', '2026-12-16', 'taskDone', TASK]]],
  ] as const)('run for %s', (_what, event, expected) => {
    expect(promisesFrom(event, clocks).map(({ clock, byOn, keptWhen }) => [clock, byOn, keptWhen.event, keptWhen.ref])).toEqual(expected);
  });

  it('show a new address in one working day, over a weekend too', () => {
    const address = (on: string) => promisesFrom(started('changeHandedOver', { on, changeType: 'C24', changeId: 'ch1', taskId: TASK }), clocks).find(({ clock }) => clock === 'showAddress')?.byOn;
    expect([address('2026-11-18'), address('2026-11-20'), address('2026-12-24')]).toEqual(['2026-11-19', '2026-11-23', '2026-12-29']);
  });

  it('are never told to a parent without a source', () => {
    for (const type of clockStarts) for (const changeType of [null, 'C01', 'C08', 'C09', 'C24', 'C27'] as const) {
      for (const { clock, told } of promisesFrom(started(type, { changeType, taskId: TASK, changeId: 'ch1' }), clocks)) expect(told, clock ?? '').toBe(clock !== null && mayTell(clocks.clock(clock, TODAY) ?? { mark: 'inferred' }));
    }
    expect(clocks.clock('decideChallenge', TODAY)?.mark).toBe('inferred');
  });

  it('are refused, by place, when the file is not in order', () => {
    const days = { isWorkingDay: () => true, after: (on: string) => on, between: () => 0, isKnown: () => true };
    expect(parsePromiseClocks({ format: 'promiseClocks/1', warnDays: [], limits: [], clocks: [] }, days)).toMatchObject({ ok: false, error: { code: 'FILE_INVALID' } });
    expect(parsePromiseClocks(null, days)).toMatchObject({ ok: false, error: { code: 'FILE_INVALID' } });
  });

  it('make each promise once, however often the event is recorded', () => {
    const cluster = openCluster();
    const at = () => ({ case: cluster.facts().case, promises: cluster.list('promise') });
    const event = started('changeHandedOver', { changeType: 'C01', changeId: 'ch1', taskId: TASK });
    cluster.write(clockPromises(event, at(), callFor()), 'op1');
    expect(cluster.list('promise')).toHaveLength(2);
    expect(clockPromises(event, at(), callFor())).toEqual([]);
    expect(cluster.list('entry').map(({ body: line }) => line.event)).toEqual(['promise.made', 'promise.made']);
    expect(cluster.list('promise').every(({ body: made }) => rowSchemas.promise.safeParse(made).success && made.ownerUserId === 'CW-07' && made.madeFrom === 'change/ch1')).toBe(true);
  });
});

describe('a promise stands', () => {
  const day = fc.integer({ min: -40, max: 40 }).map((n) => addDays(TODAY, n));
  const now = '2026-11-18T09:42:00.000Z';

  it('in one state, and is warned of exactly from its day of warning until it is late', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 9 }), (byOn, today, early) => {
        const warnOn = addDays(byOn, -early);
        const state = stateOf({ state: 'open', byOn, byAt: null, warnOn, keptAt: null }, today, now);
        expect(openStates).toContain(state);
        expect(state === 'overdue').toBe(today > byOn);
        expect(state === 'today').toBe(today === byOn);
        expect(state === 'dueSoon').toBe(today >= warnOn && today < byOn);
      }),
    );
  });

  it('as open on the eve of its warning, and as due soon on the day itself', () => {
    const on = (today: string) => stateOf({ state: 'open', byOn: '2026-11-20', byAt: null, warnOn: '2026-11-18', keptAt: null }, today, now);
    expect(['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'].map(on)).toEqual(['open', 'dueSoon', 'dueSoon', 'today', 'overdue']);
  });

  it('as warned of two days before, and never before it was made', () => {
    fc.assert(
      fc.property(day, day, (madeOn, later) => {
        const byOn = later < madeOn ? madeOn : later;
        const warnOn = clocks.warnOn(byOn, madeOn);
        expect(warnOn >= madeOn && warnOn <= byOn).toBe(true);
        expect(warnOn === addDays(byOn, -2) || warnOn === madeOn).toBe(true);
      }),
    );
  });

  it.each([
    ['before its time', { byAt: '2026-11-18T10:00:00.000Z' }, 'today'], ['after its time', { byAt: '2026-11-18T09:41:00.000Z' }, 'overdue'], ['kept by its time', { state: 'kept', byAt: '2026-11-18T09:41:00.000Z', keptAt: '2026-11-18T09:41:00.000Z' }, 'kept'],
    ['kept after its time', { state: 'kept', byAt: '2026-11-18T09:41:00.000Z', keptAt: '2026-11-18T09:41:01.000Z' }, 'keptLate'], ['kept on its London day', { state: 'kept', keptAt: '2026-11-18T23:59:00.000Z' }, 'kept'],
    ['kept the day after', { state: 'kept', keptAt: '2026-11-19T00:01:00.000Z' }, 'keptLate'], ['taken back', { state: 'withdrawn' }, 'withdrawn'],
  ] as const)('%s', (_what, more, expected) => {
    expect(stateOf({ state: 'open', byOn: TODAY, byAt: null, warnOn: TODAY, keptAt: null, ...more }, TODAY, now)).toBe(expected);
  });

  it('the same when it was written before kinds were known', () => {
    expect(keptWhenOf(body())).toEqual({ event: 'person', ref: null });
    expect(keptWhenOf(body({ taskId: TASK }))).toEqual({ event: 'taskDone', ref: TASK });
    expect(warnOnOf(body())).toBe('2026-11-20');
  });
});

describe('keeping', () => {
  const ref = fc.constantFrom('a', 'b');
  const any = fc.record({ event: fc.constantFrom(...keepingEvents), ref, state: fc.constantFrom('open', 'kept', 'withdrawn') }).map(({ event, ref: of, state }) => ({ keptWhen: { event, ref: event === 'person' ? null : of }, state }) as const);
  const deed = fc.oneof(
    fc.record({ act: fc.constant('event' as const), event: fc.constantFrom('taskDone', 'taskClaimed', 'changeDecided', 'messageSent', 'callbackMade'), ref }),
    fc.record({ act: fc.constantFrom('withdraw', 'move', 'undo'), at: fc.nat({ max: 7 }) }),
  );

  it('is by the event it waits for and no other, and every promise ends open, kept or taken back', () => {
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 8 }), fc.array(deed, { maxLength: 12 }), (ledger, deeds) => {
        const rows = new Map(ledger.map((more, at) => [`p${at}`, promise(`p${at}`, more)]));
        const put = (writes: readonly RowWrite[]): void => {
          for (const row of promisesIn(writes)) rows.set(row.id, { ...row, tag: 'op' });
        };
        for (const each of deeds) {
          const before = new Map(rows);
          const list = [...rows.values()];
          if (each.act === 'event') {
            put(keptByEvent(list, { type: each.event, ref: each.ref, evidence: `task/${each.ref}` }, callFor()));
            for (const [id, row] of before) {
              const should = row.body.state === 'open' && row.body.keptWhen?.event === each.event && row.body.keptWhen.ref === each.ref;
              expect(rows.get(id)?.body.state).toBe(should ? 'kept' : row.body.state);
              if (should) expect(rows.get(id)?.body.evidence).toBe(`task/${each.ref}`);
            }
          } else {
            const target = list[each.at % list.length];
            if (target === undefined || target.body.state !== 'open') continue;
            if (each.act === 'withdraw') put([withdrawn(target, 'Not needed', callFor())]);
            else if (each.act === 'move') put([moved(target, { byOn: addDays(target.body.byOn, 3), byAt: null, because: 'Waiting' }, callFor())]);
            else put(reopened(list, 'task/a'));
          }
        }
        for (const { body: end } of rows.values()) {
          expect(['open', 'kept', 'withdrawn']).toContain(end.state);
          expect(rowSchemas.promise.safeParse(end).success).toBe(true);
          expect(end.state === 'withdrawn' && end.withdrawn === undefined && end.keptAt !== null).toBe(false);
        }
      }),
    );
  });

  it('by a settled change takes its own and its work item’s, and leaves others', () => {
    const list = [promise('change', { keptWhen: { event: 'changeDecided', ref: 'ch1' } }), promise('task', { taskId: TASK }), promise('start', { keptWhen: { event: 'taskClaimed', ref: TASK } }), promise('other', { keptWhen: { event: 'changeDecided', ref: 'ch2' } }), promise('said')];
    expect(keptByChange(list, { changeId: 'ch1', taskId: TASK }, callFor()).map(({ id }) => id)).toEqual(['change', 'task', 'start']);
    expect(keptByTask(list, null, callFor())).toEqual([]);
    expect(keptByMessage([promise('ack', { keptWhen: { event: 'messageSent', ref: TASK } })], { messageId: 'm1', taskId: TASK }, callFor()).map(({ body: kept }) => (kept as RowBody<'promise'>).evidence)).toEqual(['message/m1']);
  });
});

describe('by operations', () => {
  const withPromise = (more: Partial<RowBody<'promise'>> = {}): Cluster => openCluster({ more: [{ kind: 'promise', id: 'promise1', body: body(more) }] });
  const of = (cluster: Cluster) => cluster.get('promise', 'promise1');

  it('moving keeps the date it had, warns again, and drafts a message to the one it was made to', () => {
    const cluster = withPromise({ kind: 'callBack', warnOn: '2026-11-18' });
    must(cluster.perform('promise.move', { promiseId: 'promise1', caseId: CASE, byOn: '2026-11-27', byAt: null, because: 'HMRC has not answered', told: 'message' }));
    expect(of(cluster)).toMatchObject({ byOn: '2026-11-27', warnOn: '2026-11-25', state: 'open', moves: [{ fromOn: '2026-11-20', fromAt: null, because: 'HMRC has not answered', by: 'CW-07' }] });
    const [message] = cluster.list('message');
    expect(message?.body).toMatchObject({ to: 'payingParent', channel: 'email', templateId: 'promise.moved', state: 'draft' });
    expect(message?.body.body).toContain('We said that we would call you by 20 November 2026');
    expect(message?.body.body).toContain('We will call you by 27 November 2026');
    expect(message?.body.body).not.toContain('HMRC');
    expect(cluster.list('entry').map(({ body: line }) => [line.event, line.facts])).toEqual([['promise.moved', { what: 'Ring them back', before: '2026-11-20', after: '2026-11-27', why: 'HMRC has not answered' }]]);
  });

  it('moving says nothing to a parent who was never told, nor when they were told on a call', () => {
    for (const [more, told] of [[{ told: false }, 'message'], [{}, 'call']] as const) {
      const cluster = withPromise(more);
      must(cluster.perform('promise.move', { promiseId: 'promise1', caseId: CASE, byOn: '2026-11-27', byAt: null, because: 'HMRC has not answered', told }));
      expect(cluster.list('message')).toEqual([]);
    }
  });

  it.each([['to the same day', { byOn: '2026-11-20' }, 'DATE_IMPOSSIBLE'], ['into the past', { byOn: '2026-11-17' }, 'DATE_IMPOSSIBLE'], ['without a reason', { because: ' ' }, 'INPUT_INVALID'], ['on another case', { caseId: 'case2' }, 'ROW_NOT_FOUND']] as const)('is not moved %s', (_what, more, code) => {
    const cluster = openCluster({ secondCase: {}, more: [{ kind: 'promise', id: 'promise1', body: body() }] });
    expect(cluster.perform('promise.move', { promiseId: 'promise1', caseId: CASE, byOn: '2026-11-27', byAt: null, because: 'HMRC has not answered', told: 'call', ...more })).toMatchObject({ ok: false, error: { code } });
    expect(of(cluster).byOn).toBe('2026-11-20');
  });

  it('taking back needs a reason, and a settled one stays as it is', () => {
    const cluster = withPromise();
    must(cluster.perform('promise.withdraw', { promiseId: 'promise1', because: 'They no longer want it' }));
    expect(of(cluster)).toMatchObject({ state: 'withdrawn', withdrawn: { because: 'They no longer want it', by: 'CW-07' }, keptAt: null });
    for (const [kind, args] of [['promise.keep', { promiseId: 'promise1' }], ['promise.withdraw', { promiseId: 'promise1', because: 'Again' }], ['promise.move', { promiseId: 'promise1', caseId: CASE, byOn: '2026-11-27', byAt: null, because: 'Again', told: 'call' }]] as const) {
      expect(cluster.perform(kind, args)).toMatchObject({ ok: false, error: { code: 'PROMISE_SETTLED' } });
    }
  });

  it('a booked call back is work on its day and a promise, moved when nobody answers, kept when they do', () => {
    const cluster = openCluster();
    must(cluster.perform('callback.book', { caseId: CASE, to: 'receivingParent', on: '2026-11-20', at: '2026-11-20T15:00:00.000Z' }));
    const taskId = cluster.list('task').find(({ body: task }) => task.kind === 'callback')?.id ?? '';
    expect(cluster.get('task', taskId)).toMatchObject({ dueOn: '2026-11-20', subject: 'receivingParent', claimedBy: 'CW-07' });
    expect(cluster.list('promise').map(({ body: made }) => [made.kind, made.what, made.byAt, made.keptWhen])).toEqual([['callBack', 'Ring back at 3:00pm', '2026-11-20T15:00:00.000Z', { event: 'callbackMade', ref: taskId }]]);
    must(cluster.perform('callback.try', { taskId, outcome: 'noAnswer', nextOn: '2026-11-23', nextAt: '2026-11-23T10:00:00.000Z' }));
    expect(cluster.list('promise').map(({ body: made }) => [made.state, made.byOn, made.moves?.length])).toEqual([['open', '2026-11-23', 1]]);
    must(cluster.perform('callback.try', { taskId, outcome: 'answered', nextOn: null, nextAt: null }));
    expect(cluster.list('promise').map(({ body: made }) => [made.state, made.evidence])).toEqual([['kept', `task/${taskId}`]]);
  });

  it('a third try without an answer takes the promise to ring back', () => {
    const cluster = openCluster();
    must(cluster.perform('callback.book', { caseId: CASE, to: 'receivingParent', on: '2026-11-20', at: '2026-11-20T15:00:00.000Z' }));
    const taskId = cluster.list('task').find(({ body: task }) => task.kind === 'callback')?.id ?? '';
    for (let at = 0; at < 3; at += 1) must(cluster.perform('callback.try', { taskId, outcome: 'noAnswer', nextOn: null, nextAt: null }));
    expect(cluster.list('promise').map(({ body: made }) => made.state)).toEqual(['withdrawn']);
  });

  it('taking an item keeps the promise to start on it, and undoing that opens it again', () => {
    const cluster = openCluster({ task: { claimedBy: null, claimedAt: null }, more: [{ kind: 'promise', id: 'promise1', body: body({ keptWhen: { event: 'taskClaimed', ref: TASK } }) }] });
    const { undo } = must(cluster.perform('task.claim', { taskId: TASK }));
    expect(of(cluster)).toMatchObject({ state: 'kept', evidence: `task/${TASK}` });
    must(cluster.perform(undo?.kind ?? '', undo?.args));
    expect(of(cluster)).toMatchObject({ state: 'open', keptAt: null, evidence: null });
  });
});

describe('before ringing', () => {
  const person = openCluster().get('person', 'r1');
  const contact = openCluster().get('contact', 'r1');
  it('the most dangerous rule is first, and no number, address or employer is said', () => {
    const rules = contactRules({ person: { ...person, language: 'cy', formats: ['interpreter'] }, contact: { ...contact, phones: contact.phones.map((phone) => ({ ...phone, voicemail: 'never' as const, whose: 'shared' as const })), bestTime: '2-4' }, markers: ['abuseDisclosed', 'noTexts'] });
    expect(rules.map(({ words }) => words)).toEqual([
      'Send no texts.', 'Abuse disclosed. Say who we are only when you know that it is them.', 'Leave no voicemail on every number: check the number first.', 'A number is shared. Ask for them by name and say nothing else.',
      'Needs an interpreter on the line.', 'Speaks Welsh with us.', 'Best between 2pm and 4pm.',
    ]);
    expect(JSON.stringify(rules)).not.toMatch(/07700|Receiving(home|shop)/);
  });
  it.each([['noCalls', false], ['suppression', false], ['specialistTeam', false], ['abuseDisclosed', true], ['noVoicemail', true]] as const)('%s: may ring is %s', (marker, expected) => {
    expect(mayRing({ person, contact, markers: [marker] })).toBe(expected);
  });
  it('nobody is rung without a number', () => expect(mayRing({ person, contact: { ...contact, phones: [] }, markers: [] })).toBe(false));
});
