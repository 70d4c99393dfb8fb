import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, CASEWORKER, NOW, openCluster, shippedCatalogues, TASK } from '../../tests/fixtures/cluster.ts';
import type { ClusterId } from '../model/ids.ts';
import type { Row } from '../model/rows/index.ts';
import { changedSince, decide, listTag, prepare, refKey, sawTags, shortHash, tagsOf } from './execute.ts';
import { apply, operation, row, rowIfAny, rowsOf } from './operation.ts';
import { operations } from './registry.ts';
import { loadedSource } from './loadedSource.ts';
import { noteAdd } from './noteAdd.ts';
import * as z from 'zod';

const details = { actor: CASEWORKER, opId: 'op1', clusterId: 'cluster1' as ClusterId, now: NOW, catalogues: shippedCatalogues() };
const rows = (tags: readonly (readonly [string, string])[]): readonly Row[] => tags.map(([id, tag]) => ({ kind: 'note', id, tag, body: {} as never }));

describe('the tags a decision rests on', () => {
  it('are named by kind and id, lists by kind', () => {
    expect([refKey(row('task', 'a')), refKey(rowsOf('income'))]).toEqual(['task/a', 'income/*']);
  });

  it('change with the row, and a row that is not there stands as null', () => {
    const cluster = openCluster();
    const reads = { task: row('task', TASK), gone: rowIfAny('task', 'gone') };
    expect(tagsOf(reads, cluster.source)).toEqual({ [`task/${TASK}`]: 'seed', 'task/gone': null });
    cluster.write([{ kind: 'task', id: TASK, body: cluster.get('task', TASK) }], 'later');
    expect(tagsOf(reads, cluster.source)[`task/${TASK}`]).toBe('later');
  });

  it('are those of the rule’s own choosing, all of its reads when it does not say', () => {
    const { source } = openCluster();
    const claim = operations['task.claim'];
    const record = operations['change.record'];
    if (claim === undefined || record === undefined) throw new Error('no operation');
    expect(Object.keys(sawTags(claim, { taskId: TASK }, claim.reads({ taskId: TASK }), source))).toEqual([`task/${TASK}`]);
    const input = (type: string) => ({ caseId: CASE, type });
    expect(Object.keys(sawTags(record, input('C09'), record.reads(input('C09')), source)).toSorted()).toEqual(['benefit/*', 'care/*', 'child/*', 'decision/*', 'income/*']);
    expect(Object.keys(sawTags(record, input('C24'), record.reads(input('C24')), source)).toSorted()).toEqual(['contact/*', 'safety/*']);
    expect(sawTags(noteAdd, {}, { case: row('case', CASE) }, source)).toEqual({});
  });

  it('of a list do not depend on its order, and change with any member', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z0-9]{1,6}$/), fc.stringMatching(/^[a-z0-9]{1,6}$/)), { selector: ([id]) => id, minLength: 1, maxLength: 8 }), fc.nat(), (tags, at) => {
        const tag = listTag(rows(tags));
        expect(listTag(rows(tags.toReversed()))).toBe(tag);
        const index = at % tags.length;
        expect(listTag(rows(tags.map(([id, held], n) => [id, n === index ? `${held}x` : held] as const)))).not.toBe(tag);
        expect(listTag(rows(tags.filter((_held, n) => n !== index)))).not.toBe(tag);
      }),
    );
    expect(listTag([])).toBe('none');
  });

  it('are compared only where both sides know them', () => {
    expect(changedSince({ 'task/a': '1', 'task/b': '1', 'note/c': '1', 'task/d': null }, { 'task/a': '1', 'task/b': '2', 'task/d': 'made' })).toEqual(['task/b', 'task/d']);
    expect(changedSince({ toString: '1' }, {})).toEqual([]);
  });
});

describe('the fingerprint of a list', () => {
  it('is FNV-1a of 64 bits', () => {
    const reference = (text: string): string => {
      let hash = 0xcbf29ce484222325n;
      for (let i = 0; i < text.length; i++) hash = ((hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & 0xffffffffffffffffn;
      return hash.toString(16).padStart(16, '0');
    };
    expect(shortHash('')).toBe('cbf29ce484222325');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(shortHash(text)).toBe(reference(text));
      }),
    );
  });

  it('spreads texts that are nearly the same, and gives each its own', () => {
    const seen = new Set<string>();
    const buckets = Array.from({ length: 64 }, () => 0);
    for (let n = 0; n < 20_000; n++) {
      const hash = shortHash(`task${n}=op${n % 7}&`);
      seen.add(hash);
      const bucket = Number.parseInt(hash.slice(-2), 16) % 64;
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    expect(seen.size).toBe(20_000);
    // 312.5 each on average; five standard deviations either side.
    expect(Math.min(...buckets)).toBeGreaterThan(220);
    expect(Math.max(...buckets)).toBeLessThan(405);
  });
});

describe('running a rule', () => {
  it('refuses a row that is not there by its kind, and lets an optional one be missing', () => {
    const { source } = openCluster();
    const claim = operations['task.claim'];
    if (claim === undefined) throw new Error('no operation');
    expect(prepare(claim, { taskId: 'nobody' }, source)).toEqual({ ok: false, error: { code: 'ROW_NOT_FOUND', fields: ['task'] } });
    const optional = operation({ kind: 'a', version: 1, offlineOk: true, input: z.strictObject({}), reads: () => ({ task: rowIfAny('task', 'nobody') }), may: () => true, decide: ({ task }) => apply(task === null ? [] : []) });
    expect(prepare(optional, {}, source)).toMatchObject({ ok: true, value: { rows: { task: null } } });
  });

  it('never stores a row that its schema does not know: the rule has failed, and where', () => {
    const { source } = openCluster();
    const broken = operation({
      kind: 'b', version: 1, offlineOk: true, input: z.strictObject({}), reads: () => ({ case: row('case', CASE) }), may: () => true,
      decide: (held) => apply([{ kind: 'case', id: CASE, body: { ...held.case.body, payDay: 31 } }]),
    });
    const prepared = prepare(broken, {}, source);
    if (!prepared.ok) throw new Error('not prepared');
    expect(decide(broken, prepared.value, details)).toEqual({ ok: false, error: { code: 'RULE_FAILED', fields: ['case.payDay'] } });
  });

  it('gives a rule the London day, also near midnight in summer', () => {
    const { source } = openCluster();
    const days: string[] = [];
    const asking = operation({ kind: 'c', version: 1, offlineOk: true, input: z.strictObject({}), reads: () => ({}), may: () => true, decide: (_rows, _input, { today }) => { days.push(today); return apply([]); } });
    const prepared = prepare(asking, {}, source);
    if (!prepared.ok) throw new Error('not prepared');
    for (const now of ['2026-07-01T22:59:59.000Z', '2026-07-01T23:00:00.000Z', '2026-12-01T23:59:59.000Z']) decide(asking, prepared.value, { ...details, now });
    expect(days).toEqual(['2026-07-01', '2026-07-02', '2026-12-01']);
  });

  it('finds rows in hand by kind and id', () => {
    const cluster = openCluster();
    const source = loadedSource(cluster.all());
    expect(source.get('task', TASK)?.id).toBe(TASK);
    expect(source.get('task', CASE)).toBeNull();
    expect(source.list('person').map(({ id }) => id).toSorted()).toEqual(['p1', 'r1']);
    expect(source.list('ledger')).toEqual([]);
  });
});
