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

const share = (weekly: Pence, { value }: Param<FeePercent>): Pence =>
  roundHalfUp(multiply(fraction(weekly), value.percent.of));

/**
 * Collection fees on one receiving parent's rounded weekly amount, in pence (R-FEE-1). They never change what is due
 * (R-FEE-3). Direct Pay has none.
 */
export function feesOn(weekly: Pence, service: Service, on: LawOn, compliance: Compliance = 'compliant'): Fees {
  const charged = service === 'collectAndPay';
  const payingParentFee = charged ? share(weekly, payingParentRow(on, compliance)) : 0;
  const receivingParentFee = charged ? share(weekly, on.params['fee.collect.receivingParent']) : 0;
  return {
    payingParentFee,
    payingParentTotal: weekly + payingParentFee,
    receivingParentFee,
    receivingParentNet: weekly - receivingParentFee,
  };
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
      step({ ruleId: 'R-FEE-1', title: 'Fees', formula, result: formatPence(0), matters: false, receivingParentId }),
    ];
  }
  const paying = payingParentRow(on, facts.compliance);
  const receiving = on.params['fee.collect.receivingParent'];
  const line = (sign: string, { value, source }: Param<FeePercent>, fee: Pence) => ({
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
