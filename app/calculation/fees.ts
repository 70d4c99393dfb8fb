import { fraction, multiply, roundHalfUp } from '../model/fraction.ts';
import { formatPence, type Pence } from '../model/money.ts';
import type { TraceStep } from './calculation.ts';
import type { complianceStates, serviceTypes } from './input.ts';
import type { Param, LawOn } from './law.ts';
import type { FeePercent } from './lawKeys.ts';
import { staffAndPayingParent, staffAndReceivingParent, step } from './step.ts';

export type Fees = Readonly<{
  payingParentFee: Pence;
  payingParentTotal: Pence;
  receivingParentFee: Pence;
  receivingParentNet: Pence;
}>;
type Service = (typeof serviceTypes)[number];
type Compliance = (typeof complianceStates)[number];

const payingParentRow = ({ params }: LawOn, compliance: Compliance): Param<FeePercent> =>
  (compliance === 'nonCompliant' ? params['fee.collect.payingParent.nonCompliant'] : null) ??
  params['fee.collect.payingParent'];

type Base = FeePercent['bases'][number];
/** A row charges nothing on a base that it does not name (R-FEE-2). */
const share = (amount: Pence, base: Base, { value }: Param<FeePercent>): Pence =>
  value.bases.includes(base) ? roundHalfUp(multiply(fraction(amount), value.percent.of)) : 0;

/**
 * Collection fees on one receiving parent's rounded weekly amount, in pence (R-FEE-1). They never change what is due
 * (R-FEE-3). Direct Pay has none.
 */
export const feesOn = (weekly: Pence, service: Service, on: LawOn, compliance: Compliance = 'compliant'): Fees =>
  feesOnBase('weeklyAmount', weekly, service, on, compliance);

/**
 * Collection fees on one instalment of arrears, in pence (R-FEE-2), on a day whose fee rows name that base. They come
 * on top of what the instalment takes off the arrears.
 */
export const feesOnArrears = (
  instalment: Pence,
  service: Service,
  on: LawOn,
  compliance: Compliance = 'compliant',
): Fees => feesOnBase('arrearsInstalment', instalment, service, on, compliance);

function feesOnBase(base: Base, amount: Pence, service: Service, on: LawOn, compliance: Compliance): Fees {
  const charged = service === 'collectAndPay';
  const payingParentFee = charged ? share(amount, base, payingParentRow(on, compliance)) : 0;
  const receivingParentFee = charged ? share(amount, base, on.params['fee.collect.receivingParent']) : 0;
  return {
    payingParentFee,
    payingParentTotal: amount + payingParentFee,
    receivingParentFee,
    receivingParentNet: amount - receivingParentFee,
  };
}

/**
 * The fee for an application made that day, in pence (Fees Regs 3 and 4): none since 26 February 2024, and none for an
 * applicant under 19 or a victim of domestic abuse who has declared and reported it. `age` null: not known.
 */
export function applicationFee(applicant: Readonly<{ age: number | null; reportedAbuse: boolean }>, on: LawOn): Pence {
  const young = applicant.age !== null && applicant.age < on.params['fee.application.waivedUnder'].value;
  return young || applicant.reportedAbuse ? 0 : on.params['fee.application'].value.pence;
}

/** The two fee lines for one receiving parent, or one line that says there are none. */
export function feeSteps(
  weekly: Pence,
  fees: Fees,
  receivingParentId: string,
  facts: Readonly<{ service: Service; compliance: Compliance }>,
  on: LawOn,
): readonly TraceStep[] {
  if (facts.service === 'directPay' || weekly === 0) {
    const formula =
      facts.service === 'directPay' ? 'Direct Pay has no fees' : 'Nothing is payable, so there are no fees';
    return [
      step({
        ruleId: 'R-FEE-1',
        title: 'Fees',
        inputs: { amount: formatPence(weekly) },
        formula,
        result: formatPence(0),
        matters: false,
        receivingParentId,
      }),
    ];
  }
  const paying = payingParentRow(on, facts.compliance);
  const receiving = on.params['fee.collect.receivingParent'];
  const line = (sign: string, { value, source }: Param<FeePercent>, fee: Pence) => ({
    inputs: { amount: formatPence(weekly), fee: value.percent.text },
    formula: `${formatPence(weekly)} ${sign} ${value.percent.text} (${formatPence(fee)})`,
    source,
    matters: fee !== 0,
    receivingParentId,
  });
  return [
    step({
      ruleId: 'R-FEE-1',
      title: 'Paying parent pays',
      result: formatPence(fees.payingParentTotal),
      used: [paying],
      ...line('+', paying, fees.payingParentFee),
      audience: staffAndPayingParent,
    }),
    step({
      ruleId: 'R-FEE-1',
      title: 'Receiving parent gets',
      result: formatPence(fees.receivingParentNet),
      used: [receiving],
      ...line('−', receiving, fees.receivingParentFee),
      audience: staffAndReceivingParent,
    }),
  ];
}
