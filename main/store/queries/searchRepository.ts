import type { PartyRole } from '../../../app/model/roles.ts';
import { rankFound, readSearch, referenceHas, referencePrefixes, type Search } from '../../../app/work/searchWords.ts';
import type { Db } from '../openDatabase.ts';

export type FoundDoc = Readonly<{ what: 'case' | 'person' | 'note'; caseId: string; clusterId: string; reference: string; title: string; role: PartyRole | null; sourceId: string }>;
type DocRow = { what: FoundDoc['what']; case_id: string; cluster_id: string; reference: string; title: string; role: PartyRole | null; source_id: string };
type RefRow = { case_id: string; cluster_id: string; reference: string };

/** Documents are taken in the order of the index up to this many, then ranked: a common word must not read the whole store. */
export const CANDIDATES = 150;
const OFFICES = 20;
/** From here on digits may be a customer number, which stands in the documents' words. */
const CUSTOMER_NUMBER = 8;

/** The words as FTS5 reads them. Quoted, so that nothing typed is syntax. */
export function matchOf(search: Search): string | null {
  const longest = search.numbers.filter((number) => number.length >= CUSTOMER_NUMBER && !number.includes('-'));
  const parts = [...search.words.map(({ text, begins }) => `"${text}"${begins ? '*' : ''}`), ...longest.map((number) => `"${number}"*`)];
  return parts.length === 0 ? null : parts.join(' AND ');
}

/** Reads the search documents and the references of `case_card`. What means what is in app/work/searchWords.ts. */
export function createSearchRepository(db: Db) {
  // The inner LIMIT bounds the work: row numbers come straight from the index, and only those are looked up.
  const match = db.prepare<{ match: string; limit: number }, DocRow>(`SELECT d.what, d.case_id, d.cluster_id, d.reference, d.title, d.role, d.source_id
    FROM (SELECT rowid AS doc FROM search_text WHERE search_text MATCH @match LIMIT @limit) found JOIN search_doc d ON d.doc = found.doc`);
  const exact = db.prepare<{ reference: string }, RefRow>('SELECT case_id, cluster_id, reference FROM case_card WHERE reference = @reference');
  const prefix = db.prepare<{ from: string; to: string; limit: number }, RefRow>(
    'SELECT case_id, cluster_id, reference FROM case_card WHERE reference >= @from AND reference < @to ORDER BY reference LIMIT @limit',
  );
  const officeAfter = db.prepare<{ after: string }, string | null>('SELECT min(reference) FROM case_card WHERE reference > @after').pluck();

  /** The two-digit beginnings of references, each found by one step down the index. */
  const offices = (): string[] => {
    const found: string[] = [];
    let next = officeAfter.get({ after: '' });
    while (typeof next === 'string' && found.length < OFFICES) {
      found.push(next.slice(0, 2));
      next = officeAfter.get({ after: `${next.slice(0, 2)}-~` });
    }
    return found;
  };

  const toCase = (row: RefRow): FoundDoc => ({
    what: 'case', caseId: row.case_id, clusterId: row.cluster_id, reference: row.reference, title: row.reference, role: null, sourceId: row.case_id,
  });

  const byNumber = (search: Search, limit: number): FoundDoc[] => {
    const inUse = search.numbers.some((number) => !number.includes('-')) ? offices() : [];
    const found: FoundDoc[] = [];
    for (const number of search.numbers) {
      const meant = referencePrefixes(number, inUse);
      for (const reference of meant.exact) found.push(...exact.all({ reference }).map(toCase));
      for (const from of meant.prefixes) {
        if (found.length < limit) found.push(...prefix.all({ from, to: `${from}~`, limit: limit - found.length }).map(toCase));
      }
    }
    return found;
  };

  const byWords = (search: Search, limit: number): FoundDoc[] => {
    const words = matchOf(search);
    if (words === null) return [];
    return match.all({ match: words, limit }).map((row) => ({
      what: row.what, caseId: row.case_id, clusterId: row.cluster_id, reference: row.reference, title: row.title, role: row.role, sourceId: row.source_id,
    }));
  };

  return {
    /** Best first: the exact reference, references that begin so, names that begin so, other people, notes. Looks at no more than `most`. */
    find(text: string, most = CANDIDATES): FoundDoc[] {
      const search = readSearch(text);
      const onlyNumbers = search.words.length === 0;
      const named = byWords(search, most).filter((doc) => onlyNumbers || search.numbers.every((number) => number.length >= CUSTOMER_NUMBER || referenceHas(doc.reference, number)));
      const ranked = named.map((doc) => ({ doc, rank: rankFound(doc, search) })).sort((a, b) => a.rank - b.rank);
      const all = [...(onlyNumbers ? byNumber(search, most) : []), ...ranked.map(({ doc }) => doc)];
      const seen = new Set<string>();
      return all.filter((doc) => {
        const key = `${doc.what}/${doc.sourceId}/${doc.caseId}`;
        const first = !seen.has(key);
        seen.add(key);
        return first;
      });
    },
  };
}
export type SearchRepository = ReturnType<typeof createSearchRepository>;
