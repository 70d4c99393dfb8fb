import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { calculate } from '../../app/calculation/calculate.ts';
import type { CalculationInput } from '../../app/calculation/input.ts';
import { type Law, parseLaw } from '../../app/calculation/law.ts';
import { londonDate } from '../../app/model/dates.ts';
import { DIRECTORY } from '../../app/model/rows/directory.ts';
import { type RowBody, rowSchemas, type RowWrite } from '../../app/model/rows/index.ts';
import type { Actor } from '../../app/operations/operation.ts';
import { shippedCatalogues } from '../fixtures/cluster.ts';
import { shippedMoney } from '../fixtures/money.ts';
import type { QueryContext } from '../../main/core/queries/context.ts';
import { createProjector } from '../../main/store/cache/projector.ts';
import { createRowSources } from '../../main/store/cache/rowSource.ts';
import { cacheSchema } from '../../main/store/cache/schema.ts';
import { type Db, openDatabase } from '../../main/store/openDatabase.ts';

export const NOW = '2026-11-18T09:42:00.000Z';
export const TODAY = londonDate(NOW);
export const CASEWORKER: Actor = { id: 'CW-07', role: 'caseworker', teams: ['team-4'] };
export const LEADER: Actor = { id: 'TL-04', role: 'teamLeader', teams: ['team-4'] };

