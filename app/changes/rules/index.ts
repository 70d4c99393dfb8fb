import type { ChangeType } from '../../model/rows/work.ts';
import type { ChangeRule } from '../rule.ts';
import { addressRule } from './address.ts';
import { adoptedRule } from './adopted.ts';
import { contactChoicesRule } from './contactChoices.ts';
import { contactRule } from './contact.ts';
import { changeRule } from '../engine/changeRule.ts';
import type { FindingRule } from '../engine/finding.ts';
import { incomeRule } from './income.ts';
import { leavesEducationRule } from './leavesEducation.ts';
import { mainCarerRule } from './mainCarer.ts';
import { newCarerRule } from './newCarer.ts';
import { newChildRule } from './newChild.ts';
import { nightsRule } from './nights.ts';
import { otherChildRule } from './otherChild.ts';
import { otherChildLeavesRule } from './otherChildLeaves.ts';
import { benefitRule } from './benefit.ts';
import { selfEmployedRule } from './selfEmployed.ts';
import { otherParentIncomeRule } from './otherParentIncome.ts';
import { extraIncomeRule } from './extraIncome.ts';
import { extraCostsRule } from './extraCosts.ts';
import { collectAndPayRule } from './collectAndPay.ts';
import { directPayRule } from './directPay.ts';
import { missedPaymentRule } from './missedPayment.ts';
import { voluntaryPaymentRule } from './voluntaryPayment.ts';
import { payMethodRule } from './payMethod.ts';
import { payOutAccountRule } from './payOutAccount.ts';
import { cardPaymentRule } from './cardPayment.ts';
import { employerRule } from './employer.ts';
import { newNameRule } from './newName.ts';
import { representativeRule } from './representative.ts';
import { signInRule } from './signIn.ts';

/** Types whose rule says what it finds; the engine does the rest. One line each, in the catalogue's order. */
const found: readonly FindingRule[] = [
  adoptedRule,
  contactChoicesRule,
  leavesEducationRule,
  mainCarerRule,
  newCarerRule,
  newChildRule,
  nightsRule,
  otherChildRule,
  otherChildLeavesRule,
  benefitRule,
  selfEmployedRule,
  otherParentIncomeRule,
  extraIncomeRule,
  extraCostsRule,
  collectAndPayRule,
  directPayRule,
  missedPaymentRule,
  voluntaryPaymentRule,
  payMethodRule,
  payOutAccountRule,
  cardPaymentRule,
  employerRule,
  newNameRule,
  representativeRule,
  signInRule,
];

/** The change types that work here. The catalogue says how they are asked. */
export const changeRules: ReadonlyMap<ChangeType, ChangeRule> = new Map([incomeRule, addressRule, contactRule, ...found.map(changeRule)].map((rule) => [rule.type, rule]));
