import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../app/contract/index.ts';
import { addDays } from '../../app/model/dates.ts';
import type { RowBody, RowWrite } from '../../app/model/rows/index.ts';
import { promiseStates, stateOf } from '../../app/promises/promiseState.ts';
import type { Result } from '../../app/result.ts';
import { createCallBriefQuery, createPromisesListQuery } from '../../main/core/queries/promises.ts';
import { bareCase, contextFor, NOW, openFixtureCache, TODAY, wholeCase, type FixtureCache } from './queryFixture.ts';

const promise = (id: string, more: Partial<RowBody<'promise'>> = {}): RowWrite => ({
  kind: 'promise', id,
  body: {
    caseId: 'case1', taskId: null, to: 'payingParent', what: `Promise ${id}`, byOn: '2026-11-20', byAt: null, ownerTeamId: 'team-4', ownerUserId: 'CW-07', state: 'open', source: 'call', madeAt: '2026-11-05T09:00:00.000Z', madeBy: 'CW-07', keptAt: null, keptBy: null, ...more,
  },
});
/** One of every kind: days around today, warned early or not, with a time or not, kept in time or late, taken back. */
const every = (): readonly RowWrite[] =>
  [-3, -1, 0, 1, 2, 5].flatMap((days): RowWrite[] => {
    const byOn = addDays(TODAY, days);
    const id = `p${days + 10}`;
    return [
      promise(`${id}-plain`, { byOn }),
      promise(`${id}-warned`, { byOn, warnOn: addDays(byOn, -2) }),
      promise(`${id}-timed`, { byOn, byAt: `${byOn}T09:30:00.000Z` }),
      promise(`${id}-kept`, { byOn, state: 'kept', keptAt: '2026-11-17T10:00:00.000Z', keptBy: 'CW-07' }),
      promise(`${id}-back`, { byOn, state: 'withdrawn', withdrawn: { because: 'Not needed', at: NOW, by: 'CW-07' } }),
    ];
  });

let cache: FixtureCache;
beforeAll(() => {
  cache = openFixtureCache();
  cache.put('cl1', [...bareCase({ clusterId: 'cl1', caseId: 'case1', reference: '10-0042' }), ...every(), promise('other', { ownerUserId: 'CW-11' }), promise('nobody', { ownerUserId: null })]);
  cache.put('cl2', [...bareCase({ clusterId: 'cl2', caseId: 'case2', reference: '10-0107', body: { ownerTeamId: 'team-9' } }), promise('theirs', { caseId: 'case2', ownerTeamId: 'team-9', ownerUserId: 'CW-90' })]);
  cache.put('cl3', wholeCase({ clusterId: 'cl3', caseId: 'case3', reference: '10-0311' }));
});
afterAll(() => cache.close());

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const list = (more: Partial<Input<'promises.list'>> = {}): Output<'promises.list'> => valueOf(createPromisesListQuery(contextFor(cache))({ scope: 'mine', caseId: null, states: [...promiseStates], until: null, offset: 0, limit: 200, ...more }));

describe('promises.list', () => {
  it('stands each promise where the rule does', () => {
    const { rows, counts } = list({ scope: 'case', caseId: 'case1' });
    expect(rows).toHaveLength(32);
    for (const row of rows) expect(row.standing, row.promiseId).toBe(stateOf(row, TODAY, NOW));
    for (const state of promiseStates) expect(counts[state], state).toBe(rows.filter(({ standing }) => standing === state).length);
  });

  it('has one’s own, the team’s, or one case’s, and no other team’s', () => {
    expect(list({ states: ['open', 'dueSoon', 'today', 'overdue'] }).rows.every(({ ownerUserId }) => ownerUserId === 'CW-07')).toBe(true);
    const team = list({ scope: 'team' }).rows.map(({ promiseId }) => promiseId);
    expect(team).toEqual(expect.arrayContaining(['other', 'nobody']));
    expect(team).not.toContain('theirs');
    expect(createPromisesListQuery(contextFor(cache))({ scope: 'case', caseId: 'nothing', states: ['open'], until: null, offset: 0, limit: 10 })).toMatchObject({ ok: false, error: { code: 'CASE_NOT_HELD' } });
    expect(createPromisesListQuery(contextFor(cache))({ scope: 'case', caseId: null, states: ['open'], until: null, offset: 0, limit: 10 })).toMatchObject({ ok: false });
  });

  it('keeps groups together, soonest first, and pages without a gap', () => {
    const all = list({ states: ['overdue', 'today', 'dueSoon', 'open'] });
    const order = ['overdue', 'today', 'dueSoon', 'open'];
    const ranks = all.rows.map(({ standing }) => order.indexOf(standing));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    for (const state of order) {
      const days = all.rows.filter(({ standing }) => standing === state).map(({ byOn }) => byOn);
      expect(days).toEqual(days.toSorted());
    }
    const pages = [0, 5, 10, 15, 20].flatMap((offset) => list({ states: ['overdue', 'today', 'dueSoon', 'open'], offset, limit: 5 }).rows.map(({ promiseId }) => promiseId));
    expect(pages).toEqual(all.rows.map(({ promiseId }) => promiseId));
    expect(all.total).toBe(all.rows.length);
  });

  it('ends on a day', () => {
    const until = list({ until: TODAY, states: ['overdue', 'today', 'dueSoon', 'open'] });
    expect(until.rows.every(({ byOn }) => byOn <= TODAY)).toBe(true);
    expect(until.total).toBe(until.rows.length);
  });

  it('is asked of an index, whatever the scope', () => {
    const plan = (where: string) => cache.db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT promise_id FROM promise_item WHERE ${where} AND state IN ('open')`).all().map(({ detail }) => detail).join(' ');
    expect(plan("owner = 'CW-07'")).toContain('promise_owner');
    expect(plan("team_id IN ('team-4')")).toContain('promise_team');
    expect(plan("case_id = 'case1'")).toMatch(/promise_(case|owner)/);
  });
});

describe('promises.brief', () => {
  const brief = (caseId: string) => createCallBriefQuery(contextFor(cache))({ caseId });
  it('has notes, work, promises, and how each parent may be reached, and nothing of where they are', () => {
    const held = valueOf(brief('case3'));
    expect(held).toMatchObject({ reference: '10-0311', notes: [{ by: 'CW-07' }] });
    expect(held.tasks.map(({ taskId }) => taskId)).toEqual(['case3-t1']);
    expect(held.promises.map(({ what, standing }) => [what, standing])).toEqual([['Decide the income change', 'open']]);
    expect(held.contact.map(({ role, initials, mayRing, rules }) => [role, initials, mayRing, rules.map(({ words }) => words)])).toEqual([
      ['receivingParent', 'R.T.', true, ['Leave no voicemail.']],
      ['payingParent', 'P.D.', true, []],
    ]);
    expect(held.contact.find(({ role }) => role === 'payingParent')?.lastCall).toMatchObject({ by: 'CW-07', words: 'Call from paying parent: new job, will send payslip' });
    expect(JSON.stringify(held.contact)).not.toMatch(/07700|Example Street|Placeholder|Logistics/);
  });
  it('refuses a case that is not here', () => expect(brief('nothing')).toMatchObject({ ok: false, error: { code: 'CASE_NOT_HELD' } }));
});