const lawFolder = new URL('../../resources/law/', import.meta.url);
let law: Law | null = null;
export function realLaw(): Law {
  law ??= readLaw();
  return law;
}
function readLaw(): Law {
  const names = readdirSync(lawFolder).filter((name) => name.endsWith('.yaml'));
  const read = parseLaw(names.map((name) => ({ name, raw: parse(readFileSync(new URL(name, lawFolder), 'utf8')) as unknown })));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** A real encrypted cache in a folder of its own, filled by the real projector. */
export function openFixtureCache() {
  const folder = mkdtempSync(join(tmpdir(), 'casebench-queries-'));
  const db = openDatabase({ file: join(folder, 'cache.db'), key: new Uint8Array(32).fill(7), synchronous: 'NORMAL' });
  db.exec(cacheSchema);
  const sources = createRowSources(db);
  const projector = createProjector(db, sources);
  const insert = db.prepare('INSERT OR REPLACE INTO row(cluster_id, kind, row_id, ver, by_op, deleted, body) VALUES (?, ?, ?, 1, ?, 0, ?)');
  const put = (clusterId: string, rows: readonly RowWrite[]): void =>
    db.transaction(() => {
      for (const { kind, id, body } of rows) insert.run(clusterId, kind, id, `op-${id}`, JSON.stringify(rowSchemas[kind].parse(body)));
      projector.refill(clusterId);
    })();
  return {
    db, put,
    rows: sources,
    close: (): void => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type FixtureCache = ReturnType<typeof openFixtureCache>;

export const contextFor = (cache: Readonly<{ db: Db; rows: QueryContext['rows'] }>, parts: Partial<QueryContext> = {}): QueryContext => ({
  db: cache.db,
  rows: cache.rows,
  law: realLaw(),
  changes: shippedCatalogues().changes,
  catalogues: shippedCatalogues(),
  money: shippedMoney(),
  today: () => TODAY,
  now: () => NOW,
  actor: () => CASEWORKER,
  drafts: () => [],
  titles: { instruction: () => 'Paying parent says their income has changed', template: (id) => (id === 'income.changed' ? 'Amount has changed' : null) },
  instructionFor: () => null,
  ...parts,
});

/** Staff and teams, so that names and absences can be shown. */
export const directory = (): readonly RowWrite[] => [
  { kind: 'team', id: 'team-4', body: { name: 'Team 4', kind: 'maintenance', phone: '0800 000 0000' } },
  ...(['CW-03', 'CW-07', 'CW-11', 'TL-04'] as const).map((code): RowWrite => ({
    kind: 'user', id: code,
    body: { code, role: code === 'TL-04' ? 'teamLeader' : 'caseworker', teams: ['team-4'], skills: [], away: code === 'CW-03' ? { until: '2026-11-30' } : null },
  })),
  { kind: 'user', id: 'CW-90', body: { code: 'CW-90', role: 'caseworker', teams: ['team-9'], skills: [], away: null } },
];
export { DIRECTORY };

export const task = (caseId: string, id: string, body: Partial<RowBody<'task'>> = {}): RowWrite => ({
  kind: 'task', id,
  body: {
    caseId, kind: 'change', changeType: 'C09', subject: 'payingParent', state: 'open', receivedOn: '2026-11-01', dueOn: '2026-11-20', dueAt: null, priority: 0,
    teamId: 'team-4', claimedBy: 'CW-07', claimedAt: '2026-11-02T09:00:00.000Z', why: { code: 'reportedByPhone', on: '2026-11-01', what: 'newJob' },
    waiting: [], wokeAt: null, effortMinutes: 10, tries: 0, doneAt: null, doneBy: null, ...body,
  },
});

const person = (id: string, given: string, family: string): RowWrite => ({
  kind: 'person', id,
  body: { crn: `1210000000${id.slice(-2).padStart(2, '0').replace(/\D/g, '0')}`, nino: null, title: null, given, family, bornOn: '1988-02-01', language: 'en', formats: [], online: true, identity: null, representative: false },
});
const contact = (id: string, number: string, lines: string[], employer: string | null): RowWrite => ({
  kind: 'contact', id,
  body: {
    personId: id, phones: [{ number, kind: 'mobile', whose: 'own', voicemail: 'fine' }], email: null, home: { lines, postcode: 'ZZ1 4AB', country: 'GB', since: null },
    postal: null, bank: { ending: '42', nonGeographic: true }, employer: employer === null ? null : { name: employer, since: null, confirmed: false },
    letters: 'post', smsOptOut: false, bestTime: null,
  },
});

export type CaseParts = Readonly<{ clusterId: string; caseId: string; reference: string; receiving?: readonly [string, string]; paying?: readonly [string, string]; body?: Partial<RowBody<'case'>> }>;

/** A case with two parents and no more. People's ids follow the case's. */
export function bareCase({ caseId, reference, receiving = ['Rosa', 'Testley'], paying = ['Paul', 'Demoham'], body = {} }: CaseParts): readonly RowWrite[] {
  const [r, p] = [`${caseId}-r`, `${caseId}-p`];
  return [
    { kind: 'cluster', id: 'cluster', body: { teamId: 'team-4' } },
    {
      kind: 'case', id: caseId,
      body: {
        reference, status: 'live', service: 'collectAndPay', payingParentId: p, receivingParentId: r, openedOn: '2024-08-01', effectiveFrom: '2024-08-04', reviewOn: '2027-08-04',
        ownerTeamId: 'team-4', ownerUserId: 'CW-07', method: 'directDebit', payDay: 28, reportDuty: false, ...body,
      },
    },
    person(r, ...receiving), person(p, ...paying),
  ];
}

export const inputFor = (receivingParentId: string, children: readonly string[], grossWeekly: number): CalculationInput => ({
  effectiveOn: '2026-08-04', reason: 'annualReview',
  payingParent: { bornOn: '1988-02-01', nilDescription: null, benefits: [], partnerBenefits: [], partnerAlsoPaying: false, income: { kind: 'inUse', grossWeekly, basis: 'historic' } },
  receivingParents: [{ id: receivingParentId, children: children.map((id) => ({ id, nights: 30 })) }],
  relevantOtherChildren: 0, otherArrangementChildren: 0, variations: [], defaultDecision: false, service: 'collectAndPay',
});

/** A decision row whose figures are those of the calculation itself. */
export function decision(id: string, caseId: string, number: number, grossWeekly: number, parts: Partial<RowBody<'decision'>> = {}): RowWrite {
  const input = inputFor(`${caseId}-r`, [`${caseId}-c1`, `${caseId}-c2`], grossWeekly);
  const result = calculate(input, realLaw());
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const parent = result.value.receivingParents[0];
  if (parent === undefined) throw new Error('no receiving parent');
  return {
    kind: 'decision', id,
    body: {
      number, payingParentId: `${caseId}-p`, reason: 'annualReview', changeId: null, effectiveFrom: '2026-08-04', effectiveUntil: null, performedOn: '2026-07-28', by: 'CW-15',
      input, rate: result.value.rate, plus: result.value.plus, incomeBasis: 'historic', grossWeekly: result.value.grossWeekly,
      cases: [{ caseId, weekly: parent.weekly, previousWeekly: null, payingParentTotal: parent.payingParentTotal, receivingParentNet: parent.receivingParentNet }],
      ...parts,
    },
  };
}

/** The case of the pictures: two children, £412.00 a week, an income change that waits on three answers. */
export function wholeCase(parts: CaseParts): readonly RowWrite[] {
  const { caseId } = parts;
  const [r, p] = [`${caseId}-r`, `${caseId}-p`];
  const child = (n: number, bornOn: string): RowWrite[] => [
    { kind: 'child', id: `${caseId}-c${n}`, body: { given: 'Kit', family: 'Testley', bornOn, role: 'qualifying', caseId, payingParentId: p, inEducation: true } },
    { kind: 'care', id: `${caseId}-c${n}`, body: { childId: `${caseId}-c${n}`, nights: 30, basis: 'agreed', from: '2024-08-04' } },
  ];
  const request = (to: 'payingParent' | 'employer' | 'hmrc', state: RowBody<'request'>['state']): RowWrite => ({
    kind: 'request', id: `${caseId}-q-${to}`,
    body: { caseId, taskId: `${caseId}-t1`, changeId: `${caseId}-ch1`, to, what: 'payslip', channel: 'sms', sentAt: '2026-11-18T09:41:00.000Z', dueOn: '2026-12-02', state, ifSilent: 'cancel', answeredAt: null, weekly: null },
  });
  return [
    ...bareCase(parts),
    contact(r, '+447700900217', ['14 Example Street', 'Sampleford'], null),
    contact(p, '+447700900142', ['3 Placeholder Road', 'Mockton'], 'Example Logistics'),
    { kind: 'safety', id: `${caseId}-s1`, body: { personId: r, kind: 'noVoicemail', since: '2025-01-01' } },
    ...child(1, '2020-05-02'), ...child(2, '2017-01-09'),
    { kind: 'child', id: `${caseId}-o1`, body: { given: 'Sam', family: 'Demoham', bornOn: '2022-01-01', role: 'relevantOther', caseId: null, payingParentId: p, inEducation: false } },
    { kind: 'income', id: `${caseId}-i1`, body: { personId: p, state: 'inUse', basis: 'historic', source: 'hmrc', livelihood: 'employed', taxYear: '2024 to 2025', annual: 2148300, grossWeekly: 41200, from: '2026-08-04', changeId: null } },
    { kind: 'change', id: `${caseId}-ch1`, body: { caseId, type: 'C09', subject: 'payingParent', reportedBy: 'payingParent', reportedOn: '2026-11-18', changedOn: '2026-11-09', fields: { source: 'employed', pay: { pence: 130000, per: 'month' } }, state: 'waiting', effectiveFrom: null, weeklyBefore: 6592, weeklyAfter: 4800, gates: [], decisionId: null, taskId: `${caseId}-t1`, runId: null, recordedAt: '2026-11-18T09:36:00.000Z', by: 'CW-07' } },
    decision(`${caseId}-d1`, caseId, 87, 44000, { effectiveFrom: '2025-08-04', effectiveUntil: '2026-08-03', performedOn: '2025-07-28' }),
    decision(`${caseId}-d2`, caseId, 88, 41200),
    request('payingParent', 'waiting'), request('employer', 'waiting'), request('hmrc', 'answered'),
    task(caseId, `${caseId}-t1`, { waiting: [{ on: 'payingParent', since: '2026-11-18', dueOn: '2026-12-02' }, { on: 'employer', since: '2026-11-18', dueOn: '2026-12-02' }] }),
    { kind: 'promise', id: `${caseId}-pr1`, body: { caseId, taskId: null, to: 'payingParent', what: 'Decide the income change', byOn: '2026-11-20', byAt: null, ownerTeamId: 'team-4', ownerUserId: 'CW-07', state: 'open', source: 'call', madeAt: '2026-11-18T09:33:00.000Z', madeBy: 'CW-07', keptAt: null, keptBy: null } },
    { kind: 'note', id: `${caseId}-n1`, body: { caseId, taskId: null, text: 'Payslip for October is in. The overtime was paid twice.', at: '2026-11-17T16:20:00.000Z', by: 'CW-07', about: 'payingParent' } },
    { kind: 'entry', id: `${caseId}-e1`, body: { caseId, at: '2026-07-28T10:20:00.000Z', category: 'decisions', event: 'decision.made', by: 'CW-15', about: null, facts: { reason: 'annualReview', before: 7040, after: 6592, from: '2026-08-04' }, ref: `decision/${caseId}-d2` } },
    { kind: 'entry', id: `${caseId}-e2`, body: { caseId, at: '2026-11-18T09:32:00.000Z', category: 'people', event: 'call.in', by: 'CW-07', about: 'payingParent', facts: { summary: 'new job, will send payslip' }, ref: null } },
    { kind: 'entry', id: `${caseId}-e3`, body: { caseId, at: '2026-11-18T09:41:00.000Z', category: 'system', event: 'feed.nothing', by: 'hmrc', about: null, facts: { from: 'hmrc' }, ref: null } },
    { kind: 'message', id: `${caseId}-m1`, body: { caseId, taskId: null, changeId: null, decisionId: `${caseId}-d2`, to: 'payingParent', channel: 'sms', templateId: 'income.changed', templateVersion: 1, language: 'en', facts: {}, subject: null, body: 'Your child maintenance is changing.', edited: false, fragments: 1, recipient: 'ends in 142', state: 'failed', sendAfter: null, at: '2026-11-17T10:00:00.000Z', by: 'CW-07' } },
    ...([['2026-10-28', 'maintenanceDue', 28565], ['2026-10-28', 'feeDue', 5712], ['2026-10-29', 'paymentReceived', -28565], ['2026-10-30', 'paymentIssued', -27421], ['2026-12-28', 'maintenanceDue', 28565]] as const).map(
      ([on, type, pence], n): RowWrite => ({ kind: 'ledger', id: `${caseId}-l${n}`, body: { caseId, on, type, pence, bucket: type === 'feeDue' ? 'fees' : 'maintenance', method: null } }),
    ),
  ];
}
