import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { RowBody, RowKind } from '../../app/model/rows/index.ts';
import { operations } from '../../app/operations/registry.ts';
import { practiceAnswer, practiceDelay } from '../../app/practice/feeds/practiceAnswer.ts';
import { createAuthority, OWN_STREAM } from '../../app/sync/authority.ts';
import { SCHEMA } from '../../app/sync/protocol.ts';
import { compareInQueue } from '../../app/work/queueOrder.ts';
import { createOffice } from '../../main/office/createOffice.ts';
import { enrolStream } from '../../main/store/authority/enrol.ts';
import { openAuthority } from '../../main/store/authority/openAuthority.ts';
import { seedAuthority, type SeedCluster } from '../../main/store/authority/seed.ts';
import { createSqliteAuthorityStorage } from '../../main/store/authority/storage.ts';
import { sha256 } from '../../main/store/sha256.ts';
import { CASE, clusterRows, shippedCatalogues, TASK, type ClusterParts } from '../fixtures/cluster.ts';
import { requestRow } from '../fixtures/office.ts';
import { practiceFeeds } from '../fixtures/practice.ts';
import { directory, freshFolder, handClock, KEY } from './support.ts';

const me = { id: 'CW-07', role: 'caseworker', teams: ['team-4'] } as const;
const DAY = 86_400_000;

