import type { Db } from '../../main/store/openDatabase.ts';

const tables = {
  case_card: 'case_id', queue_item: 'task_id', timeline_line: 'case_id, at, line_key', promise_item: 'promise_id', message_item: 'message_id',
  ledger_line: 'case_id, on_date, line_key', staff: 'user_id', team: 'team_id',
} as const;

/** Every read model's whole content as one value. Document numbers are left out: they only join two tables. */
export function dumpModels(db: Db): Record<string, unknown> {
  const content: Record<string, unknown> = {};
  for (const [table, order] of Object.entries(tables)) content[table] = db.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).all();
  content['search_doc'] = db.prepare('SELECT cluster_id, case_id, what, reference, role, title, source_id FROM search_doc ORDER BY cluster_id, case_id, what, source_id').all();
  db.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, search_text, instance)');
  content['words'] = db
    .prepare('SELECT w.term, d.case_id, d.what, d.source_id, w.offset FROM temp.words w LEFT JOIN search_doc d ON d.doc = w.doc ORDER BY 1, 2, 3, 4, 5')
    .all();
  return content;
}
/** What stands on top of the authority's rows. */
export const dumpOverlay = (db: Db): unknown => ({
  overlay: db.prepare('SELECT * FROM overlay ORDER BY cluster_id, kind, row_id').all(),
  shaky: db.prepare('SELECT * FROM shaky ORDER BY op_id').all(),
});
