import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../app/result.ts';
import { createFakeApi, type Answers } from '../app/fakeApi.ts';
import type { Hit } from './paletteItems.ts';
import { createPaletteStore } from './paletteStore.ts';

const hit = (title: string): Hit => ({ what: 'case', caseId: title, clusterId: 'c', reference: title, title, detail: '', role: null });
const found = (title: string) => ok({ total: 1, hits: [hit(title)] });
beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('searching as you type', () => {
  it('asks once after a burst of letters', async () => {
    const api = createFakeApi({ 'search.find': ({ text }) => found(text) });
    const { getState } = createPaletteStore(api, null, '');
    for (const text of ['i', 'in', 'inc']) getState().type(text);
    expect(getState().phase).toBe('searching');
    await vi.runAllTimersAsync();
    expect(api.asked).toEqual([{ name: 'search.find', input: { text: 'inc', limit: 8 } }]);
    expect(getState()).toMatchObject({ phase: 'still', hits: [{ title: 'inc' }] });
  });

  it('drops an answer to what was typed before', async () => {
    const slow = Promise.withResolvers<ReturnType<typeof found>>();
    const api = createFakeApi({ 'search.find': ({ text }) => (text === 'a' ? slow.promise : found(text)) });
    const { getState } = createPaletteStore(api, null, '');
    getState().type('a');
    await vi.advanceTimersByTimeAsync(100);
    getState().type('ab');
    await vi.runAllTimersAsync();
    slow.resolve(found('a'));
    await vi.runAllTimersAsync();
    expect(getState().hits.map(({ title }) => title)).toEqual(['ab']);
  });

  it('keeps what it found while it looks again, and says when it could not', async () => {
    const answers: Awaited<ReturnType<NonNullable<Answers['search.find']>>>[] = [found('one'), fail('INTERNAL'), found('two')];
    const { getState } = createPaletteStore(createFakeApi({ 'search.find': () => answers.shift() ?? fail('INTERNAL') }), null, 'o');
    await getState().begin();
    getState().type('on');
    expect(getState().hits).toHaveLength(1);
    await vi.runAllTimersAsync();
    expect(getState()).toMatchObject({ phase: 'failed', error: { code: 'INTERNAL' } });
    await getState().again();
    expect(getState()).toMatchObject({ phase: 'still', error: null, hits: [{ title: 'two' }] });
  });

  it('asks for nothing while there is nothing to look for', async () => {
    const api = createFakeApi({});
    const { getState } = createPaletteStore(api, null, '');
    getState().type('  ');
    await vi.runAllTimersAsync();
    getState().type('?');
    await vi.runAllTimersAsync();
    expect(api.asked).toEqual([]);
  });
});
