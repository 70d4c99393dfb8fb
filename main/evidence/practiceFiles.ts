import { createHash } from 'node:crypto';
import type { EvidenceFile } from '../../app/model/rows/evidence.ts';
import type { RowWrite } from '../../app/model/rows/index.ts';
import { bytesOfDocument, PracticeDocument } from '../../app/practice/documents/practiceDocument.ts';
import type { PracticeCluster } from '../../app/practice/staff.ts';
import type { Db } from '../store/openDatabase.ts';

/** Clusters whose papers are written down with one commit. */
const BATCH = 250;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Files of the practice caseload. They are not kept but written again when somebody looks at one: what each says stands in
 * the practice authority's file, by the hash of its content. Nothing here exists outside practice.
 */
export function createPracticeFiles(db: Db) {
  db.exec('CREATE TABLE IF NOT EXISTS practice_document(hash TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID');
  const put = db.prepare<[string, string]>('INSERT OR IGNORE INTO practice_document(hash, body) VALUES (?, ?)');
  const get = db.prepare<[string], string>('SELECT body FROM practice_document WHERE hash = ?').pluck();

  const fileOf = (document: PracticeDocument): EvidenceFile => {
    const bytes = bytesOfDocument(document);
    const hash = sha256(bytes);
    put.run(hash, JSON.stringify(document));
    return { hash, name: document.name, type: document.quality === 'photo' ? 'png' : 'pdf', bytes: bytes.length, pages: 1 };
  };
  const rowWithFile = (row: RowWrite, documents: NonNullable<PracticeCluster['documents']>): RowWrite => {
    const document = row.kind === 'evidence' ? documents.get(row.id) : undefined;
    return row.kind === 'evidence' && document !== undefined ? { ...row, body: { ...row.body, how: row.body.how ?? (document.seed % 3 === 0 ? 'post' : 'online'), files: [fileOf(document)] } } : row;
  };

  return {
    /** The same clusters with a file on every row of proof that has a paper. What a paper says is durable before its row is handed on. */
    *withFiles(clusters: Iterable<PracticeCluster>): Iterable<PracticeCluster> {
      let batch: PracticeCluster[] = [];
      const settle = db.transaction((held: readonly PracticeCluster[]): readonly PracticeCluster[] =>
        held.map((cluster) => {
          const { documents } = cluster;
          return documents === undefined ? cluster : { ...cluster, rows: cluster.rows.map((row) => rowWithFile(row, documents)) };
        }),
      );
      for (const cluster of clusters) {
        batch.push(cluster);
        if (batch.length < BATCH) continue;
        const held = batch;
        batch = [];
        yield* settle.immediate(held);
      }
      yield* settle.immediate(batch);
    },
    /** The bytes of a practice paper; null for any other file, and for one that this version would write differently. */
    bytes(hash: string): Uint8Array | null {
      const text = get.get(hash);
      const document = text === undefined ? null : PracticeDocument.safeParse(JSON.parse(text));
      if (document === null || !document.success) return null;
      const bytes = bytesOfDocument(document.data);
      return sha256(bytes) === hash ? bytes : null;
    },
  };
}
export type PracticeFiles = ReturnType<typeof createPracticeFiles>;
