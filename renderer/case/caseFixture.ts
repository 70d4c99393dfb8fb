import type { CaseHeld, Party } from './caseWords.ts';

const phone = (number: string, voicemail: 'fine' | 'never') => ({ number, kind: 'mobile' as const, whose: 'own' as const, voicemail });
const person = (given: string, family: string, crn: string, identity: Party['person']['identity']): Party['person'] => ({
  crn, nino: null, title: null, given, family, bornOn: '1988-03-09', language: 'en', formats: [], online: true, identity, representative: false,
});

/** A made-up case for tests of this screen: the one in the pictures. No person in it exists. */
export const caseFixture: CaseHeld = {
  caseId: 'case-1', clusterId: 'cluster-1', reference: '10-0042', tag: 'op-1', status: 'live', service: 'collectAndPay', openedOn: '2024-07-01',
  effectiveFrom: '2024-08-04', reviewOn: '2027-08-04', ownerTeamId: 'team-4', ownerTeamName: 'Team 4', ownerUserId: 'CW-07', method: 'directDebit', payDay: 28,
  receiving: {
    role: 'receivingParent', personId: 'p-r', initials: 'R.T.', tags: { person: 'op-1', contact: 'op-1' }, amount: 6328, reportedWeekly: null,
    person: { ...person('Rowan', 'Testperson', '100000000001', null), formats: ['largePrint'] },
    safety: [{ personId: 'p-r', kind: 'noVoicemail', since: '2025-02-03' }],
    contact: {
      personId: 'p-r', phones: [phone('+447700900217', 'never')], email: { address: 'rowan@example.test', verified: true }, bestTime: null, letters: 'post', smsOptOut: false,
      home: { lines: ['14 Example Street', 'Sampleford'], postcode: 'ZZ1 4AB', country: 'GB', since: null }, postal: null, bank: { ending: '42', nonGeographic: true }, employer: null,
    },
  },
  paying: {
    role: 'payingParent', personId: 'p-p', initials: 'P.D.', tags: { person: 'op-1', contact: 'op-1' }, amount: 7910, reportedWeekly: { weekly: 30_000, changeId: 'ch-1' },
    person: person('Pat', 'Testperson', '100000000002', { checkedAt: '2026-11-18T09:33:00.000Z', how: 'telephone' }),
    safety: [],
    contact: {
      personId: 'p-p', phones: [phone('+447700900142', 'fine')], email: { address: 'pat@example.test', verified: false }, bestTime: '10-12', letters: 'online', smsOptOut: false,
      home: { lines: ['3 Placeholder Road', 'Mockton'], postcode: 'ZZ9 2XY', country: 'GB', since: null }, postal: null, bank: { ending: '91', nonGeographic: false },
      employer: { name: 'Example Logistics', since: '2026-11-09', confirmed: false },
    },
  },
  shared: {
    children: [
      { childId: 'k-1', label: 'A', years: 9, nights: 30, basis: 'agreed' },
      { childId: 'k-2', label: 'B', years: 6, nights: 30, basis: 'agreed' },
    ],
    otherChildren: 0,
    income: { weekly: 41_200, basis: 'historic', source: 'hmrc', taxYear: '2024 to 2025', from: '2026-08-04' },
    decision: {
      decisionId: 'd-2', number: 2, reason: 'annualReview', effectiveFrom: '2026-08-04', performedOn: '2026-07-28', by: 'CW-15', weekly: 6592, previousWeekly: 7040, previousDecisionId: 'd-1', rate: 'basic', plus: false, grossWeekly: 41_200, percents: ['16%'],
    },
  },
  owed: 0,
  nextPayment: { on: '2026-11-28', pence: 34_277 },
  waiting: [
    { requestId: 'q-1', to: 'payingParent', what: 'payslip', channel: 'sms', sentAt: '2026-11-18T09:41:00.000Z', dueOn: '2026-12-02', state: 'waiting', ifSilent: 'cancel', answeredAt: null, weekly: null },
    { requestId: 'q-2', to: 'employer', what: 'startDateAndPay', channel: 'letter', sentAt: '2026-11-18T09:41:00.000Z', dueOn: '2026-12-02', state: 'waiting', ifSilent: 'decide', answeredAt: null, weekly: null },
    { requestId: 'q-3', to: 'hmrc', what: 'payData', channel: 'feed', sentAt: '2026-11-18T09:41:00.000Z', dueOn: '2026-12-02', state: 'waiting', ifSilent: 'decide', answeredAt: null, weekly: null },
  ],
  tasks: [
    {
      taskId: 'task-1', clusterId: 'cluster-1', caseId: 'case-1', reference: '10-0042', kind: 'change', changeType: 'C09', subject: 'payingParent', state: 'open', receivedOn: '2026-11-18',
      dueOn: '2026-12-04', dueAt: null, priority: 0, teamId: 'team-4', claimedBy: 'CW-07', claimedAt: '2026-11-18T09:36:00.000Z', why: { code: 'reportedByPhone', on: '2026-11-18', what: 'newJob' },
      waiting: ['payingParent', 'employer', 'hmrc'], waitingUntil: '2026-12-02', wokeAt: null, tries: 0, safety: true, lastNote: null, effortMinutes: 25, tag: 'op-2',
    },
  ],
  promises: [
    { promiseId: 'pr-1', clusterId: 'cluster-1', caseId: 'case-1', reference: '10-0042', to: 'payingParent', what: 'Text when it is decided', byOn: '2026-12-04', byAt: null, ownerUserId: 'CW-07', state: 'open', kind: 'custom', told: true, warnOn: '2026-12-02', madeAt: '2026-11-18T09:32:00.000Z', keptAt: null, moves: 0, because: null, tag: 'op-3' },
  ],
  drafts: [{ key: 'change:case-1:C09:payingParent:task-1', title: 'Income change', at: '2026-11-18T09:40:00.000Z' }],
  runs: [{ runId: 'run-1', title: 'Income change', state: 'paused', holder: 'CW-07', at: '2026-11-18T09:36:00.000Z', taskId: 'task-1' }],
  siblings: [{ caseId: 'case-2', reference: '10-0043' }],
  changeCount: 1,
  messageCount: 2,
  readOnly: false,
};
