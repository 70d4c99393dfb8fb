import { readdirSync, readFileSync } from 'node:fs';
import type { Rule, RunContext } from '../../app/instructions/context.ts';
import type { InstructionDefinition } from '../../app/instructions/definition.ts';
import { isObject, type Json } from '../../app/instructions/json.ts';
import { parseInstruction } from '../../app/instructions/parse.ts';
import type { World } from '../../app/instructions/scenario.ts';
import { parsePence } from '../../app/model/money.ts';

const folder = new URL('../../resources/instructions/', import.meta.url);
export const instructionFiles = readdirSync(folder).filter((name) => name.endsWith('.si.md'));
export const readInstruction = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
export const labels = JSON.parse(readFileSync(new URL('labels.json', folder), 'utf8')) as Record<string, string>;

/** The definition of a file that must be sound; throws with its problems when it is not. */
export function definitionOf(name: string): InstructionDefinition {
  const parsed = parseInstruction(readInstruction(name), name);
  if (!parsed.ok)
    throw new Error(parsed.problems.map((p) => `${name}:${p.line}:${p.column} ${p.rule} ${p.message}`).join('\n'));
  return parsed.value;
}

const weeksIn: Readonly<Record<string, readonly [number, number]>> = {
  week: [1, 1],
  twoWeeks: [1, 2],
  fourWeeks: [1, 4],
  month: [12, 52],
  year: [1, 52],
};
const weekly = (value: Json | undefined): number => {
  if (!isObject(value)) return 0;
  const [times, weeks] = weeksIn[value['per'] as string] as readonly [number, number];
  return (Number(value['pence']) * times) / weeks;
};

/** Doubles of the calculation's rules, only as exact as the scenarios of the files need. */
const incomeTolerance: Rule = ([inForce, , pay, pension]) => {
  const now = weekly(pay) - weekly(pension);
  const before = Number(inForce);
  const change = Math.abs(now - before);
  const met = before === 0 ? now > 0 : change * 4 >= before;
  let direction = 'same';
  if (now !== before) direction = now > before ? 'up' : 'down';
  return {
    ok: true,
    value: { met, weekly: Math.round(now), direction },
    explain: { formula: 'new against old', source: 'SI 2012/2677 reg 34(2)', ruleId: 'R-INC-1' },
  };
};
const effectiveDate: Rule = ([reportedOn, changedOn, direction, duty]) => ({
  ok: true,
  value:
    direction === 'up' && duty === true
      ? { date: changedOn ?? null, reason: 'duty to report' }
      : { date: reportedOn ?? null, reason: 'the day of the report' },
});
const benefitChange: Rule = ([which, , , changedOn]) => ({
  ok: true,
  value: {
    listed: which !== 'universal_credit_with_pay' && which !== 'other',
    date: changedOn ?? null,
    reason: 'the day it happened',
  },
});

/** The world of a scenario: £400.00 a week in force, a report of today, nothing known about proof. */
export const scenarioWorld: World = (given): RunContext => {
  const inForce = given['in_force'];
  return {
    today: '2026-11-18',
    facts: {
      case: {
        scheme: '2012',
        safety_flag: 'none',
        report_duty: false,
        income_in_force: typeof inForce === 'string' ? (parsePence(inForce) ?? 0) : 400_00,
      },
      parent: {},
      work: { received_on: '2026-11-18' },
      evidence: {},
    },
    factSources: { 'work.received_on': { label: 'the report', on: '2026-11-18' } },
    rules: { income_tolerance: incomeTolerance, effective_date: effectiveDate, benefit_change: benefitChange },
    resolve: () => null,
    labels,
  };
};
