import * as z from 'zod';
import type { Instant } from '../../../app/model/dates.ts';
import { EvidenceFile, EvidenceWay, type EvidenceFile as File, type EvidenceWay as Way } from '../../../app/model/rows/evidence.ts';
import type { Db } from '../openDatabase.ts';
import { trayTables } from './schema.ts';

export type TrayEntry = Readonly<{ trayId: string; file: File; arrivedAt: Instant; how: Way }>;
type Line = { id: string; hash: string; name: string; type: string; bytes: number; pages: number | null; arrived_at: string; how: string };

const Path = z.string().min(1).max(1_000);
const FOLDER = 'scanFolder';

/** Files that came in and belong to no case yet, and what the scanner's folder has already given. In the outbox file: nothing else has them. */
export function createTray(db: Db) {
  if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'tray'").get() === undefined) db.exec(trayTables('TEMP'));
  const all = db.prepare<[number], Line>('SELECT id, hash, name, type, bytes, pages, arrived_at, how FROM tray ORDER BY arrived_at DESC, id DESC LIMIT ?');
  const count = db.prepare<[], number>('SELECT count(*) FROM tray').pluck();
  const byHash = db.prepare<[string], string>('SELECT id FROM tray WHERE hash = ?').pluck();
  const find = db.prepare<[string], Line>('SELECT id, hash, name, type, bytes, pages, arrived_at, how FROM tray WHERE id = ?');
  const insert = db.prepare<[string, string, string, string, number, number | null, string, string]>('INSERT INTO tray(id, hash, name, type, bytes, pages, arrived_at, how) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const drop = db.prepare<[string]>('DELETE FROM tray WHERE id = ?');
  const seen = db.prepare<[string], number>('SELECT 1 FROM scanned WHERE hash = ?').pluck();
  const mark = db.prepare<[string, string]>('INSERT OR IGNORE INTO scanned(hash, at) VALUES (?, ?)');
  const named = db.prepare<[string], number>("SELECT 1 FROM op WHERE instr(body, ?) > 0 AND (outcome IS NULL OR outcome <> 'applied') LIMIT 1").pluck();
  const getSetting = db.prepare<[string], string>('SELECT v FROM setting WHERE k = ?').pluck();
  const putSetting = db.prepare<[string, string, string]>('INSERT INTO setting(k, v, saved_at) VALUES (?, ?, ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v, saved_at = excluded.saved_at');
  const dropSetting = db.prepare<[string]>('DELETE FROM setting WHERE k = ?');

  /** A line that a salvage brought over half is passed over, not a reason to show nothing. */
  const read = (line: Line): readonly TrayEntry[] => {
    const file = EvidenceFile.safeParse({ hash: line.hash, name: line.name, type: line.type, bytes: line.bytes, pages: line.pages });
    const how = EvidenceWay.safeParse(line.how);
    return file.success && how.success ? [{ trayId: line.id, file: file.data, arrivedAt: line.arrived_at, how: how.data }] : [];
  };

  return {
    list: (limit: number): readonly TrayEntry[] => all.all(limit).flatMap(read),
    count: (): number => count.get() ?? 0,
    /** Puts a file in; the same content twice is one item, under its first id. */
    add(id: string, file: File, how: Way, at: Instant): string {
      const known = byHash.get(file.hash);
      if (known !== undefined) return known;
      insert.run(id, file.hash, file.name, file.type, file.bytes, file.pages, at, how);
      return id;
    },
    find(id: string): TrayEntry | null {
      const line = find.get(id);
      return line === undefined ? null : (read(line)[0] ?? null);
    },
    discard: (id: string): boolean => drop.run(id).changes > 0,
    wasScanned: (hash: string): boolean => seen.get(hash) !== undefined,
    markScanned: (hash: string, at: Instant): void => void mark.run(hash, at),
    /** Whether an act that is not through yet names the file. */
    isNamed: (hash: string): boolean => named.get(hash) !== undefined,
    scanFolder(): string | null {
      const text = getSetting.get(FOLDER);
      const path = Path.safeParse(text === undefined ? null : (JSON.parse(text) as unknown));
      return path.success ? path.data : null;
    },
    setScanFolder(path: string | null, at: Instant): void {
      if (path === null) dropSetting.run(FOLDER);
      else putSetting.run(FOLDER, JSON.stringify(path), at);
    },
  };
}
export type Tray = ReturnType<typeof createTray>;
