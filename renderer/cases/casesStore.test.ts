import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../app/result.ts';
import { createFakeApi, type Answers } from '../app/fakeApi.ts';
import { createCasesStore, PAGE, type CaseLine } from './casesStore.ts';

const line = (number: number): CaseLine => ({
  caseId: `case-${number}`, clusterId: `cluster-${number}`, reference: `10-${number}`, receiving: 'R.T.', paying: 'P.D.', service: 'directPay', status: 'live', weekly: 4800,
  openTasks: 0, safety: false, owner: null, teamId: 'team-4',
});
const held = 250;
const answer: NonNullable<Answers['cases.page']> = ({ text, offset, limit }) => {
  const all = Array.from({ length: text === '' ? held : 1 }, (_, index) => line(index));
  return ok({ total: all.length, rows: all.slice(offset, offset + limit) });
};
beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the list of cases', () => {
  it('loads pages as they come into sight, each once', async () => {
    const api = createFakeApi({ 'cases.page': answer });
    const { getState } = createCasesStore(api);
    await getState().refresh();
    await Promise.all([getState().need(90, 130), getState().need(95, 135)]);
    const { view } = getState();
    expect(view.phase === 'ready' && [view.total, view.rows.size, view.rows.get(PAGE)?.caseId]).toEqual([held, 200, 'case-100']);
    expect(api.asked.map(({ input }) => (input as { offset: number }).offset)).toEqual([0, PAGE]);
  });

  it('searches once after a burst of typing', async () => {
    const api = createFakeApi({ 'cases.page': answer });
    const { getState } = createCasesStore(api);
    for (const text of ['4', '42', ' 42 ']) getState().search(text);
    await vi.runAllTimersAsync();
    expect(api.asked).toEqual([{ name: 'cases.page', input: { text: '42', offset: 0, limit: PAGE } }]);
    expect(getState().view).toMatchObject({ phase: 'ready', total: 1 });
  });

  it('drops the answer to what was typed before', async () => {
    const slow = Promise.withResolvers<Awaited<ReturnType<NonNullable<Answers['cases.page']>>>>();
    const answers = [slow.promise];
    const api = createFakeApi({ 'cases.page': (input) => answers.shift() ?? answer(input) });
    const { getState } = createCasesStore(api);
    const first = getState().refresh();
    getState().search('42');
    slow.resolve(ok({ total: 999, rows: [] }));
    await first;
    expect(getState().view).toEqual({ phase: 'loading' });
    await vi.runAllTimersAsync();
    expect(getState().view).toMatchObject({ total: 1 });
  });

  it('keeps what it shows while it asks again, and when that fails', async () => {
    const answers: Awaited<ReturnType<NonNullable<Answers['cases.page']>>>[] = [ok({ total: 1, rows: [line(1)] }), fail('INTERNAL')];
    const { getState } = createCasesStore(createFakeApi({ 'cases.page': () => answers.shift() ?? fail('INTERNAL') }));
    await getState().refresh();
    await getState().refresh();
    expect(getState().view).toMatchObject({ phase: 'ready', total: 1, error: { code: 'INTERNAL' } });
  });
});
