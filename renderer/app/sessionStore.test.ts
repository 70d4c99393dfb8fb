import { describe, expect, it } from 'vitest';
import { fail } from '../../app/result.ts';
import { createFakeApi } from './fakeApi.ts';
import { createSessionStore } from './sessionStore.ts';

describe('the session', () => {
  it('keeps the reference of the fault that ended the services, whatever is asked after it', async () => {
    const api = createFakeApi({ 'session.state': () => fail('INTERNAL', { incident: 'INC-00000001' }) });
    const session = createSessionStore(api);
    const stop = session.getState().start();
    expect(session.getState().ended).toBeNull();
    const before = api.asked.length;
    api.send({ type: 'services.ended', incident: 'INC-00000001' });
    expect(session.getState().ended).toBe('INC-00000001');
    expect(api.asked).toHaveLength(before);
    await session.getState().refresh();
    expect(session.getState().ended).toBe('INC-00000001');
    stop();
  });

  it('follows the window\'s link to the services', () => {
    const api = createFakeApi({});
    const session = createSessionStore(api);
    session.getState().start();
    api.send({ type: 'connection', up: false });
    expect(session.getState().linked).toBe(false);
  });
});