/** Timers that run when the hand clock is moved past them. */
function handScheduler(clock: ReturnType<typeof handClock>) {
  const timers = new Map<number, { atMs: number; run: () => void }>();
  let made = 0;
  return {
    after: (ms: number, run: () => void) => {
      const id = (made += 1);
      timers.set(id, { atMs: Date.parse(clock.now()) + ms, run });
      return () => void timers.delete(id);
    },
    nextMs: (): number | null => [...timers.values()].reduce<number | null>((least, { atMs }) => (least === null ? atMs : Math.min(least, atMs)), null),
    get size() {
      return timers.size;
    },
  };
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** The authority over a real encrypted file, with one person, one cluster, and its clock. */
async function makeOffice(options: Readonly<{ parts?: ClusterParts; feeds?: boolean; start?: string; folder?: string; clock?: ReturnType<typeof handClock> }> = {}) {
  const folder = options.folder ?? freshFolder();
  const clock = options.clock ?? handClock(options.start ?? '2026-11-18T09:42:00.000Z');
  const db = openAuthority(join(folder, 'authority.db'), KEY);
  db.pragma('synchronous = OFF');
  const cluster: SeedCluster = { clusterId: 'c1', teamId: 'team-4', rows: clusterRows(options.parts) };
  await seedAuthority({ db, sha256, clusters: [directory([me]), cluster], name: 'test', onProgress: () => undefined });
  const storage = createSqliteAuthorityStorage({ db, clock, breathe: () => Promise.resolve() });
  const authority = createAuthority({ storage, clock, sha256, operations, catalogues: shippedCatalogues(), report: (cause) => { throw cause; } });
  const feeds = practiceFeeds();
  const changed: string[] = [];
  const scheduler = handScheduler(clock);
  let speed = 1;
  const office = createOffice({
    db, storage, authority, clock, scheduler, catalogues: shippedCatalogues(), feeds: options.feeds === true ? feeds : null, speed: () => speed,
    onChanged: (ids) => void changed.push(...ids), report: (cause) => { throw cause; },
  });
  open.push(async () => {
    await office.stop();
    if (db.open) db.close();
  });
  let stream: string | null = null;
  let seq = 0;
  const rows = <K extends RowKind>(kind: K): readonly { id: string; body: RowBody<K> }[] =>
    db.prepare<[string], { row_id: string; body: string }>("SELECT row_id, body FROM cluster_row WHERE cluster_id = 'c1' AND kind = ? AND deleted = 0 ORDER BY row_id").all(kind)
      .map(({ row_id, body }) => ({ id: row_id, body: JSON.parse(body) as RowBody<K> }));
  return {
    db, clock, storage, authority, office, changed, scheduler, rows, folder, feeds,
    setSpeed: (factor: number) => void (speed = factor),
    task: () => rows('task').find(({ id }) => id === TASK)?.body as RowBody<'task'>,
    events: () => rows('entry').map(({ body }) => body.event),
    ownOps: () => db.prepare<[string], { kind: string; outcome: string; actor: string }>('SELECT kind, outcome, actor FROM op_log WHERE stream_id = ? ORDER BY seq').all(OWN_STREAM),
    /** What a person at a desktop does. */
    async act(kind: string, args: unknown) {
      stream ??= enrolStream(db, me.id, 'laptop', () => 'stream-1');
      const op = { seq: (seq += 1), opId: `op-${seq}`, kind, v: 1, clusterIds: ['c1'], args, saw: {}, madeAt: clock.now(), madeEpoch: 1, redoOf: null };
      const reply = await authority.push({ stream, epoch: 1, schema: SCHEMA, ops: [op] }, me.id);
      return reply.results[0];
    },
    /** Moves time on and runs whatever the office had set a timer for. */
    async pass(ms: number): Promise<void> {
      clock.forward(ms);
      await office.run();
    },
  };
}
const report = {
  caseId: CASE, type: 'C09', subject: 'payingParent', reportedOn: '2026-11-18', evidence: 'none', taskId: TASK, expectWeekly: null,
  fields: { source: 'employed', pay: { pence: 300_00, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: '2026-11-16' },
};

describe('the authority’s own operations', () => {
  test('are decided, audited and kept like anybody’s, and performed once for a key', async () => {
    const world = await makeOffice({ parts: { more: [requestRow('r1', { to: 'hmrc', channel: 'feed', what: 'payData' })] } });
    const own = { key: 'r1/answer', kind: 'request.answer', clusterId: 'c1', args: { requestId: 'r1', answer: { code: 'given', weekly: 300_00, on: null } }, by: 'hmrc' } as const;
    const first = await world.authority.perform(own);
    const again = await world.authority.perform({ ...own, args: { requestId: 'r1', answer: { code: 'given', weekly: 1, on: null } } });
    expect([first.fresh, first.result.outcome, again.fresh, again.result]).toEqual([true, 'applied', false, first.result]);
    expect(world.rows('request')[0]?.body.weekly).toBe(300_00);
    expect(world.db.prepare<[], { actor: string; stream_id: string }>("SELECT actor, stream_id FROM audit WHERE cluster_id = 'c1'").all()).toEqual([{ actor: 'hmrc', stream_id: OWN_STREAM }]);
    expect(world.db.prepare<[string], number>('SELECT last_seq FROM stream WHERE id = ?').pluck().get(OWN_STREAM)).toBe(1);
  });

  test('that are refused are logged, and not tried again under the same key', async () => {
    const world = await makeOffice({ parts: { more: [requestRow('r1')] } });
    const own = { key: 'r1/lapse', kind: 'request.lapse', clusterId: 'c1', args: { requestId: 'r1' }, by: 'system' } as const;
    expect((await world.authority.perform(own)).result).toMatchObject({ outcome: 'rejected', detail: { code: 'DATE_IMPOSSIBLE' } });
    world.clock.forward(30 * DAY);
    expect((await world.authority.perform(own)).fresh).toBe(false);
  });

  test('cannot be claimed by a push: not by its stream, not by its name, not by a role that a table gives', async () => {
    const world = await makeOffice({ parts: { more: [requestRow('r1')] } });
    await world.authority.perform({ key: 'x', kind: 'request.remind', clusterId: 'c1', args: { requestId: 'r1', channel: 'sms' }, by: 'system' });
    const op = { seq: 2, opId: 'op-evil', kind: 'request.answer', v: 1, clusterIds: ['c1'], args: { requestId: 'r1', answer: { code: 'given', weekly: null, on: null } }, saw: {}, madeAt: world.clock.now(), madeEpoch: 1, redoOf: null };
    for (const userId of ['system', 'CW-07', 'hmrc', 'customer']) {
      expect(await world.authority.push({ stream: OWN_STREAM, epoch: 1, schema: SCHEMA, ops: [op] }, userId)).toMatchObject({ results: [], stop: { why: 'deviceRefused' } });
    }
    world.db.prepare("INSERT INTO user(user_id, role, teams) VALUES ('CW-66', 'system', '[]')").run();
    const stream = enrolStream(world.db, 'CW-66', 'laptop', () => 'stream-66');
    const pushed = await world.authority.push({ stream, epoch: 1, schema: SCHEMA, ops: [{ ...op, seq: 1 }] }, 'CW-66');
    expect(pushed.results[0]).toMatchObject({ outcome: 'rejected', detail: { code: 'NOT_ALLOWED' } });
    const named = enrolStream(world.db, 'system', 'laptop', () => 'stream-system');
    expect((await world.authority.push({ stream: named, epoch: 1, schema: SCHEMA, ops: [{ ...op, opId: 'op-named', seq: 1 }] }, 'system')).results[0]).toMatchObject({ outcome: 'rejected' });
    expect(world.rows('request')[0]?.body.state).toBe('waiting');
  });
});

describe('the office', () => {
  test('lets a report’s three requests leave, wakes the item when HMRC agrees, and puts it on top of the queue', async () => {
    // Two cases of one parent: the system may not decide alone, so the item is a person's.
    const world = await makeOffice({ feeds: true, parts: { secondCase: {}, paying: { identity: null } } });
    await world.office.run();
    expect(await world.act('change.record', report)).toMatchObject({ outcome: 'applied' });
    expect(world.rows('request').map(({ body }) => body.dueOn)).toEqual(['2026-12-02', '2026-12-02', '2026-12-02']);
    expect(world.task()).toMatchObject({ wokeAt: null, dueOn: '2026-12-02' });
    await world.office.run();
    const hmrc = world.rows('request').find(({ body }) => body.to === 'hmrc');
    // Nobody has answered yet, and a timer stands for the first who will.
    const delay = practiceDelay(hmrc?.id ?? '', 'hmrc', world.feeds) ?? Number.POSITIVE_INFINITY;
    expect((world.scheduler.nextMs() ?? 0) - Date.parse(world.clock.now())).toBeLessThanOrEqual(Math.min(delay, 3_600_000));
    expect((await world.office.answerNow(hmrc?.id ?? '')).ok).toBe(true);
    const answered = world.rows('request').find(({ body }) => body.to === 'hmrc')?.body;
    expect(answered).toMatchObject({ state: 'answered', answer: { code: 'given' } });
    const supported = Math.abs((answered?.weekly ?? 0) - 300_00) <= 15_00;
    expect(world.task().wokeAt === null).toBe(!supported);
    expect(world.changed).toContain('c1');
    expect(world.ownOps()[0]).toEqual({ kind: 'request.answer', outcome: 'applied', actor: 'hmrc' });
    if (supported) {
      const woken = { taskId: TASK, ...world.task() };
      const other = { ...woken, taskId: 'a', dueOn: woken.dueOn, wokeAt: null };
      expect([other, woken].toSorted(compareInQueue)[0]?.taskId).toBe(TASK);
    }
  });

  test('does not wake an item for pay data that says otherwise', async () => {
    const world = await makeOffice({ parts: { more: [requestRow('r1', { to: 'hmrc', channel: 'feed', what: 'payData' }), requestRow('r2')], task: { waiting: [{ on: 'hmrc', since: '2026-11-05', dueOn: '2026-11-19' }, { on: 'payingParent', since: '2026-11-05', dueOn: '2026-11-19' }] } } });
    await world.authority.perform({ key: 'r1/answer', kind: 'request.answer', clusterId: 'c1', args: { requestId: 'r1', answer: { code: 'given', weekly: 999_00, on: null } }, by: 'hmrc' });
    expect(world.task()).toMatchObject({ wokeAt: null, waiting: [{ on: 'payingParent' }] });
  });

  test('reminds, writes and lapses on its days by its own timer, without being asked', async () => {
    const world = await makeOffice();
    await world.office.run();
    await world.act('change.record', report);
    await world.office.run();
    const seen: string[] = [];
    for (let hour = 0; hour < 24 * 20; hour++) {
      const nextMs = world.scheduler.nextMs();
      if (nextMs === null) break;
      const before = world.ownOps().length;
      await world.pass(Math.max(1, nextMs - Date.parse(world.clock.now())));
      for (const { kind } of world.ownOps().slice(before)) seen.push(`${world.clock.now().slice(0, 10)} ${kind}`);
      if (world.clock.now() > '2026-12-05') break;
    }
    const steps = seen.filter((line) => !line.endsWith('message.queue'));
    expect(steps).toEqual([
      '2026-11-24 request.remind', '2026-11-24 request.remind', '2026-11-28 request.fallBack', '2026-11-30 request.fallBack',
      '2026-12-03 request.lapse', '2026-12-03 request.lapse', '2026-12-03 request.lapse',
    ]);
    expect(world.rows('change').map(({ body }) => body.state)).toEqual(['withdrawn']);
    expect(world.task().state).toBe('done');
    // Never further than an hour away: a laptop that slept notices soon.
    expect((world.scheduler.nextMs() ?? 0) - Date.parse(world.clock.now())).toBeLessThanOrEqual(3_600_000);
  });

  test('catches up once after days away, in order, also after it was closed', async () => {
    const world = await makeOffice();
    await world.act('change.record', report);
    await world.office.stop();
    world.db.close();
    world.clock.forward(20 * DAY);
    const later = await makeOffice({ folder: world.folder, clock: world.clock });
    await later.office.run();
    const first = later.ownOps();
    expect(first.map(({ kind }) => kind).filter((kind) => kind !== 'message.queue')).toEqual(['request.remind', 'request.remind', 'request.fallBack', 'request.fallBack', 'request.lapse', 'request.lapse', 'request.lapse']);
    expect(later.events().filter((event) => event === 'request.reminded').length).toBe(3);
    await later.office.run();
    expect(later.ownOps()).toEqual(first);
  });

  test('lets practice answer in its own time, faster when it is told to, and keeps the clock as it is', async () => {
    const world = await makeOffice({ feeds: true });
    await world.office.run();
    await world.act('change.record', report);
    await world.office.run();
    const expected = world.rows('request').flatMap(({ id, body }) => (practiceDelay(id, body.to, world.feeds) === null ? [] : [id]));
    expect(world.rows('request').every(({ body }) => body.state === 'waiting')).toBe(true);
    world.setSpeed(1_000_000);
    const before = world.clock.now();
    await world.pass(2_000);
    for (const id of expected) expect(world.rows('request').find((row) => row.id === id)?.body.state).not.toBe('waiting');
    expect(Date.parse(world.clock.now()) - Date.parse(before)).toBe(2_000);
    expect(world.events().filter((event) => event === 'request.reminded')).toEqual([]);
  });

  test('answers now what is asked for now, and refuses what is closed', async () => {
    const world = await makeOffice({ feeds: true, parts: { more: [requestRow('r1')] } });
    await world.office.run();
    expect((await world.office.answerNow('r1')).ok).toBe(true);
    expect(world.rows('request')[0]?.body).toMatchObject({ state: 'answered' });
    expect(world.rows('evidence').map(({ body }) => [body.kind, body.from, body.state])).toEqual([['payslip', 'payingParent', 'received']]);
    expect(await world.office.answerNow('r1')).toMatchObject({ error: { code: 'REQUEST_CLOSED' } });
    expect(await world.office.answerNow('nobody')).toMatchObject({ error: { code: 'REQUEST_CLOSED' } });
  });

  test('finds what is due among many clusters by an index', async () => {
    const world = await makeOffice();
    const plan = world.db.prepare<[string, number], { detail: string }>('EXPLAIN QUERY PLAN SELECT cluster_id, at FROM office_clock WHERE at <= ? ORDER BY at LIMIT ?').all('x', 1).map(({ detail }) => detail).join(' ');
    expect(plan).toContain('office_clock_at');
    expect(plan).not.toMatch(/SCAN office_clock(?! USING)/);
  });
});

describe('practice answers', () => {
  test('are the same every time, and true to the case', async () => {
    const world = await makeOffice({ feeds: true, parts: { more: [requestRow('r1', { to: 'hmrc', what: 'payData', channel: 'feed' })] } });
    const source = await world.storage.write((tx) => tx.load('c1', {}));
    const request = { kind: 'request' as const, id: 'r1', tag: 't', body: world.rows('request')[0]?.body as RowBody<'request'> };
    const answer = practiceAnswer(request, source, world.feeds);
    expect(practiceAnswer(request, source, world.feeds)).toEqual(answer);
    expect(practiceDelay('r1', 'hmrc', world.feeds)).toBe(practiceDelay('r1', 'hmrc', world.feeds));
    expect(answer.weekly).toBeGreaterThan(200_00);
    expect(practiceDelay('r1', 'us', world.feeds)).toBeNull();
    const delays = Array.from({ length: 400 }, (_each, n) => practiceDelay(`request-${n}`, 'payingParent', world.feeds));
    const { from, to, never } = world.feeds.delays.payingParent;
    expect(Math.abs(delays.filter((delay) => delay === null).length / 400 - never)).toBeLessThan(0.08);
    for (const delay of delays) if (delay !== null) expect(delay >= from * 60_000 && delay <= to * 60_000).toBe(true);
  });
});

