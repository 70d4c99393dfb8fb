import type * as z from 'zod';
import { formatDate } from '../../model/dates.ts';
import type { Failure } from '../../result.ts';
import type { FactProblem } from '../input.ts';
import type { StatedProblem } from '../stated.ts';
import { type CalculateError, type CalculateIn, type LineErrorCode, lineErrorCodes } from './calculateLine.ts';

type Issue = z.core.$ZodIssue;

/** A key of the line may be any text at all: what is said back stays short. */
const FIELD_SHOWN = 200;

export const lineError = (code: LineErrorCode, field: string | null, message: string): CalculateError => ({
  error: { code, field: field?.slice(0, FIELD_SHOWN) ?? null, message },
});

/** `receivingParents[0].children[1].nights` */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');

/** One problem of a line that has the wrong shape; a field that is not known first, because it is often a misspelling. */
export function fromIssues(issues: readonly Issue[], raw: object): CalculateError {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue === undefined) return lineError('VALUE_INVALID', null, 'This line cannot be read.');
  if (issue.code === 'unrecognized_keys')
    return lineError(
      'FIELD_UNKNOWN',
      pathText([...issue.path, issue.keys[0] ?? '']),
      'There is no such field. Check its spelling, or take it out.',
    );
  const field = pathText(issue.path);
  if (isMissing(issue.path, raw)) return lineError('FIELD_MISSING', field, `Give this field. ${issue.message}`);
  return lineError(codeOf(issue), field, issue.message);
}

const isMissing = (path: readonly PropertyKey[], raw: object): boolean => {
  let value: unknown = raw;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return true;
    value = Reflect.get(value, part);
  }
  return false;
};

const isCode = (word: unknown): word is LineErrorCode => (lineErrorCodes as readonly unknown[]).includes(word);
function codeOf(issue: Issue): LineErrorCode {
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return isCode(code) ? code : 'VALUE_INVALID';
}

const findCode = 'The codes are the keys after "benefit." in resources/law/benefits.yaml, such as "incomeSupport".';

const problems: Readonly<Record<FactProblem, readonly [LineErrorCode, string]>> = {
  bornAfterEffectiveDate: ['FACTS_CONTRADICT', 'This is after the effective date. Check both dates.'],
  receivingParentTwice: [
    'FACTS_CONTRADICT',
    'This receiving parent is already in the list. Put all their children in one entry.',
  ],
  childTwice: [
    'FACTS_CONTRADICT',
    'This child is already in the list. Give each child once, with one receiving parent.',
  ],
  nightsMissing: ['FIELD_MISSING', 'Give the nights, or say "basis": "assumed" for one night a week.'],
  nightsOverYear: [
    'VALUE_INVALID',
    'The nights here and in local authority care come to more than a year. Check both.',
  ],
  incomeUnknown: [
    'FIELD_MISSING',
    'Give "grossWeekly", "historicAnnual" or "currentWeekly": "0.00" when there is none.',
  ],
  benefitUnknown: ['VALUE_INVALID', `There is no such benefit. ${findCode}`],
  findingAgainstAge: ['FACTS_CONTRADICT', 'The date of birth makes this impossible. Check both.'],
  moneyTooLarge: ['VALUE_INVALID', 'This is above the bound in resources/law/limits.yaml. Check for a slip.'],
};
const isProblem = (word: unknown): word is FactProblem => typeof word === 'string' && Object.hasOwn(problems, word);

/** What the calculation refused, at the field of the line that it stands for. */
export function fromFailure({ code, fields, facts }: Failure, line: CalculateIn): CalculateError {
  const field = fields?.[0] === undefined ? null : outside(fields[0], line);
  if (code === 'NEEDS_PERSON')
    return lineError(
      'NEEDS_PERSON',
      field,
      `The decrease for a child in local authority care (${facts?.['ruleId'] ?? 'R-SC-9'}) is not held here. A person has to work it out.`,
    );
  if (code === 'DATE_IMPOSSIBLE') {
    const earliest = facts?.['earliest'];
    return lineError(
      'DATE_IMPOSSIBLE',
      field,
      typeof earliest === 'string'
        ? `The 2012 scheme began on ${formatDate(earliest)}. Give that day or a later one.`
        : 'The reduced rate of this day is not held in the law tables. Give a later day.',
    );
  }
  const problem = facts?.['problem'];
  const [kind, message] = isProblem(problem)
    ? problems[problem]
    : (['VALUE_INVALID', 'This value cannot be used.'] as const);
  return lineError(kind, field, message);
}

/** `variations.0.amount.pence` → `variations[0].annual`: the calculation's field by the name it has in the line. */
function outside(field: string, { variations }: CalculateIn): string {
  const ground = /^variations\.(\d+)\.(amount|netValue)/.exec(field);
  if (ground === null) return field.replace(/\.(\d+)(?=\.|$)/g, '[$1]');
  const index = Number(ground[1]);
  if (ground[2] === 'netValue') return `variations[${index}].capital`;
  return `variations[${index}].${typeof variations[index]?.weekly === 'number' ? 'weekly' : 'annual'}`;
}

/** What the law does not allow to be stated together. */
export function statedError(problem: StatedProblem): CalculateError {
  switch (problem.kind) {
    case 'benefitNotInForce':
      return lineError(
        'RULE_REFUSES',
        `payingParent.${problem.list}[${problem.index}]`,
        'This benefit does not count on the effective date (R-FLAT-1, R-FLAT-2). Take it out, or check the date.',
      );
    case 'variationsOnDefault':
      return lineError(
        'RULE_REFUSES',
        'variations',
        'No variation can apply to a default decision (R-DEF-1). Leave them out, or give the income instead.',
      );
    case 'variationsOnJointBenefit':
      return lineError(
        'RULE_REFUSES',
        'variations',
        'No variation can apply while the rate rests on a benefit of the paying parent or a partner (R-FLAT-2). Leave them out.',
      );
  }
}
