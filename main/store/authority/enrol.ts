import type { Outcome, OutcomeDetail } from '../../../app/sync/protocol.ts';
import type { Db } from '../openDatabase.ts';

export type Answer = Readonly<{ outcome: Outcome; detail: OutcomeDetail }>;

/**
 * Gives a person on a device a new stream and retires the one before, together: for a first start, and for a disk that
 * was restored or cloned and so can no longer number the old one.
 */
export function enrolStream(db: Db, userId: string, deviceId: string, newId: () => string): string {
  return db.transaction(() => {
    db.prepare("UPDATE stream SET state = 'retired' WHERE user_id = ? AND device_id = ? AND state = 'active'").run(userId, deviceId);
    const id = newId();
    db.prepare("INSERT INTO stream(id, device_id, user_id, state) VALUES (?, ?, ?, 'active')").run(id, deviceId, userId);
    return id;
  }).immediate();
}

/** What the authority answered to an operation, under whatever number; null when it never saw it. */
export function answersByOpId(db: Db): (opId: string) => Answer | null {
  const find = db.prepare<[string], { outcome: Outcome; detail: string }>('SELECT outcome, detail FROM op_log WHERE op_id = ?');
  return (opId) => {
    const found = find.get(opId);
    return found === undefined ? null : { outcome: found.outcome, detail: JSON.parse(found.detail) as OutcomeDetail };
  };
}
