import type * as z from 'zod';
import type { Law } from '../calculation/law.ts';
import type { ChangeCatalogue } from '../changes/catalogue.ts';
import type { TemplateCatalogue } from '../messages/template.ts';
import type { InstructionCatalogue } from '../instructions/catalogue.ts';
import type { MoneySettings } from '../money/settings.ts';
import type { PromiseClocks } from '../promises/clocks.ts';
import type { Instant, IsoDate } from '../model/dates.ts';
import type { ClusterId, TeamId, UserId } from '../model/ids.ts';
import type { ActorRole } from '../model/roles.ts';
import type { Row, RowKind, RowWrite } from '../model/rows/index.ts';
import type { Result } from '../result.ts';

/** Who is acting. Rights come from the authority's tables, never from what a desktop claims. */
export type Actor = Readonly<{ id: UserId; role: ActorRole; teams: readonly TeamId[] }>;

/** Our own teams and people, as the directory has them. */
export interface Directory {
  team(id: TeamId): Readonly<{ name: string; phone: string }> | null;
  /** The teams of a person who works here; null for anybody else. */
  teamsOf(id: UserId): readonly TeamId[] | null;
}

/** Published, dated data that rules may consult. The same on desktop and authority. */
export type Catalogues = Readonly<{
  law: Law;
  changes: ChangeCatalogue;
  templates: TemplateCatalogue;
  instructions: InstructionCatalogue;
  /** When a "we will" comes due by itself. */
  clocks: PromiseClocks;
  /** Clocks and orders of money, working days. */
  money: MoneySettings;
  /** Words for the ids that instructions use: choices, proofs, teams, fields. */
  labels: Readonly<Record<string, string>>;
  directory: Directory;
}>;

/** What a rule is given besides its rows. Time and ids come in, so that a replay gives the same bytes. */
export type Call = Readonly<{
  actor: Actor;
  opId: string;
  clusterId: ClusterId;
  now: Instant;
  /** The London day of `now`. */
  today: IsoDate;
  newId: () => string;
  catalogues: Catalogues;
}>;

/** One row, or every row of a kind in the cluster, that a decision rests on. */
export type Ref<K extends RowKind = RowKind> =
  | Readonly<{ kind: K; id: string; optional?: boolean }>
  | Readonly<{ kind: K; all: true }>;
export type Reads = Readonly<Record<string, Ref>>;
/** The rows that `reads` named, loaded: one (null only when optional), or a list in id order. */
export type Loaded<R extends Reads> = {
  readonly [N in keyof R]: R[N] extends Readonly<{ kind: infer K extends RowKind; all: true }>
    ? readonly Row<K>[]
    : R[N] extends Readonly<{ kind: infer K extends RowKind; optional: true }>
      ? Row<K> | null
      : R[N] extends Readonly<{ kind: infer K extends RowKind }>
        ? Row<K>
        : never;
};

export const row = <K extends RowKind>(kind: K, id: string): Readonly<{ kind: K; id: string }> => ({ kind, id });
export const rowIfAny = <K extends RowKind>(kind: K, id: string): Readonly<{ kind: K; id: string; optional: true }> => ({ kind, id, optional: true });
export const rowsOf = <K extends RowKind>(kind: K): Readonly<{ kind: K; all: true }> => ({ kind, all: true });

/** Something for the outside world, done only by the authority's dispatcher after commit, once per key. */
export type OutsideEffect = Readonly<{ key: string; kind: 'message.send' | 'request.send'; rowId: string }>;

export type Effects = Readonly<{
  put: readonly RowWrite[];
  remove?: readonly Readonly<{ kind: RowKind; id: string }>[];
  outside?: readonly OutsideEffect[];
}>;

/** The operation that would take this one back, while undo is still allowed. */
export type Undo = Readonly<{ kind: string; args: unknown }>;

export type OperationDefinition<I extends z.ZodType, R extends Reads> = Readonly<{
  kind: string;
  version: number;
  input: I;
  /** May be decided on a desktop that cannot reach the authority. */
  offlineOk: boolean;
  reads(input: z.output<I>): R;
  /** Names of the reads whose change is a clash; all of them when left out. Choose narrowly: clashes should be rare and real. */
  restsOn?(input: z.output<I>): readonly (keyof R & string)[];
  /** Null when allowed, else the reason as a failure code's fact. */
  may(actor: Actor, rows: Loaded<R>, input: z.output<I>): boolean;
  decide(rows: Loaded<R>, input: z.output<I>, call: Call): Result<Effects>;
  /** Queue facts only: never decisions, never messages. */
  undo?(rows: Loaded<R>, input: z.output<I>): Undo;
}>;

/** An operation with its types forgotten, as executors and the registry hold it. */
export type AnyOperation = Readonly<{
  kind: string;
  version: number;
  input: z.ZodType;
  offlineOk: boolean;
  reads(input: unknown): Reads;
  restsOn?(input: unknown): readonly string[];
  may(actor: Actor, rows: Loaded<Reads>, input: unknown): boolean;
  decide(rows: Loaded<Reads>, input: unknown, call: Call): Result<Effects>;
  undo?(rows: Loaded<Reads>, input: unknown): Undo;
}>;

/** Declares one operation. One file each under `app/operations`, one line in `registry.ts`. */
export const operation = <I extends z.ZodType, R extends Reads>(definition: OperationDefinition<I, R>): AnyOperation =>
  definition;

export const apply = (put: readonly RowWrite[], rest: Omit<Effects, 'put'> = {}): Result<Effects> => ({
  ok: true,
  value: { put, ...rest },
});

/** Same team, and not read-only: the right that most work on a case needs. The authority itself works for every team. */
export const worksFor = (actor: Actor, teamId: TeamId): boolean => actor.role === 'system' || (actor.role !== 'readOnly' && actor.teams.includes(teamId));
export const leads = (actor: Actor, teamId: TeamId): boolean => actor.role === 'teamLeader' && actor.teams.includes(teamId);
