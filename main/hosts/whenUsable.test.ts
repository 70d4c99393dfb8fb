import { describe, expect, test } from 'vitest';
import type { SessionState } from '../../app/contract/session.ts';
import { fail, ok, type Result } from '../../app/result.ts';
import { whenUsable } from './whenUsable.ts';

const state = (phase: SessionState['phase'], problem: SessionState['problem'] = null): SessionState => ({
  phase,
  problem,
  progress: null,
  practice: true,
  host: 'loopback',
  version: '1.2.3',
  user: null,
  now: '2026-11-18T09:41:00.000Z',
  today: '2026-11-18',
  connection: { state: 'thisLaptop', since: '2026-11-18T09:41:00.000Z', casesHeld: 0, unanswered: 0, messagesWaiting: 0, needsYou: 0 },
  readOnly: 'no',
});

const services = (first: Result<unknown>) => {
  let answer = first;
  const listeners = new Set<(event: unknown) => void>();
  return {
    core: {
      opened: Promise.resolve(ok({ ms: 1 })),
      dispatch: async () => answer,
      subscribe: (listener: (event: unknown) => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    become: (next: Result<unknown>, type = 'session') => {
      answer = next;
      listeners.forEach((listener) => listener({ type }));
    },
    listeners,
  };
};

describe('the services', () => {
  test.each(['ready', 'signIn'] as const)('can be used at once when they are at %s', async (phase) => {
    const { core, listeners } = services(ok(state(phase)));
    expect(await whenUsable(core)).toMatchObject({ ok: true });
    expect(listeners.size).toBe(0);
  });

  test('can be used when the caseload is made, and not before', async () => {
    const { core, become } = services(ok(state('preparing')));
    let settled = false;
    const usable = whenUsable(core).finally(() => (settled = true));
    become(ok(state('preparing')));
    await new Promise((resolve) => setImmediate(resolve));
    expect(settled).toBe(false);
    become(ok(state('ready')));
    expect(await usable).toMatchObject({ ok: true });
  });

  test('give the reason when they stopped, in a code that we know', async () => {
    const { core, become } = services(ok(state('preparing')));
    const usable = whenUsable(core);
    become(ok(state('stopped', { code: 'STORE_NEWER_THAN_APP', facts: { held: 9 } })));
    expect(await usable).toEqual({ ok: false, error: { code: 'STORE_NEWER_THAN_APP', facts: { held: 9 } } });
    expect(await whenUsable(services(ok(state('stopped', { code: 'ELSE', facts: {} }))).core)).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  });

  test('give the reason when their thread ended, or answered nonsense', async () => {
    const { core, become } = services(ok(state('preparing')));
    const usable = whenUsable(core);
    become(fail('INTERNAL', { incident: 'INC-00000000' }), 'services.ended');
    expect(await usable).toEqual({ ok: false, error: { code: 'INTERNAL', incident: 'INC-00000000' } });
    expect(await whenUsable(services(ok('nonsense')).core)).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  });
});
