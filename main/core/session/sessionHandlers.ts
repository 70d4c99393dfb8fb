import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from '../../../app/contract/index.ts';
import type { Instant } from '../../../app/model/dates.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { backupTo } from '../../store/backup.ts';
import { storeCodeOf } from '../../store/storeProblem.ts';
import type { Session } from './openSession.ts';
import { outboxItem } from './outboxWords.ts';

type SessionScoped = Pick<
  Handlers,
  | 'operation.perform' | 'operation.performMany' | 'operation.undo' | 'outbox.list' | 'outbox.withdraw'
  | 'draft.save' | 'draft.load' | 'draft.list' | 'draft.discard' | 'desk.load' | 'desk.save'
  | 'session.preferences' | 'session.setPreferences' | 'queue.filters' | 'queue.saveFilters' | 'store.backup'
>;

type Saved = { savedAt: Instant };
const OUTBOX_SHOWN = 200;

/** Handlers that belong to one signed-in person: acts, the outbox, and the journal. */
export function createSessionHandlers({ store, performer, engine, answers }: Session, now: () => Instant, noteFailure: (code: string | null) => void): SessionScoped {
  const { journal, outbox, cache } = store;
  const caseOfTask = cache.db.prepare<[string], string>('SELECT case_id FROM queue_item WHERE task_id = ?').pluck();
  const reference = cache.db.prepare<[string], string>('SELECT reference FROM case_card WHERE case_id = ?').pluck();
  const lookup = { caseOfTask: (id: string) => caseOfTask.get(id) ?? null, referenceOf: (id: string) => reference.get(id) ?? null };
  const queued = cache.db.prepare<[], { message_id: string; case_id: string }>("SELECT message_id, case_id FROM message_item WHERE state = 'queued' ORDER BY at DESC, message_id LIMIT 500");

  /** Journal writes can fail for the same reasons as any other write, and must say so. */
  const kept = <T>(write: () => T): Result<T> => {
    try {
      const value = write();
      noteFailure(null);
      return ok(value);
    } catch (cause) {
      const code = storeCodeOf(cause);
      if (code === null) throw cause;
      noteFailure(code);
      return fail(code);
    }
  };
  const saved = (write: (at: Instant) => void): Result<Saved> => {
    const at = now();
    return kept(() => {
      write(at);
      return { savedAt: at };
    });
  };

  return {
    'operation.perform': (act) => {
      const done = performer.perform(act);
      noteFailure(done.ok ? null : done.error.code);
      return done;
    },
    'operation.performMany': ({ acts }) => {
      const results = performer.performMany(acts);
      const until = results.flatMap((result) => (result.ok && result.value.undoUntil !== null ? [result.value.undoUntil] : [])).sort()[0] ?? null;
      return ok({
        undoUntil: until,
        results: results.map((result, i) => ({
          requestId: acts[i]?.requestId ?? '',
          ok: result.ok,
          opId: result.ok ? result.value.opId : null,
          code: result.ok ? null : result.error.code,
          facts: result.ok ? {} : { ...result.error.facts },
        })),
      });
    },
    'operation.undo': ({ opIds }) => {
      const { undone, left } = performer.undo(opIds);
      return ok({ undone, left: left.map(({ opId, code }) => ({ opId, code })) });
    },
    'outbox.list': () => {
      const all = outbox.listForOutboxScreen(OUTBOX_SHOWN);
      const today = now().slice(0, 10);
      const byCase = Map.groupBy(queued.all(), (row) => row.case_id);
      const messages = [];
      for (const [caseId, rows] of byCase) {
        const shown = answers['case.messages']({ caseId });
        const open = answers['case.open']({ caseId });
        if (!shown.ok || !open.ok) continue;
        const wanted = new Set(rows.map((row) => row.message_id));
        for (const m of shown.value.messages.filter((each) => wanted.has(each.messageId))) {
          messages.push({ messageId: m.messageId, clusterId: open.value.clusterId, caseId, reference: open.value.reference, channel: m.channel, to: m.to, title: m.title, at: m.at, sendAfter: m.sendAfter, state: m.state, tag: m.tag });
        }
      }
      return ok({ items: all.map((op) => outboxItem(op, engine.state(), lookup)), messages, sentToday: all.filter((op) => op.outcome === 'applied' && op.op.madeAt.slice(0, 10) === today).length });
    },
    'outbox.withdraw': ({ opId, reason }) => (outbox.resolve(opId, 'withdrawn', now(), reason) ? ok({ opId }) : fail('ROW_NOT_FOUND')),
    'draft.save': ({ key, caseId, title, body }) => saved((at) => journal.saveDraft({ key, caseId, title, body, savedAt: at })),
    'draft.load': ({ key }) => {
      const draft = journal.loadDraft(key);
      return ok({ draft: draft === null ? null : { body: draft.body, savedAt: draft.savedAt } });
    },
    'draft.list': ({ caseId }) => ok({ drafts: journal.listDrafts(caseId).map(({ key, caseId: of, title, savedAt }) => ({ key, caseId: of, title, savedAt })) }),
    'draft.discard': ({ key }) => kept(() => ({ discarded: journal.discardDraft(key) })),
    'desk.load': () => ok(journal.desk()),
    'desk.save': (desk) => saved((at) => journal.saveDesk(desk, at)),
    'session.preferences': () => ok(journal.preferences()),
    'session.setPreferences': (preferences) =>
      kept(() => {
        journal.savePreferences(preferences, now());
        return preferences;
      }),
    'queue.filters': () => ok({ saved: [...journal.savedFilters()] }),
    'queue.saveFilters': ({ saved: filters }) =>
      kept(() => {
        journal.saveFilters(filters, now());
        return { saved: filters };
      }),
    'store.backup': () =>
      kept(() => {
        const folder = join(store.folder, 'backups');
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const name = `outbox-${now().replace(/[:.]/g, '-')}.db`;
        backupTo(outbox.db, join(folder, name));
        return { name, bytes: statSync(join(folder, name)).size };
      }),
  };
}
