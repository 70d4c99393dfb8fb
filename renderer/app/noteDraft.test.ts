import { describe, expect, it } from 'vitest';
import { ok } from '../../app/result.ts';
import { createFakeApi } from './fakeApi.ts';
import { noteHolder } from './noteDraft.ts';

const journal = () => {
  const held = new Map<string, string>();
  const api = createFakeApi({
    'draft.load': ({ key }) => ok({ draft: held.has(key) ? { body: held.get(key) ?? '', savedAt: '2026-11-18T09:42:00.000Z' } : null }),
    'draft.save': ({ key, body }) => {
      held.set(key, body);
      return ok({ savedAt: '2026-11-18T09:42:00.000Z' });
    },
    'draft.discard': ({ key }) => {
      return ok({ discarded: held.delete(key) });
    },
  });
  return { api, held };
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a note that two places show', () => {
  it('is one: what is typed in one stands in the other, and neither writes over it', async () => {
    const { api, held } = journal();
    const [box, dialog] = [noteHolder(api, 'c1', null), noteHolder(api, 'c1', null)];
    const [leaveBox, leaveDialog] = [box.hold(), dialog.hold()];
    box.store.getState().set({ text: 'Rang about', about: 'case' });
    expect(dialog.store.getState().body.text).toBe('Rang about');
    dialog.store.getState().set({ text: 'Rang about the payslip', about: 'payingParent' });
    leaveDialog();
    leaveBox();
    await settled();
    expect(JSON.parse(held.get('note:c1:case') ?? '')).toEqual({ text: 'Rang about the payslip', about: 'payingParent' });
  });

  it('is empty in both once it was added from either', async () => {
    const { api, held } = journal();
    const [box, dialog] = [noteHolder(api, 'c1', null), noteHolder(api, 'c1', null)];
    const leave = [box.hold(), dialog.hold()];
    box.store.getState().set({ text: 'Rang', about: 'case' });
    await dialog.store.getState().discard();
    for (const go of leave) go();
    await settled();
    expect([box.store.getState().body.text, held.size]).toEqual(['', 0]);
  });

  it('comes back from the journal after the last place let go, and is apart from one about an item', async () => {
    const { api } = journal();
    const first = noteHolder(api, 'c1', null);
    const leave = first.hold();
    first.store.getState().set({ text: 'Half a', about: 'case' });
    leave();
    await settled();
    const again = noteHolder(api, 'c1', null);
    expect(again.store).not.toBe(first.store);
    await again.store.getState().load();
    expect(again.store.getState().body.text).toBe('Half a');
    expect(noteHolder(api, 'c1', 't1').store.getState().body.text).toBe('');
  });
});
