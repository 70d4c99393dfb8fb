import type { Law } from '../calculation/law.ts';
import { addDays, formatDayMonth, type Instant, type IsoDate } from '../model/dates.ts';
import type { UserId } from '../model/ids.ts';
import type { PartyRole } from '../model/roles.ts';
import type { CaseBody, DecisionBody } from '../model/rows/cases.ts';
import type { RowBody, RowKind, RowWrite } from '../model/rows/index.ts';
import type { CareBody, SafetyBody } from '../model/rows/people.ts';
import { londonInstant } from './calendar.ts';
import type { Draws } from './draws.ts';
import { PRACTICE_MARKER } from './marker.ts';
import type { CaseloadParameters } from './parameters.ts';
import { createRandom, type Random } from './random.ts';
import type { TeamStaff } from './staff.ts';
import type { Story, StoryPerson } from './storySchema.ts';

export type Livelihood = 'employed' | 'selfEmployed' | 'mixed' | 'benefit' | 'pension' | 'none';
export type PersonPlan = Readonly<{
  id: string;
  serial: number;
  woman: boolean;
  given: string;
  family: string;
  bornOn: IsoDate | null;
  online: boolean;
  safety: readonly SafetyBody['kind'][];
  employer: string | null;
  phoneEnding: string | null;
}>;
export type ChildPlan = Readonly<{
  id: string;
  bornOn: IsoDate;
  nights: number;
  basis: CareBody['basis'];
}>;
/** One case while its cluster is being made. Dates and amounts are settled in this order: people, income, decisions, money, work. */
export type CasePlan = {
  readonly id: string;
  readonly number: number;
  readonly paying: PersonPlan;
  readonly receiving: PersonPlan;
  readonly children: readonly ChildPlan[];
  readonly service: CaseBody['service'];
  readonly owner: UserId | null;
  status: CaseBody['status'];
  method: CaseBody['method'];
  payDay: number | null;
  openedOn: IsoDate;
  effectiveFrom: IsoDate;
  reviewOn: IsoDate;
};
export type DecisionPlan = Readonly<{ id: string; body: DecisionBody }>;
export type PayerPlan = {
  readonly person: PersonPlan;
  readonly cases: readonly CasePlan[];
  readonly livelihood: Livelihood;
  readonly relevantOther: readonly IsoDate[];
  readonly otherArrangement: number;
  /** Kept decisions, oldest first; empty while an application has none. */
  decisions: readonly DecisionPlan[];
};

const topics = ['shape', 'people', 'children', 'income', 'money', 'work', 'talk', 'story', 'proof', 'accounts'] as const;
export type Topic = (typeof topics)[number];

/** All that the making of one cluster shares: what is given, and the rows so far. */
export type Making = Readonly<{
  parameters: CaseloadParameters;
  draws: Draws;
  law: Law;
  today: IsoDate;
  staff: TeamStaff;
  story: Story | null;
  rows: RowWrite[];
  /** A stream of this cluster for one topic; the same topic twice gives the same stream. */
  random(topic: Topic, n?: number): Random;
  /** A new row id: a letter for the kind, the cluster's number, a running number. */
  id(letter: string): string;
  put<K extends RowKind>(kind: K, id: string, body: RowBody<K>): void;
  /** The day `days` after today; negative is before. */
  day(days: number): IsoDate;
  /** The same as a moment; `at` in minutes since midnight, London. */
  moment(days: number, at: number): Instant;
}>;

/** Days counted from one day. They come back again and again, and there are only so many: each is worked out once. */
export function createDays(today: IsoDate): Making['day'] {
  const known = new Map<number, IsoDate>();
  return (days) => {
    let on = known.get(days);
    if (on === undefined) known.set(days, (on = addDays(today, days)));
    return on;
  };
}

export function createMaking(
  given: Pick<Making, 'parameters' | 'draws' | 'law' | 'today' | 'staff' | 'story' | 'day'> & Readonly<{ seed: number; index: number }>,
): Making {
  const { seed, index, ...rest } = given;
  const { day } = rest;
  const rows: RowWrite[] = [];
  let last = 0;
  return {
    ...rest,
    rows,
    random: (topic, n = 0) => createRandom(seed, index, topics.indexOf(topic), n),
    id: (letter) => `${letter}${index}_${(last += 1).toString(36)}`,
    put: (kind, id, body) => {
      // The pair is right by the signature; TypeScript does not carry a generic kind into the union.
      rows.push({ kind, id, body } as unknown as RowWrite);
    },
    moment: (days, at) => londonInstant(day(days), at),
  };
}

export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
export const storyPerson = (story: Story | null, role: PartyRole): StoryPerson => (story === null ? {} : role === 'payingParent' ? story.paying : story.receiving);

/** Fills `{-9}` with the day nine days before today, and `{marker}`. */
export const fillText = (text: string, today: IsoDate): string =>
  text.replace(/\{(marker|[+-]?\d{1,4})\}/g, (_whole, token: string) => (token === 'marker' ? PRACTICE_MARKER : formatDayMonth(addDays(today, Number(token)))));
