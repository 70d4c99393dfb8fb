import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, openCluster, shippedCatalogues, TASK, TODAY } from '../../tests/fixtures/cluster.ts';
import { evidenceKinds, evidenceSenders } from '../model/rows/evidence.ts';
import type { Row } from '../model/rows/index.ts';
import { requestWhats, type RequestBody } from '../model/rows/requests.ts';
import { evidenceTitle, evidenceWord, senderWord } from '../work/evidenceWords.ts';
import { claimOf } from './claim.ts';
import { requestAnswered } from './closesRequest.ts';
import { cleanFileName, crnsIn, kindInName, referencesIn } from './fileName.ts';
import { placesFor, placesForFile, type Candidate } from './proposals.ts';
import { refusalOf, refusals, refusalsFor } from './refusals.ts';

const task = (id: string, body: Partial<Row<'task'>['body']> = {}): Row<'task'> => ({ kind: 'task', id, tag: 't', body: { ...openCluster().get('task', TASK), ...body } });
const request = (id: string, body: Partial<RequestBody> = {}): Row<'request'> => ({
  kind: 'request', id, tag: 't',
  body: { caseId: CASE, taskId: TASK, changeId: null, to: 'payingParent', what: 'payslip', channel: 'sms', sentAt: '2026-11-10T09:00:00.000Z', dueOn: '2026-11-24', state: 'waiting', ifSilent: 'cancel', answeredAt: null, weekly: null, ...body },
});
const candidate = (more: Partial<Candidate> = {}): Candidate => ({ caseId: CASE, clusterId: 'k1', reference: '10-0042', crns: { payingParent: '121000000001', receivingParent: '121000000002' }, tasks: [task(TASK)], requests: [], ...more });

describe('a file name', () => {
  it.each([['10-0042 payslip.pdf', ['10-0042']], ['10_0042.pdf', ['10-0042']], ['scan100042.pdf', ['10-0042']], ['10 0042 and 10-0043', ['10-0042', '10-0043']], ['IMG_2041.png', []], ['a 121000000001.pdf', []]])('%s names the cases that it names', (name, expected) => {
    expect(referencesIn(name)).toEqual(expected);
  });

  it('carries a customer number with or without spaces, never a part of a longer one', () => {
    expect([crnsIn('121000000001.pdf'), crnsIn('1210 0000 0001'), crnsIn('1210000000011'), crnsIn('12100000000')]).toEqual([['121000000001'], ['121000000001'], [], []]);
  });

  it('hints at a kind only where it says one', () => {
    expect(['Payslip May.pdf', 'P60.pdf', 'bank-statement.pdf', 'SA302.pdf', 'school letter.jpg', 'IMG_2041.png', 'scan.pdf'].map(kindInName)).toEqual(['payslip', 'payslip', 'bankStatement', 'taxReturn', 'schoolLetter', null, null]);
  });

  it('is made safe to keep: no path, no marks that turn it round, never empty, never long', () => {
    expect(cleanFileName('C:\\Users\\x\\pay\u202eexe.fdp')).toBe('payexe.fdp');
    expect(cleanFileName('../../a\u0000b.pdf')).toBe('ab.pdf');
    expect(cleanFileName('   ')).toBe('file');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const clean = cleanFileName(name);
        return clean.length >= 1 && clean.length <= 160 && !/[/\\\p{Cc}\p{Cf}]/u.test(clean) && cleanFileName(clean) === clean;
      }),
    );
    expect(cleanFileName(`${'a'.repeat(400)}.pdf`).endsWith('.pdf')).toBe(true);
  });
});

