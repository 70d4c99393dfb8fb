import type { ChangeField, ChangePreview } from '../../app/contract/change.ts';
import type { Output } from '../../app/contract/index.ts';
import { madeField, madeForm, madePreview } from './fixture.ts';

type Form = Output<'change.form'>;
const choice = (value: string, label: string, description: string | null = null): ChangeField['choices'][number] => ({ value, label, description });
const column = (name: string, label: string, type: ChangeField['columns'][number]['type'], more: Partial<ChangeField['columns'][number]> = {}): ChangeField['columns'][number] => ({ name, label, type, optional: false, choices: [], ...more });
const children = [choice('k-1', 'Child A, 9 years'), choice('k-2', 'Child B, 6 years')];

/** Rows of missed payments: what was due, when, and how much of it came. */
export const paymentColumns = [
  column('dueOn', 'Due on', 'date'),
  column('due', 'Due', 'money'),
  column('paid', 'Paid', 'money', { optional: true }),
];
/** More columns than stand beside each other, one of every kind. */
export const costColumns = [
  column('kind', 'What for', 'choice', { choices: [{ value: 'travel', label: 'Travel' }, { value: 'stay', label: 'Overnight stay' }] }),
  column('on', 'Day', 'date'),
  column('cost', 'Cost', 'money'),
  column('miles', 'Miles', 'integer', { optional: true }),
  column('note', 'Note', 'text', { optional: true }),
];

/** One field of every kind that a change can ask for. */
export const everyField: readonly ChangeField[] = [
  madeField('who', 'choice', { label: 'Who looks after the child most?', choices: [choice('them', 'The parent who told us', 'They want the case to change.'), choice('other', 'The other parent', 'As it is now.'), choice('same', 'About the same', 'A decision maker looks at this.')] }),
  madeField('areas', 'choices', { label: 'What do they do more than half of?', choices: [choice('school', 'School and nursery'), choice('meals', 'Meals'), choice('doctor', 'Doctor and dentist')], most: 2 }),
  madeField('child', 'child', { label: 'Which child?', choices: children }),
  madeField('children', 'children', { label: 'Which children?', choices: children }),
  madeField('noChild', 'child', { label: 'Which other child?' }),
  madeField('agreed', 'yesNo', { label: 'Do they agree?' }),
  madeField('written', 'yesNo', { label: 'Is it in writing?' }),
  madeField('pay', 'moneyPer', { label: 'New pay before tax', prefill: { value: { pence: 30_000, per: 'week' }, source: { label: 'from the call', on: '2026-11-18' } } }),
  madeField('amount', 'money', { label: 'How much was paid?' }),
  madeField('nights', 'integer', { label: 'How many nights?', unit: 'nights a year', least: 0, most: 366 }),
  madeField('startedOn', 'date', { label: 'When did it start?', hint: 'Day, month and year, or today.' }),
  madeField('school', 'text', { label: 'Name of the school', most: 80 }),
  madeField('why', 'longText', { label: 'What did they say?', most: 200 }),
  madeField('carer', 'personName', { label: 'Who is the new carer?' }),
  madeField('phone', 'phone', { label: 'Phone number', optional: true }),
  madeField('email', 'email', { label: 'Email', optional: true }),
  madeField('lines', 'addressLines', { label: 'Address' }),
  madeField('postcode', 'postcode', { label: 'Postcode' }),
  madeField('country', 'country', { label: 'Country', prefill: { value: 'GB', source: { label: 'from the case', on: null } } }),
  madeField('sortCode', 'sortCode', { label: 'Sort code' }),
  madeField('account', 'accountNumber', { label: 'Account number' }),
  madeField('missed', 'rows', { label: 'Payments that were missed', columns: [...paymentColumns], most: 12 }),
  madeField('costs', 'rows', { label: 'What it costs', columns: [...costColumns], optional: true }),
];

export const everyForm = (more: Partial<Form> = {}): Form => ({
  ...madeForm(),
  title: 'Every kind of question',
  intro: 'A made-up change that asks every kind of question there is.',
  fields: [...everyField],
  reporters: ['payingParent', 'receivingParent'],
  evidence: {
    accepted: [{ kind: 'payslip', label: 'Payslip' }, { kind: 'hmrc_rti', label: 'HMRC pay data' }, { kind: 'courtOrder', label: 'Court order' }],
    refused: [{ what: 'Screenshots of messages', why: 'We cannot check who wrote them.' }],
  },
  clocks: [{ label: 'Started by', on: '2026-11-25' }, { label: 'Usually done by', on: '2026-12-16' }],
  ...more,
});

