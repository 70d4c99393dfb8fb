import type { Output } from '../../app/contract/index.ts';
import type { ChangeField, ChangePreview } from '../../app/contract/change.ts';

/** A field as the catalogue gives it, labelled by its name. */
export const madeField = (name: string, type: ChangeField['type'], more: Partial<ChangeField> = {}): ChangeField => ({
  name,
  label: name,
  hint: null,
  type,
  choices: [],
  optional: false,
  least: null,
  most: null,
  unit: null,
  columns: [],
  onlyWhen: null,
  section: 'what',
  prefill: null,
  ...more,
});
/** An income change with four fields. `saw` and `pay` (pence) are what a test moves. */
export const madeForm = (saw: Record<string, string> = { 'income/*': 'a' }, pay: number = 30_000): Output<'change.form'> => ({
  type: 'C09',
  title: 'Income change',
  subject: 'payingParent',
  intro: '',
  reportedOn: '2026-11-18',
  class: 'B',
  reporters: ['payingParent'],
  reportedBy: 'payingParent',
  evidence: { accepted: [{ kind: 'payslip', label: 'Payslip' }], refused: [] },
  clocks: [],
  instructionId: null,
  saw,
  fields: [
    madeField('source', 'choice', {
      choices: [
        { value: 'employed', label: 'Employed', description: null },
        { value: 'none', label: 'None', description: null },
      ],
      prefill: { value: 'employed', source: { label: 'from the case', on: null } },
    }),
    madeField('pay', 'moneyPer', {
      onlyWhen: { field: 'source', oneOf: ['employed'] },
      prefill: { value: { pence: pay, per: 'week' }, source: { label: 'as reported', on: null } },
    }),
    madeField('paysPension', 'yesNo', { onlyWhen: { field: 'source', oneOf: ['employed'] } }),
    madeField('changedOn', 'date', { section: 'when' }),
  ],
});
const amounts = (weekly: number) => ({
  weekly,
  payingParentTotal: weekly,
  receivingParentNet: weekly,
  grossWeekly: weekly,
  rate: 'Basic rate',
});
/** A result that decides `weekly` pence. */
export const madePreview = (weekly: number, more: Partial<ChangePreview> = {}): ChangePreview => ({
  problems: [],
  needs: [],
  effective: null,
  tolerance: null,
  before: amounts(6592),
  after: amounts(weekly),
  lines: [],
  gates: [],
  requests: [],
  notices: [],
  path: 'decide',
  warnings: [],
  class: 'B',
  checks: [],
  prepared: [],
  sides: [],
  refusal: null,
  periods: [],
  chain: [],
  choice: null,
  record: [],
  opens: [],
  ...more,
});