describe('where loose proof may belong', () => {
  it('is first the item that waits for it, then one it is usual for, each with its reason', () => {
    const tasks = [task('usual', { dueOn: '2026-11-18' }), task(TASK), task('far', { changeType: 'C24', subject: 'receivingParent' })];
    const places = placesFor({ caseId: CASE, kind: 'payslip', from: 'payingParent' }, tasks, [request('r1', { changeId: 'change1' })]);
    expect(places).toEqual([
      { taskId: TASK, changeId: 'change1', title: 'Income change', because: 'Asked of the paying parent: payslip, due 24 November 2026' },
      { taskId: 'usual', changeId: null, title: 'Income change', because: 'Usual proof for this change: payslip' },
    ]);
  });

  it('is never an item of another case, or one that is finished', () => {
    const tasks = [task('done', { state: 'done' }), task('other', { caseId: 'case2' })];
    expect(placesFor({ caseId: CASE, kind: 'payslip', from: 'payingParent' }, tasks, [request('r1', { taskId: 'done' }), request('r2', { taskId: 'other', caseId: 'case2' })])).toEqual([]);
  });

  it('does not depend on the order in which rows come', () => {
    const tasks = [task('a'), task('b', { dueOn: '2026-12-01' }), task('c', { kind: 'reconsideration', changeType: null }), task(TASK)];
    const requests = [request('r1'), request('r2', { taskId: 'a', what: 'evidence' })];
    const proof = { caseId: CASE, kind: 'payslip', from: 'payingParent' } as const;
    const expected = placesFor(proof, tasks, requests);
    fc.assert(
      fc.property(fc.shuffledSubarray(tasks, { minLength: 4 }), fc.shuffledSubarray(requests, { minLength: 2 }), (t, r) => {
        expect(placesFor(proof, t, r)).toEqual(expected);
      }),
    );
  });
});

describe('where a file in the tray may belong', () => {
  it('is the case that its name names, its waiting item before the case itself', () => {
    const places = placesForFile('payslip 10-0042.pdf', [candidate({ requests: [request('r1')] }), candidate({ caseId: 'case2', reference: '10-0043', tasks: [], requests: [] })]);
    expect(places.map(({ caseId, taskId }) => [caseId, taskId])).toEqual([[CASE, TASK], [CASE, null]]);
    expect(places[0]?.because).toBe('The name of the file has the reference 10-0042. Asked of the paying parent: payslip, due 24 November 2026');
  });

  it('is the case of the parent whose number it carries', () => {
    expect(placesForFile('121000000002.pdf', [candidate()])).toEqual([{ caseId: CASE, clusterId: 'k1', reference: '10-0042', taskId: null, changeId: null, title: 'Case 10-0042', because: 'The name of the file has the number of the receiving parent' }]);
  });

  it('is guessed from what is out when the name says nothing, soonest due first, and not guessed from what no paper answers', () => {
    const soon = candidate({ caseId: 'case2', reference: '10-0043', tasks: [task('t2', { caseId: 'case2' })], requests: [request('r2', { caseId: 'case2', taskId: 't2', dueOn: '2026-11-20' })] });
    const feed = candidate({ caseId: 'case3', reference: '10-0044', tasks: [task('t3', { caseId: 'case3' })], requests: [request('r3', { caseId: 'case3', taskId: 't3', what: 'agreement' }), request('r4', { caseId: 'case3', taskId: 't3', to: 'hmrc', what: 'payData' })] });
    expect(placesForFile('IMG_2041.png', [candidate({ requests: [request('r1')] }), feed, soon]).map(({ taskId }) => taskId)).toEqual(['t2', TASK]);
    expect(placesForFile('school letter.png', [candidate({ requests: [request('r1')] })])).toEqual([]);
  });
});

describe('which request a paper answers', () => {
  it('is always one of its sender, its case and its work, never a closed one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ to: fc.constantFrom('payingParent', 'receivingParent', 'employer', 'hmrc', 'court'), what: fc.constantFrom(...requestWhats), state: fc.constantFrom('waiting', 'answered', 'late', 'lapsed', 'cancelled'), taskId: fc.constantFrom(TASK, 'task2'), caseId: fc.constantFrom(CASE, 'case2') }), { maxLength: 6 }),
        fc.constantFrom(...evidenceKinds), fc.constantFrom(...evidenceSenders),
        (all, kind, from) => {
          const rows = all.map((body, at) => request(`r${at}`, body));
          const found = requestAnswered(rows, { caseId: CASE, taskId: TASK, changeId: null, kind, from });
          return found === null || (found.body.to === from && found.body.caseId === CASE && found.body.taskId === TASK && ['waiting', 'late', 'lapsed'].includes(found.body.state));
        },
      ),
    );
  });

  it('is one that came late too, but an open one first', () => {
    const arrived = { caseId: CASE, taskId: TASK, changeId: null, kind: 'payslip', from: 'payingParent' } as const;
    expect(requestAnswered([request('r1', { state: 'lapsed' })], arrived)?.id).toBe('r1');
    expect(requestAnswered([request('r1', { state: 'lapsed', dueOn: '2026-11-01' }), request('r2')], arrived)?.id).toBe('r2');
    expect(requestAnswered([request('r1', { what: 'schoolLetter' }), request('r2', { what: 'medicalEvidence' })], arrived)).toBeNull();
  });
});