const gateTitles = ['Identity', 'Earlier changes', 'Dates', 'Safety', 'Proof', 'Effect', 'One pair of parents', 'Locks', 'Clock'];
const gateWords = ['Telephone check 3 of 3, 9:33am', 'None unfinished', '9 November is not in the future', 'No flag. Voicemail rule is kept', 'Payslip or employer, by 2 December', '27% lower, under the £40 ceiling', '1 paying, 1 receiving', 'No appeal or court date', 'Proof window open to 2 December'];
const gateKeys = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9'] as const;
const gates = (waiting: readonly number[], failed: readonly number[] = []): ChangePreview['gates'] =>
  gateKeys.map((gate, at) => ({ gate, state: waiting.includes(at) ? ('waiting' as const) : failed.includes(at) ? ('failed' as const) : ('passed' as const), reason: 'made', facts: {}, title: gateTitles[at] ?? '', words: gateWords[at] ?? '' }));

/** An income change that waits for proof: the picture of the change screen. */
export const waitingPreview = (): ChangePreview =>
  madePreview(4800, {
    path: 'waitForProof',
    effective: { on: '2026-11-16', ruleId: 'R-EFF-8', reason: 'Monday of the payment week in which it was reported. A fall in income has no earlier date.', source: 'Child Support Act 1991, s 17(4)' },
    tolerance: { met: true, percent: '27.2', inUse: 41_200, reported: 30_000, lowerEdge: 30_900, upperEdge: 51_500, direction: 'down', source: 'reg 34(2), R-INC-1' },
    before: { weekly: 6592, payingParentTotal: 7910, receivingParentNet: 6328, grossWeekly: 41_200, rate: 'Basic rate, 2 children' },
    after: { weekly: 4800, payingParentTotal: 5760, receivingParentNet: 4608, grossWeekly: 30_000, rate: 'Basic rate, 2 children' },
    lines: [{ ruleId: 'R-BR-1', title: 'Basic rate', formula: '16% of £300.00', result: '£48.00', source: 'CSA 1991 Sch 1 para 2', rows: [], matters: true }],
    gates: gates([4, 8]),
    requests: [
      { to: 'payingParent', what: 'payslip', channel: 'sms', dueOn: '2026-12-02', ifSilent: 'cancel', words: '' },
      { to: 'employer', what: 'startDateAndPay', channel: 'letter', dueOn: '2026-12-02', ifSilent: 'decide', words: '' },
      { to: 'hmrc', what: 'payData', channel: 'feed', dueOn: '2026-12-02', ifSilent: 'decide', words: '' },
    ],
    choice: { options: ['accept', 'refuse', 'handOver'], suggested: null, why: [], reasonNeeded: false },
  });

/** A main-carer claim, which a person always decides: both accounts, what was gathered, a suggestion, and more periods than one. */
export const personPreview = (more: Partial<ChangePreview> = {}): ChangePreview =>
  madePreview(0, {
    path: 'handOver',
    class: 'C',
    effective: { on: '2026-09-01', ruleId: 'R-EFF-4', reason: 'The day on which care moved.', source: 'SI 2012/2677 reg 18(3)' },
    gates: gates([], [1, 4]),
    sides: [
      { label: 'School and nursery', payingParent: 'More than half', receivingParent: 'More than half', leads: null },
      { label: 'Meals and clothes', payingParent: 'More than half', receivingParent: 'Less than half', leads: 'payingParent' },
      { label: 'Doctor and dentist', payingParent: 'About half', receivingParent: null, leads: 'receivingParent' },
    ],
    prepared: [
      { label: 'Child Benefit', value: 'Paid to the receiving parent', source: 'Child Benefit office, 17 November 2026' },
      { label: 'Nights in use', value: '30 a year, agreed', source: 'Decision 2' },
    ],
    periods: [
      { from: '2026-09-01', until: '2026-11-15', before: 6592, after: 0 },
      { from: '2026-11-16', until: null, before: 6592, after: 0 },
    ],
    checks: [{ code: 'newerIncome', words: 'HMRC has a newer figure, £520.00 a week from 6 April 2026. The amount in force does not use it.' }],
    chain: [
      { changeId: 'ch-8', taskId: 't-8', type: 'C08', title: 'Child left education', subject: 'receivingParent', reportedOn: '2026-11-02', state: 'waiting', order: 'before' },
      { changeId: 'ch-9', taskId: 't-9', type: 'C09', title: 'Income change', subject: 'payingParent', reportedOn: '2026-11-10', state: 'waiting', order: 'after' },
    ],
    choice: { options: ['accept', 'refuse', 'handOver'], suggested: 'refuse', why: ['A person always decides this.', 'Proof: nothing accepted yet.'], reasonNeeded: true },
    opens: [{ title: 'Safeguarding check', why: 'A child has moved to a new carer', dueOn: '2026-11-20' }],
    notices: [{ to: 'receivingParent', channel: 'letter', templateId: 'care.changed', title: 'Who looks after the child' }],
    ...more,
  });

