import * as z from 'zod';
import type { Instant } from '../../../app/model/dates.ts';
import { SavedFilter } from '../../../app/contract/queue.ts';
import { defaultPreferences } from '../../../app/contract/preferences.ts';
import { Desk, Preferences } from '../../../app/contract/session.ts';
import type { Db } from '../openDatabase.ts';

export type Draft = Readonly<{ key: string; caseId: string | null; title: string; body: string; savedAt: Instant }>;

const emptyDesk: Desk = { place: 'today', active: null, tabs: [], lastOpened: [] };
const Filters = z.array(SavedFilter).max(40);

/** Keystroke drafts, open tabs and choices: this person's own, never sent, in the outbox file because nothing else has them. */
export function createJournal(db: Db) {
  const save = db.prepare<[string, string | null, string, string, string]>(
    `INSERT INTO draft(key, case_id, title, body, saved_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT(key) DO UPDATE SET case_id = excluded.case_id, title = excluded.title, body = excluded.body, saved_at = excluded.saved_at`,
  );
  const load = db.prepare<[string], { key: string; case_id: string | null; title: string; body: string; saved_at: string }>(
    'SELECT key, case_id, title, body, saved_at FROM draft WHERE key = ?',
  );
  type Listed = { key: string; case_id: string | null; title: string; saved_at: string };
  const listAll = db.prepare<[], Listed>('SELECT key, case_id, title, saved_at FROM draft ORDER BY saved_at DESC, key LIMIT 500');
  const listCase = db.prepare<[string], Listed>('SELECT key, case_id, title, saved_at FROM draft WHERE case_id = ? ORDER BY saved_at DESC, key LIMIT 500');
  const discard = db.prepare<[string]>('DELETE FROM draft WHERE key = ?');
  const getSetting = db.prepare<[string], string>('SELECT v FROM setting WHERE k = ?').pluck();
  const putSetting = db.prepare<[string, string, string]>(
    'INSERT INTO setting(k, v, saved_at) VALUES (?, ?, ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v, saved_at = excluded.saved_at',
  );

  /** A setting that an older version wrote and that no longer fits is as good as none. */
  const read = <T>(key: string, schema: z.ZodType<T>, otherwise: T): T => {
    const text = getSetting.get(key);
    if (text === undefined) return otherwise;
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : otherwise;
  };
  const write = (key: string, value: unknown, at: Instant): void => void putSetting.run(key, JSON.stringify(value), at);

  return {
    saveDraft: (draft: Draft): void => void save.run(draft.key, draft.caseId, draft.title, draft.body, draft.savedAt),
    loadDraft(key: string): Draft | null {
      const row = load.get(key);
      return row === undefined ? null : { key: row.key, caseId: row.case_id, title: row.title, body: row.body, savedAt: row.saved_at };
    },
    /** Newest first; of one case, or of all. */
    listDrafts: (caseId: string | null): readonly Omit<Draft, 'body'>[] =>
      (caseId === null ? listAll.all() : listCase.all(caseId)).map((row) => ({ key: row.key, caseId: row.case_id, title: row.title, savedAt: row.saved_at })),
    discardDraft: (key: string): boolean => discard.run(key).changes > 0,
    desk: (): Desk => read('desk', Desk, emptyDesk),
    saveDesk: (desk: Desk, at: Instant): void => write('desk', desk, at),
    preferences: (): Preferences => read('preferences', Preferences, defaultPreferences),
    savePreferences: (preferences: Preferences, at: Instant): void => write('preferences', preferences, at),
    savedFilters: (): readonly SavedFilter[] => read('filters', Filters, []),
    saveFilters: (filters: readonly SavedFilter[], at: Instant): void => write('filters', filters, at),
  };
}
export type Journal = ReturnType<typeof createJournal>;
