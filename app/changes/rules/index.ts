import type { ChangeType } from '../../model/rows/work.ts';
import type { ChangeRule } from '../rule.ts';
import { addressRule } from './address.ts';
import { contactRule } from './contact.ts';
import { incomeRule } from './income.ts';

/** The change types that work here. One line each; the catalogue says how they are asked. */
export const changeRules: ReadonlyMap<ChangeType, ChangeRule> = new Map([incomeRule, addressRule, contactRule].map((rule) => [rule.type, rule]));
