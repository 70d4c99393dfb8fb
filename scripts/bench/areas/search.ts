import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { generatePeople } from '../../../app/practice/generatePeople.ts';
import { practiceParameters } from '../../../main/core/practice/practiceCaseload.ts';
import { cacheSchema } from '../../../main/store/cache/schema.ts';
import { openDatabase, type Db } from '../../../main/store/openDatabase.ts';
import { createSearchRepository } from '../../../main/store/queries/searchRepository.ts';
import { resourcesDir } from '../../cli/resourcesDir.ts';
import { percentile, timed, type Figure } from '../figures.ts';

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'bench');
const key = new Uint8Array(32).fill(5);

/** An encrypted cache holding nothing but people to look for, made once and kept. */
function peopleStore(count: number): Db {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `people-${count}.db`);
  const made = existsSync(file);
  const db = openDatabase({ file, key, synchronous: 'NORMAL', cacheMiB: 64 });
  if (made) return db;
  const parameters = practiceParameters(resourcesDir);
  if (!parameters.ok) throw new Error(parameters.error.code);
  db.exec(cacheSchema);
  const doc = db.prepare('INSERT INTO search_doc(doc, cluster_id, case_id, what, reference, role, title, source_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const words = db.prepare('INSERT INTO search_text(rowid, words) VALUES (?, ?)');
  const card = db.prepare('INSERT OR IGNORE INTO case_card(case_id, cluster_id, reference, status, service, team_id, owner, receiving_id, receiving_name, receiving_initials, paying_id, paying_name, paying_initials, children, weekly, safety) VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, 1, NULL, 0)');
  db.transaction(() => {
    let n = 0;
    for (const person of generatePeople({ count, seed: 2026, parameters: parameters.value })) {
      n += 1;
      const caseId = `b${Math.floor((n - 1) / 2)}`;
      const name = `${person.given} ${person.family}`;
      card.run(caseId, caseId, person.reference, 'live', 'directPay', 'team-1', person.id, name, 'A.B.', person.id, name, 'A.B.');
      doc.run(n, caseId, caseId, 'person', person.reference, n % 2 === 0 ? 'payingParent' : 'receivingParent', name, person.id);
      words.run(n, `${name} ${person.reference} ${person.crn}`);
      if (n % 250_000 === 0) process.stderr.write(`people ${n} of ${count}\n`);
    }
  })();
  return db;
}

/** Looking for people as one types, at three sizes: what the store takes, key by key. */
export async function search(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const count of [1_000, 50_000, 1_000_000]) {
    const db = peopleStore(count);
    const repository = createSearchRepository(db);
    const names = db.prepare<[], string>('SELECT title FROM search_doc ORDER BY (doc * 7919) % 104729 LIMIT 60').pluck().all();
    const typed = names.flatMap((name) => [name.slice(0, 2), name.slice(0, 4), name, `${name.split(' ')[0]} ${name.split(' ')[1]?.slice(0, 3) ?? ''}`]);
    const spent = await timed(typed.length, (i) => repository.find(typed[i] ?? '', 20));
    figures.push({ what: `search as you type, p99, ${count.toLocaleString('en-GB')} people`, value: percentile(spent, 0.99), unit: 'ms', budget: 5, better: 'lower', note: `p50 ${percentile(spent, 0.5).toFixed(2)}` });
    db.close();
  }
  return figures;
}
