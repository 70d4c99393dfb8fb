import { describe, expect, it } from 'vitest';
import { connectionWords, outboxCount, outboxWords, type Connection } from './connectionWords.ts';

const today = '2026-11-18';
const connection: Connection = { state: 'thisLaptop', since: '2026-11-18T09:41:00.000Z', casesHeld: 412, unanswered: 2, messagesWaiting: 1, needsYou: 0 };

describe('the connection', () => {
  it('says in words what works, what waits and what cannot be done', () => {
    expect(connectionWords(connection, true, today)).toMatchObject({
      chip: 'On this laptop', tone: 'quiet', works: '412 cases, your queue, instructions, sums, drafts', waits: '2 changes and 1 message. Safe in your outbox',
    });
  });
  it('says since when the hub has not answered', () => {
    expect(connectionWords({ ...connection, state: 'unreachable' }, true, today)).toMatchObject({ chip: 'Hub unreachable since 9:41am', tone: 'warn' });
  });
  it('says that the window itself has lost its service, whatever the hub does', () => {
    expect(connectionWords({ ...connection, state: 'online' }, false, today)).toMatchObject({ chip: 'Reconnecting', tone: 'warn' });
  });
  it('says nothing waits when nothing does', () => {
    expect(connectionWords({ ...connection, unanswered: 0, messagesWaiting: 0 }, true, today).waits).toBe('Nothing');
  });
});

it('counts in the outbox what waits and what needs the person', () => {
  expect(outboxCount({ ...connection, needsYou: 1 })).toBe(4);
  expect(outboxWords({ ...connection, needsYou: 1 })).toBe('Outbox 4: 3 wait, 1 needs you');
  expect(outboxWords({ ...connection, unanswered: 0, messagesWaiting: 0 })).toBe('Outbox 0: nothing waits');
});