describe('reasons to refuse', () => {
  const { entries } = shippedCatalogues().changes;
  it('begin with the rule of the change type, then what the kind suggests', () => {
    const reasons = refusalsFor('screenshot', entries.get('C09') ?? null);
    expect(reasons.slice(0, 3).map(({ code, suggested }) => [code, suggested])).toEqual([['typeRule', true], ['cannotRead', true], ['wrongKind', true]]);
    expect(reasons[0]?.customer).toBe(entries.get('C09')?.evidence.refusedWhy);
    expect(reasons.some(({ code }) => code === 'betweenParents' || code === 'onlyBankStatement')).toBe(false);
  });

  it('have words for staff, and for the parent short plain ones with no code in them', () => {
    for (const { code, staff, customer } of refusals) {
      expect(staff.length).toBeGreaterThan(3);
      if (code === 'other') continue;
      expect(customer).toMatch(/^[A-Z].*\.$/);
      expect(customer).not.toMatch(/\bplease\b|NRP|PWC|RP\b|PP\b/i);
      expect(customer.split(/[.!?]/).every((sentence) => sentence.trim().split(/\s+/).length <= 15), customer).toBe(true);
    }
  });

  it('are only those that fit', () => {
    expect(refusalOf('typeRule', 'payslip', null)).toBeNull();
    expect(refusalOf('toString', 'payslip', null)).toBeNull();
    expect(refusalOf('cannotRead', 'payslip', null)?.staff).toBe('Blurred or too dark to read');
  });
});

describe('words', () => {
  it('there are for every kind, sender and request', () => {
    for (const kind of [...evidenceKinds, ...requestWhats]) expect(evidenceTitle(kind)).toMatch(/^[A-Z]/);
    for (const kind of evidenceKinds) if (kind !== 'other') expect(evidenceWord(kind)).not.toBe('proof');
    for (const from of evidenceSenders) expect(senderWord(from)).not.toBe('');
  });
});

describe('what a report claims', () => {
  it('reads as its own form says it, without names, places, accounts or free words', () => {
    const body = { caseId: CASE, type: 'C09', subject: 'payingParent', reportedBy: 'payingParent', reportedOn: TODAY, changedOn: TODAY, fields: { source: 'employed', pay: { pence: 300_00, per: 'fourWeeks' }, lasts: 'yes', changedOn: '2026-11-02', nonsense: 'Payingmark' }, state: 'waiting', effectiveFrom: null, weeklyBefore: null, weeklyAfter: null, gates: [], decisionId: null, taskId: TASK, runId: null, recordedAt: '2026-11-18T09:00:00.000Z', by: 'CW-07' } as const;
    const claim = claimOf({ ...body, gates: [] }, shippedCatalogues().changes);
    expect(claim.title).toBe('Income change');
    expect(claim.lines.map(({ value }) => value)).toEqual(expect.arrayContaining(['Employed', '£300.00 every four weeks', 'Yes', '2 November 2026']));
    const moved = claimOf({ ...body, gates: [], type: 'C24', fields: { lines: ['1 Payinghome Lane'], postcode: 'ZZ1 4AB', home: { lines: ['1 Payinghome Lane'] } } }, shippedCatalogues().changes);
    expect(JSON.stringify(moved)).not.toMatch(/Payinghome|ZZ1/);
  });
});
