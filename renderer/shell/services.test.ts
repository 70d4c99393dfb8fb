import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../app/result.ts';
import { createDeskStore } from '../app/deskStore.ts';
import { createSessionStore } from '../app/sessionStore.ts';
import { createFakeApi, type Answers } from '../app/fakeApi.ts';
import { createNoticeStore } from './noticeStore.ts';
import { createOverlayStore } from './overlayStore.ts';
import { createServices } from './services.ts';

const now = '2026-11-18T09:42:00.000Z';
const until = '2026-11-18T09:52:00.000Z';
function stand(perform: NonNullable<Answers['operation.perform']>) {
  const api = createFakeApi({ 'operation.perform': perform });
  const said: string[] = [];
  const notices = createNoticeStore(api, { nowMs: () => Date.parse(now), later: () => () => undefined });
  const overlay = createOverlayStore();
  const services = createServices({ api, session: createSessionStore(api), desk: createDeskStore(api, () => now), notices, overlay, announce: (words) => void said.push(words) });
  return { api, said, notices, overlay, services };
}
const done = (undoUntil: string | null) => ok({ opId: 'op-1', savedAt: now, undoUntil, rows: [] });

describe('an act', () => {
  it('is sent with what the screen saw, and said when it is done', async () => {
    const { api, said, services } = stand(() => done(null));
    await services.act('note.add', 'cluster-1', { text: 'Rang' }, { saw: { 'task/1': 'tag' }, words: 'Note added.', requestId: 'request-1' });
    expect(api.asked).toEqual([{ name: 'operation.perform', input: { requestId: 'request-1', kind: 'note.add', clusterId: 'cluster-1', args: { text: 'Rang' }, saw: { 'task/1': 'tag' } } }]);
    expect(said).toEqual(['Note added.']);
  });
  it('can be taken back while the services allow it', async () => {
    const { notices, said, services } = stand(() => done(until));
    await services.act('task.claim', 'cluster-1', { taskId: 'task-1' }, { words: 'Yours now.' });
    expect(notices.getState().notice).toEqual({ words: 'Yours now.', undo: { opIds: ['op-1'], until } });
    expect(said).toEqual([]);
  });
  it('that fails is left to its screen: no notice, nothing said', async () => {
    const { notices, said, services } = stand(() => fail('TASK_TAKEN'));
    expect(await services.act('task.claim', 'cluster-1', {})).toEqual(fail('TASK_TAKEN'));
    expect([notices.getState().notice, said]).toEqual([null, []]);
  });
});

it('opens the search box with words already in it', () => {
  const { overlay, services } = stand(() => done(null));
  services.openPalette('42');
  expect(overlay.getState().open).toEqual({ kind: 'palette', words: '42' });
});
