import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../app/result.ts';
import { createFakeApi, type Answers } from '../../app/fakeApi.ts';
import { madeTogether } from '../fixtureForms.ts';
import { blockedBy, createTogetherStore } from './togetherStore.ts';

const saved = ok({ opId: 'o1', savedAt: '2026-11-18T09:50:00.000Z', undoUntil: null, rows: [] });
const start = async (more: Answers = {}) => {
  const api = createFakeApi({
    'change.together': () => ok(madeTogether()),
    'operation.perform': () => saved,
    'case.open': () => fail('CASE_NOT_FOUND'),
    'case.messages': () => ok({ messages: [] }),
    'queue.next': () => ok({ row: null, rule: '', because: '' }),
    ...more,
  });
  const store = createTogetherStore(api, { caseId: 'c1', clusterId: 'k1', changeIds: ['ch-8', 'ch-9'] });
  await store.getState().load();
  return { api, store, performed: () => api.named('operation.perform').map(({ input }) => input) };
};

describe('deciding several reports together', () => {
  it('sends one act with every report, the amount on the screen and the tags that were seen', async () => {
    const { store, performed } = await start();
    await Promise.all([store.getState().confirm(), store.getState().confirm()]);
    expect(performed()).toMatchObject([{ kind: 'change.decideTogether', clusterId: 'k1', args: { caseId: 'c1', changeIds: ['ch-8', 'ch-9'], expectWeekly: 3600 }, saw: { 'change/*': 'a' } }]);
    expect(store.getState().view.phase).toBe('done');
  });

  it('leaves out what cannot be decided, and does nothing when nothing can', async () => {
    const [first, second] = madeTogether().reports;
    if (first === undefined || second === undefined) throw new Error('the fixture has two reports');
    const one = await start({ 'change.together': () => ok(madeTogether({ reports: [first, { ...second, can: false }] })) });
    await one.store.getState().confirm();
    expect(one.performed()).toMatchObject([{ args: { changeIds: ['ch-8'] } }]);
    const none = await start({ 'change.together': () => ok(madeTogether({ blocked: 'A first report still waits for its answer.' })) });
    await none.store.getState().confirm();
    expect(none.performed()).toEqual([]);
    expect(blockedBy(madeTogether({ reports: [{ ...first, can: false }] }))).toBe('None of these can be decided yet.');
  });

  it('shows the new amounts when the case changed, and sends them as a new act', async () => {
    let weekly = 3600;
    let stale = true;
    const { store, performed } = await start({
      'change.together': () => ok(madeTogether({ after: weekly })),
      'operation.perform': () => {
        if (!stale) return saved;
        stale = false;
        weekly = 3500;
        return fail('FIGURE_CHANGED');
      },
    });
    await store.getState().confirm();
    expect(store.getState().view).toMatchObject({ phase: 'open', moved: true, together: { after: 3500 } });
    await store.getState().confirm();
    const [first, second] = performed() as readonly { requestId: string; args: { expectWeekly: number } }[];
    expect(second?.args.expectWeekly).toBe(3500);
    expect(second?.requestId).not.toBe(first?.requestId);
  });

  it('keeps what is shown when it could not be saved, and sends the same act again', async () => {
    let lost = true;
    const { store, performed } = await start({
      'operation.perform': () => {
        const answer = lost ? fail('NOT_READY') : saved;
        lost = false;
        return answer;
      },
    });
    await store.getState().confirm();
    expect(store.getState().view).toMatchObject({ phase: 'open', failed: { code: 'NOT_READY' } });
    await store.getState().confirm();
    expect(new Set((performed() as readonly { requestId: string }[]).map(({ requestId }) => requestId)).size).toBe(1);
  });
});
