import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../app/result.ts';
import { createDeskStore } from './deskStore.ts';
import { createFakeApi } from './fakeApi.ts';

const nobodysDesk = { place: 'today', active: null, tabs: [], lastOpened: [] };
const open = () => {
  const api = createFakeApi({ 'desk.load': () => ok(nobodysDesk), 'desk.save': () => ok({ savedAt: '2026-11-18T09:40:00.000Z' }) });
  const desk = createDeskStore(api, () => '2026-11-18T09:40:00.000Z');
  return { api, desk: desk.getState, saved: () => api.named('desk.save').map(({ input }) => (input as { tabs: readonly { reference: string }[] }).tabs.map(({ reference }) => reference)) };
};

describe('where the open tabs stand', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is saved once, a moment after the last move', () => {
    const { desk, saved } = open();
    desk().openCase('c1', '10-0001');
    desk().openCase('c2', '10-0002');
    expect(saved()).toEqual([]);
    vi.runAllTimers();
    expect(saved()).toEqual([['10-0001', '10-0002']]);
  });

  it('is saved at once when asked, and not a second time', async () => {
    const { desk, saved } = open();
    desk().openCase('c1', '10-0001');
    await desk().flush();
    await desk().flush();
    vi.runAllTimers();
    expect(saved()).toEqual([['10-0001']]);
  });

  it('never becomes the next person’s: what still waits when their desk is loaded is dropped', async () => {
    const { desk, saved } = open();
    desk().openCase('c1', '10-0001');
    await desk().load();
    vi.runAllTimers();
    expect(saved()).toEqual([]);
    expect(desk().tabs).toEqual([]);
  });
});
