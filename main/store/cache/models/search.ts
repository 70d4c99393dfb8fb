import type { Row } from '../../../../app/model/rows/index.ts';
import type { RowSource } from '../../../../app/operations/execute.ts';
import type { Db } from '../../openDatabase.ts';
import { rowOf, rowsIn } from '../rowSource.ts';
import { fullName } from './caseCard.ts';
import type { ReadModel } from './readModel.ts';

const NOTE_TITLE_CHARACTERS = 160;

type Doc = Readonly<{ caseId: string; what: 'case' | 'person' | 'note'; reference: string; role: string | null; title: string; sourceId: string; words: string }>;
type Kept = { doc: number; case_id: string; what: string; reference: string; role: string | null; title: string };

const caseDoc = ({ id, body }: Row<'case'>): Doc => ({
  caseId: id, what: 'case', reference: body.reference, role: null, title: body.reference, sourceId: id,
  words: `${body.reference} ${body.reference.replace('-', '')}`,
});
function personDocs({ id, body }: Row<'case'>, source: RowSource): readonly Doc[] {
  const parents = [['receivingParent', body.receivingParentId], ['payingParent', body.payingParentId]] as const;
  return parents.flatMap(([role, personId]) => {
    const person = rowOf(source, 'person', personId)?.body;
    if (person === undefined) return [];
    return [{ caseId: id, what: 'person' as const, reference: body.reference, role, title: fullName(person), sourceId: personId, words: `${person.given} ${person.family} ${body.reference} ${person.crn}` }];
  });
}
const noteDoc = ({ id, body }: Row<'note'>, source: RowSource): Doc => ({
  caseId: body.caseId, what: 'note', reference: rowOf(source, 'case', body.caseId)?.body.reference ?? '', role: body.about,
  title: body.text.slice(0, NOTE_TITLE_CHARACTERS), sourceId: id, words: body.text,
});

/**
 * What Ctrl+K looks in: one document per case, per parent of a case, per note. Document numbers only ever grow
 * within a transaction, because the index writes itself out early when they go back.
 */
export function createSearch(db: Db): ReadModel {
  const putDoc = db.prepare<[number, string, string, string, string, string | null, string, string]>(
    'INSERT INTO search_doc(doc, cluster_id, case_id, what, reference, role, title, source_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const putWords = db.prepare<[number, string]>('INSERT INTO search_text(rowid, words) VALUES (?, ?)');
  const top = db.prepare<[], number | null>('SELECT max(doc) FROM search_doc').pluck();
  const bySource = db.prepare<[string, string, string], Kept>(
    'SELECT doc, case_id, what, reference, role, title FROM search_doc WHERE cluster_id = ? AND source_id = ? AND what = ?',
  );
  const dropDoc = db.prepare<[number]>('DELETE FROM search_doc WHERE doc = ?');
  const dropWords = db.prepare<[number]>('DELETE FROM search_text WHERE rowid = ?');
  const ofCluster = db.prepare<[string], number>('SELECT doc FROM search_doc WHERE cluster_id = ?').pluck();

  const insert = (clusterId: string, doc: Doc): void => {
    const id = (top.get() ?? 0) + 1;
    putDoc.run(id, clusterId, doc.caseId, doc.what, doc.reference, doc.role, doc.title, doc.sourceId);
    putWords.run(id, doc.words);
  };
  const drop = (id: number): void => {
    dropDoc.run(id);
    dropWords.run(id);
  };

  /** Makes the documents of one source be these. `sure`: the words may have changed although nothing that is stored did. */
  function settle(clusterId: string, what: Doc['what'], sourceId: string, docs: readonly Doc[], sure: boolean): void {
    const kept = bySource.all(clusterId, sourceId, what);
    const isSame = (old: Kept, doc: Doc): boolean =>
      !sure && old.case_id === doc.caseId && old.reference === doc.reference && old.role === doc.role && old.title === doc.title;
    for (const old of kept) if (!docs.some((doc) => isSame(old, doc))) drop(old.doc);
    for (const doc of docs) if (!kept.some((old) => isSame(old, doc))) insert(clusterId, doc);
  }

  return {
    fill(clusterId, source) {
      for (const row of rowsIn(source, 'case')) {
        insert(clusterId, caseDoc(row));
        for (const doc of personDocs(row, source)) insert(clusterId, doc);
      }
      for (const row of rowsIn(source, 'note')) insert(clusterId, noteDoc(row, source));
    },
    update(clusterId, changed, source) {
      const direct = new Set(changed.map((key) => `${key.kind}/${key.id}`));
      const people = new Set(changed.filter((key) => key.kind === 'person').map((key) => key.id));
      const notes = new Set(changed.filter((key) => key.kind === 'note').map((key) => key.id));
      const caseIds = changed.filter((key) => key.kind === 'case').map((key) => key.id);
      for (const caseId of caseIds) {
        const row = rowOf(source, 'case', caseId);
        settle(clusterId, 'case', caseId, row === null ? [] : [caseDoc(row)], false);
      }
      if (caseIds.length > 0) {
        // A case's reference and parents stand in the documents of its people and notes.
        for (const row of rowsIn(source, 'person')) people.add(row.id);
        for (const row of rowsIn(source, 'note')) if (caseIds.includes(row.body.caseId)) notes.add(row.id);
      }
      if (people.size > 0) {
        const docs = rowsIn(source, 'case').flatMap((row) => personDocs(row, source));
        for (const id of people) settle(clusterId, 'person', id, docs.filter((doc) => doc.sourceId === id), direct.has(`person/${id}`));
      }
      for (const id of notes) {
        const row = rowOf(source, 'note', id);
        settle(clusterId, 'note', id, row === null ? [] : [noteDoc(row, source)], direct.has(`note/${id}`));
      }
    },
    clear(clusterId) {
      for (const id of ofCluster.all(clusterId)) drop(id);
    },
  };
}