/** Nights that stay in the same band: the rule says no on the spot. */
export const refusedPreview = (): ChangePreview =>
  madePreview(0, {
    path: 'refuse',
    after: null,
    refusal: { code: 'sameBand', words: 'The new number of nights is in the same band as before, so your payments stay the same.', source: 'Child Support Act 1991, Schedule 1, paragraph 7' },
    gates: gates([]),
    notices: [{ to: 'payingParent', channel: 'sms', templateId: 'nights.same', title: 'Your payments stay the same' }],
  });

/** A new account to pay into: a record of one parent's alone. */
export const recordPreview = (): ChangePreview =>
  madePreview(0, {
    path: 'apply',
    class: 'A',
    before: null,
    after: null,
    record: [
      { label: 'Account', before: 'Ending 42', after: 'Ending 17', about: 'receivingParent' },
      { label: 'Checked with the bank', before: 'Yes', after: 'Yes', about: 'receivingParent' },
    ],
    gates: gates([]),
    notices: [{ to: 'receivingParent', channel: 'sms', templateId: 'account.changed', title: 'Your account was changed' }],
  });

export const madeTogether = (more: Partial<Output<'change.together'>> = {}): Output<'change.together'> => ({
  reports: [
    { changeId: 'ch-8', taskId: 't-8', type: 'C08', title: 'Child left education', subject: 'receivingParent', reportedOn: '2026-11-02', effectiveOn: '2026-09-01', path: 'decide', words: 'Child B no longer counts from 1 September 2026.', can: true },
    { changeId: 'ch-9', taskId: 't-9', type: 'C09', title: 'Income change', subject: 'payingParent', reportedOn: '2026-11-10', effectiveOn: '2026-11-09', path: 'decide', words: 'Income falls to £300.00 a week, 27% lower.', can: true },
  ],
  periods: [
    { from: '2026-09-01', until: '2026-11-08', before: 6592, after: 4944 },
    { from: '2026-11-09', until: null, before: 6592, after: 3600 },
  ],
  before: 6592,
  after: 3600,
  notices: [{ to: 'payingParent', channel: 'letter', templateId: 'decided', title: 'Your child maintenance is changing' }],
  blocked: null,
  saw: { 'change/*': 'a' },
  ...more,
});

const offer = (type: Output<'change.offered'>['types'][number]['type'], group: string, title: string, intro: string, more: Partial<Output<'change.offered'>['types'][number]> = {}): Output<'change.offered'>['types'][number] => ({
  type, title, intro, subjects: ['payingParent'], class: 'B', group, words: [], open: 0, off: null, ...more,
});
export const madeOffers: Output<'change.offered'>['types'] = [
  offer('C06', 'parentage', 'New child in the case', 'Another child of the same two parents.', { class: 'C', subjects: ['payingParent', 'receivingParent'] }),
  offer('C02', 'care', 'Main carer moves', 'A child now lives mainly with the other parent.', { class: 'C', subjects: ['payingParent', 'receivingParent'], words: ['moved in', 'lives with me'] }),
  offer('C01', 'nights', 'Nights of care', 'A child stays more or fewer nights with the paying parent.', { words: ['overnight', 'weekends'], subjects: ['payingParent', 'receivingParent'] }),
  offer('C09', 'income', 'Income change', "The paying parent's pay or pension went up, went down or stopped.", { words: ['pay', 'wage', 'job'], open: 1 }),
  offer('C13', 'variations', 'Extra income', 'Rent, savings or other income besides pay.', { class: 'C', off: 'This change is switched off for now. Note what the customer says and tell your team leader.' }),
  offer('C24', 'record', 'New address', 'Someone has moved, or letters go to another place.', { class: 'A', words: ['moved', 'house'], subjects: ['payingParent', 'receivingParent'] }),
  offer('C20', 'record', 'Account to pay into', 'A new bank account for the receiving parent.', { class: 'A', subjects: ['receivingParent'], words: ['bank'] }),
];
