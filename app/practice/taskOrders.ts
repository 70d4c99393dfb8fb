import type { ChangeType, TaskKind, WaitingOn, WhyNow } from '../model/rows/work.ts';
import type { PartyRole } from '../model/roles.ts';
import type { IsoDate } from '../model/dates.ts';
import { changeTypes } from '../model/rows/work.ts';
import { countOf } from './draws.ts';
import { type CasePlan, type Making, minutesOf, type PayerPlan } from './making.ts';
import type { Random } from './random.ts';
import type { Stage } from './storySchema.ts';
import { recipeOf } from './taskRecipes.ts';

/** An item to be made, every choice settled. Days are relative to today. */
export type TaskOrder = Readonly<{
  kind: TaskKind;
  change: ChangeType | null;
  subject: PartyRole | null;
  stage: Stage;
  dueIn: number;
  receivedAgo: number;
  why: Readonly<{ code: WhyNow['code']; on: IsoDate | null; what: string | null }> | null;
  tries: number;
  /** Minutes since midnight, London. */
  at: number | null;
  reported: number | null;
  answered: readonly WaitingOn[] | null;
  priority: number;
  claimed: string | null;
}>;

const isChangeType = (code: string): code is ChangeType => (changeTypes as readonly string[]).includes(code);

/** A kind of item that this case can have; a call back when nothing fits after a few draws. */
function drawKind(m: Making, random: Random, payer: PayerPlan, each: CasePlan): Readonly<{ kind: TaskKind; change: ChangeType | null }> {
  for (let turn = 0; turn < 8; turn += 1) {
    const code = random.chance(m.parameters.work.changeShare) ? m.draws.change(random) : m.draws.other(random);
    const found = isChangeType(code) ? { kind: 'change' as const, change: code } : { kind: code as TaskKind, change: null };
    if (recipeOf(found.kind, found.change).fits(each, payer)) return found;
  }
  return { kind: 'callback', change: null };
}

function drawDue(m: Making, random: Random): number {
  const { dueDays } = m.parameters.work;
  switch (m.draws.due(random)) {
    case 'overdue':
      return -random.int(1, dueDays.overdueTo);
    case 'today':
      return 0;
    case 'tomorrow':
      return 1;
    case 'week':
      return random.int(2, dueDays.weekTo);
    default:
      return random.int(dueDays.weekTo + 1, dueDays.laterTo);
  }
}

function drawOrder(m: Making, random: Random, found: Readonly<{ kind: TaskKind; change: ChangeType | null }>, asked: Stage | null): TaskOrder {
  const recipe = recipeOf(found.kind, found.change);
  const drawn = asked ?? m.draws.stage(random);
  const stage = recipe.asks.length === 0 && drawn !== 'done' && drawn !== 'fresh' ? 'claimed' : drawn;
  const { windowDays } = m.parameters.work;
  const due = drawDue(m, random);
  const ago = { fresh: random.int(1, 6), claimed: random.int(1, 15), waiting: random.int(1, windowDays - 2), woken: random.int(6, windowDays), lapsed: windowDays + random.int(2, 8), done: random.int(10, 75) }[stage];
  // What was asked for is due when the window ends; what is in, or overdue, is due soon.
  const dueIn = stage === 'waiting' ? windowDays - ago + 1 : stage === 'done' ? -random.int(1, 9) : due;
  return {
    ...found,
    subject: null,
    stage,
    dueIn,
    receivedAgo: dueIn < 0 ? Math.max(ago, 3 - dueIn) : ago,
    why: null,
    tries: found.kind === 'callback' && random.chance(0.4) ? random.int(1, 2) : 0,
    at: found.kind === 'callback' ? 600 + 15 * random.int(0, 26) : null,
    reported: null,
    answered: null,
    priority: { ordinary: 0, raised: 1, urgent: 2 }[m.draws.priority(random)],
    claimed: null,
  };
}

/** Kinds that every team has waiting, so that the guided changes can always be practised: in the team's first clusters, by turn. */
const assured = [
  { change: 'C09', stage: 'fresh' },
  { change: 'C24', stage: 'fresh' },
  { change: 'C25', stage: 'claimed' },
  { change: 'C09', stage: 'woken' },
  { change: 'C09', stage: 'waiting' },
  { change: 'C24', stage: 'claimed' },
  { change: 'C25', stage: 'fresh' },
] as const;
export const assuredFor = (turn: number): (typeof assured)[number] | null => assured[turn] ?? null;

/** The items of one case: those of its story, those every team is assured of, or drawn ones. */
export function orderTasks(m: Making, payer: PayerPlan, each: CasePlan, turn: number): readonly TaskOrder[] {
  const random = m.random('work', each.number);
  if (m.story !== null && m.story.at === each.number) {
    return m.story.tasks.map((task) => ({
      kind: task.kind,
      change: task.change,
      subject: task.subject,
      stage: task.stage,
      dueIn: task.due,
      receivedAgo: task.ago,
      why: task.why === null ? null : { code: task.why.code, on: task.why.ago === null ? null : m.day(-task.why.ago), what: task.why.what },
      tries: task.tries,
      at: task.at === null ? null : minutesOf(task.at),
      reported: task.reported,
      answered: task.answered,
      priority: task.priority,
      claimed: task.claimed,
    }));
  }
  const orders: TaskOrder[] = [];
  const sure = assuredFor(turn);
  if (sure !== null && recipeOf('change', sure.change).fits(each, payer)) orders.push(drawOrder(m, random, { kind: 'change', change: sure.change }, sure.stage));
  if (each.status === 'closed') return orders;
  if (each.status === 'tracing' || each.status === 'awaitingResponse') return [drawOrder(m, random, { kind: 'newApplication', change: null }, random.chance(0.5) ? 'fresh' : 'claimed')];
  if (each.status === 'defaultDecision') return [drawOrder(m, random, { kind: 'defaultDecision', change: null }, 'claimed')];
  if (each.status === 'challenged') orders.push(drawOrder(m, random, { kind: 'reconsideration', change: null }, null));
  else if (each.status === 'closing') orders.push(drawOrder(m, random, { kind: 'caseClosure', change: null }, null));
  else for (let n = countOf(m.draws.openItems(random)); n > 0 && orders.length < 2; n -= 1) {
    const found = drawKind(m, random, payer, each);
    // Two open items of one kind in one case are a mistake, not practice.
    if (!orders.some((order) => order.kind === found.kind && order.change === found.change)) orders.push(drawOrder(m, random, found, null));
  }
  for (let n = countOf(m.draws.doneItems(random)); n > 0; n -= 1) orders.push(drawOrder(m, random, drawKind(m, random, payer, each), 'done'));
  return orders;
}
