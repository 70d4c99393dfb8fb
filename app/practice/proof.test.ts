import { describe, expect, it } from 'vitest';
import { shippedEvidenceSettings } from '../../tests/fixtures/evidence.ts';
import { shippedLaw } from '../../tests/fixtures/law.ts';
import { practiceParameters } from '../../tests/fixtures/practice.ts';
import { inspectFile } from '../evidence/inspectFile.ts';
import { isLoose } from '../evidence/evidenceRow.ts';
import { bytesOfDocument, PRACTICE_MARK, PracticeDocument } from './documents/practiceDocument.ts';
import { generateCaseload } from './generateCaseload.ts';
import type { PracticeCluster } from './staff.ts';

const today = '2026-11-18';
const made = (cases: number): readonly PracticeCluster[] => [...generateCaseload({ cases, seed: 7, today, parameters: practiceParameters(), law: shippedLaw(), teams: 4 })];
const clusters = made(800);
const proofs = clusters.flatMap(({ rows, documents }) => rows.flatMap((row) => (row.kind === 'evidence' ? [{ body: row.body, document: documents?.get(row.id) ?? null }] : [])));
const documents = proofs.flatMap(({ document }) => (document === null ? [] : [document]));
const limits = shippedEvidenceSettings().on(today);
const ascii = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

describe('practice proof', () => {
  it('sent by a person has a paper, sent by a feed has none', () => {
    for (const { body, document } of proofs) expect(document === null, body.kind).toBe(body.from === 'hmrc' || body.from === 'dwp');
    for (const document of documents) expect(PracticeDocument.safeParse(document)).toMatchObject({ success: true });
  });

  it('has uploads that belong to no item in every team, most of them on a case with an open item, and none on a fixed case', () => {
    const loose = clusters.flatMap((cluster) => cluster.rows.flatMap((row) => (row.kind === 'evidence' && isLoose(row.body) ? [{ cluster, body: row.body }] : [])));
    expect(new Set(loose.map(({ cluster }) => cluster.teamId)).size).toBe(4);
    expect(loose.length).toBeLessThan(40);
    for (const { body } of loose) expect(body.receivedOn < today).toBe(true);
    expect([...new Set(documents.map(({ quality }) => quality))].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['cutOff', 'good', 'otherPerson', 'photo']);
  });

  it('is a small whole file of an accepted type, marked as practice, and the same for ever', () => {
    for (const document of documents.slice(0, 120)) {
      const bytes = bytesOfDocument(document);
      expect(inspectFile(bytes, document.name, limits), document.name).toEqual({ ok: true, value: { type: document.quality === 'photo' ? 'png' : 'pdf', pages: 1 } });
      expect(bytes.length).toBeLessThan(40_000);
      expect(ascii(bytes)).toContain(PRACTICE_MARK);
      expect(bytesOfDocument({ ...document })).toEqual(bytes);
    }
  });

  it('shows the figure of its story, in a form that a reader of PDFs can show', () => {
    const payslip = documents.find(({ kind, quality, weekly }) => kind === 'payslip' && quality === 'good' && weekly !== null);
    if (payslip === undefined) throw new Error('no payslip');
    const text = ascii(bytesOfDocument(payslip));
    expect(text).toContain(`\\243${Math.floor((payslip.weekly ?? 0) / 100) >= 1_000 ? '' : Math.floor((payslip.weekly ?? 0) / 100)}`);
    const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(table, table + 4)).toBe('xref');
    for (const [, place = '', at = ''] of text.matchAll(/(?<=\n)(\d{10}) (00000) n/g)) expect([text.slice(Number(place)).startsWith(`${[...text.matchAll(/(\d) 0 obj/g)].find((found) => found.index === Number(place))?.[1] ?? 'none'} 0 obj`), at]).toEqual([true, '00000']);
  });
});
