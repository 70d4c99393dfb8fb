import type { IsoDate } from '../model/dates.ts';
import type { InstructionDefinition } from './definition.ts';
import type { Json, JsonObject } from './json.ts';

/** How a rule got there, for "Working": the sum in words, the regulation, and the rule's id. */
export type Explanation = Readonly<{ formula: string; source: string; ruleId: string }>;
export type RuleOutcome =
  | Readonly<{ ok: true; value: JsonObject; explain?: Explanation }>
  | Readonly<{ ok: false; missing: readonly string[]; message: string }>;
/** Arguments come in the order of `with`; one that may be unset and is comes as null. Money is pence. */
export type Rule = (args: readonly Json[]) => RuleOutcome;

/** All that a run sees of the world on the day. Plain data and pure functions. */
export type RunContext = Readonly<{
  today: IsoDate;
  facts: Readonly<{ case: JsonObject; parent: JsonObject; work: JsonObject; evidence: JsonObject }>;
  /** By path (`case.income_in_force`): where a fact comes from and since when. */
  factSources: Readonly<Record<string, Readonly<{ label: string; on: IsoDate | null }>>>;
  /** By name, without `rules.`. */
  rules: Readonly<Record<string, Rule>>;
  /** Finds an instruction that a step uses. */
  resolve: (instructionId: string) => InstructionDefinition | null;
  /** Words for ids of choices, check items, proofs, teams, templates, fields and facts. */
  labels?: Readonly<Record<string, string>>;
  /** Days that are not working days, besides weekends. */
  holidays?: readonly IsoDate[];
  /** Who may be chosen where a step asks for a child or a person. */
  people?: Readonly<{
    child: readonly Readonly<{ id: string; label: string }>[];
    person: readonly Readonly<{ id: string; label: string }>[];
  }>;
  /** Who is looking: their own answers read "you". */
  viewer?: string;
}>;
