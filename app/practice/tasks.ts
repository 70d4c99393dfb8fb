import { addDays, type IsoDate } from '../model/dates.ts';
import type { PartyRole } from '../model/roles.ts';
import type { RequestBody } from '../model/rows/requests.ts';
import type { TaskBody, WhyNow } from '../model/rows/work.ts';
import { taskTitle } from '../work/taskWords.ts';
import { londonInstant, workingDayAtOrAfter, workingDayAtOrBefore } from './calendar.ts';
import { writeEntry } from './entries.ts';
import { reportIncome, type ReportedIncome } from './incomeTask.ts';
import type { CasePlan, Making, PayerPlan } from './making.ts';
import type { Random } from './random.ts';
import { remindersSoFar } from './reminders.ts';
import type { TaskOrder } from './taskOrders.ts';
import { type Recipe, recipeOf } from './taskRecipes.ts';

type Settled = Readonly<{ m: Making; payer: PayerPlan; each: CasePlan; order: TaskOrder; recipe: Recipe; random: Random; taskId: string; subject: PartyRole | null; receivedOn: IsoDate; by: string }>;
type Asked = Readonly<{ requests: readonly RequestBody[]; sentOn: IsoDate; lastAnswerOn: IsoDate | null }>;

const isIncome = (order: TaskOrder): boolean => order.change === 'C09' || order.change === 'C12';

/** All rows of one item: the task, what was asked and answered, proof, notes, a promise, and its lines in the story. */
export function makeTask(m: Making, payer: PayerPlan, each: CasePlan, order: TaskOrder, n: number): void {
  const random = m.random('work', each.number * 10 + n + 1);
  const recipe = recipeOf(order.kind, order.change);
  const { caseworkers } = m.staff;
  const subject = order.subject ?? (recipe.subject === 'either' ? random.pick(['payingParent', 'receivingParent'] as const) : recipe.subject);
  const receivedOn = workingDayAtOrBefore(m.day(-order.receivedAgo));
  const claimed = order.claimed !== null && caseworkers.includes(order.claimed) ? order.claimed : null;
  const by = claimed ?? each.owner ?? random.pick(caseworkers);
  const taskId = m.id('t');
  const s: Settled = { m, payer, each, order, recipe, random, taskId, subject, receivedOn, by };

  const asked = askOthers(s);
  const reported = isIncome(order) && order.stage !== 'done' ? reportIncome(m, payer, each, { order, taskId, random, receivedOn, asked: asked !== null, by, wakesOn: asked?.lastAnswerOn ?? null }) : null;
  writeRequests(s, asked, reported);
  const why = whyOf(s, asked);
  const open = order.stage !== 'done';
  const dueOn = m.day(order.dueIn);
  const body: TaskBody = {
    caseId: each.id,
    kind: order.kind,
    changeType: order.change,
    subject,
    state: open ? 'open' : 'done',
    receivedOn,
    dueOn,
    dueAt: order.at === null || !open ? null : londonInstant(dueOn, order.at),
    priority: open ? order.priority : 0,
    teamId: m.staff.teamId,
    claimedBy: order.stage === 'fresh' || !open ? null : by,
    claimedAt: order.stage === 'fresh' || !open ? null : claimedAt(m, receivedOn, random.int(0, 40)),
    why,
    waiting: order.stage === 'waiting' ? (asked?.requests ?? []).filter(({ state }) => state === 'waiting').map(({ to, dueOn: until }) => ({ on: to, since: asked?.sentOn ?? receivedOn, dueOn: until })) : [],
    wokeAt: order.stage === 'woken' && asked?.lastAnswerOn !== null && asked !== null ? londonInstant(asked.lastAnswerOn, 560) : null,
    effortMinutes: m.parameters.work.effortMinutes[order.change ?? order.kind] ?? 15,
    tries: why.code === 'noAnswerLastTry' ? Math.max(1, order.tries) : order.tries,
    doneAt: open ? null : londonInstant(workingDayAtOrBefore(dueOn), random.int(560, 1020)),
    doneBy: open ? null : by,
  };
  m.put('task', taskId, body);
  writeArrival(s, body);
  if (open) {
    writeTalk(s);
    writePromise(s, body);
  } else writeEnding(s, body);
}

/** Taken the next working morning, or late the same day when there was no next one yet. */
function claimedAt(m: Making, receivedOn: IsoDate, minute: number): string {
  const next = workingDayAtOrAfter(addDays(receivedOn, 1));
  return next < m.today ? londonInstant(next, 490 + minute) : londonInstant(receivedOn, 1000 + minute);
}

function askOthers(s: Settled): Asked | null {
  const { m, order, recipe, each, receivedOn, taskId, random } = s;
  if (order.stage !== 'waiting' && order.stage !== 'woken' && order.stage !== 'lapsed') return null;
  const asks = recipe.asks.filter((ask) => ask.needsEmployer !== true || each.paying.employer !== null);
  if (asks.length === 0) return null;
  const sentOn = receivedOn;
  const dueOn = addDays(sentOn, m.parameters.work.windowDays);
  const lastAnswerOn = order.stage === 'woken' ? workingDayAtOrBefore(m.day(-random.int(1, 2))) : null;
  const sentAt = londonInstant(sentOn, random.int(565, 600));
  const requests = asks.map((ask, index): RequestBody => {
    const answered = order.stage === 'woken' || (order.answered ?? []).includes(ask.to) || (order.stage === 'lapsed' && ask.channel === 'feed');
    const answeredOn = order.stage === 'woken' && index === 0 ? lastAnswerOn : addDays(sentOn, Math.min(order.receivedAgo - 1, index + 1));
    const person = ask.to === 'payingParent' ? each.paying : ask.to === 'receivingParent' ? each.receiving : null;
    return {
      caseId: each.id,
      taskId,
      changeId: null,
      to: ask.to,
      what: ask.what,
      channel: ask.channel === 'sms' && (person?.phoneEnding ?? null) === null ? 'letter' : ask.channel,
      sentAt,
      dueOn,
      state: answered ? 'answered' : order.stage === 'lapsed' ? 'late' : 'waiting',
      ifSilent: ask.ifSilent,
      answeredAt: answered && answeredOn !== null ? londonInstant(answeredOn < sentOn ? sentOn : answeredOn, 610 + index * 7) : null,
      weekly: null,
    };
  });
  return { requests, sentOn, lastAnswerOn };
}

function writeRequests(s: Settled, asked: Asked | null, reported: ReportedIncome | null): void {
  const { m, each, taskId, recipe } = s;
  for (const request of asked?.requests ?? []) {
    const weekly = request.state !== 'answered' || reported === null ? null : request.to === 'hmrc' ? reported.hmrc : reported.proved;
    m.put('request', m.id('r'), remindersSoFar(m, each, { ...request, changeId: reported?.changeId ?? null, weekly }));
    if (request.state === 'late') writeEntry(m, each, 'request.late', { on: addDays(request.dueOn, 1), at: 420, by: 'system', about: null, facts: { to: request.to, by: request.dueOn } });
    if (request.answeredAt === null) continue;
    const on = request.answeredAt.slice(0, 10);
    if (request.to === 'hmrc') {
      writeEntry(m, each, 'feed.answered', { on, at: 610, by: 'hmrc', about: null, facts: { from: 'hmrc', weekly } });
      if (weekly !== null) m.put('evidence', m.id('v'), { caseId: each.id, taskId, kind: 'hmrc_rti', from: 'hmrc', receivedOn: on, state: 'received', weekly });
    } else if (recipe.proof !== null && (request.to === 'payingParent' || request.to === 'receivingParent')) {
      m.put('evidence', m.id('v'), { caseId: each.id, taskId, kind: recipe.proof, from: request.to, receivedOn: on, state: 'received', weekly });
      writeEntry(m, each, 'evidence.received', { on, at: 612, by: 'customer', about: request.to, facts: { what: recipe.proof, from: request.to, weekly } });
    }
  }
}

function whyOf(s: Settled, asked: Asked | null): WhyNow {
  const { m, order, recipe, random, receivedOn } = s;
  const drawn = random.pick(recipe.whys);
  const recent = workingDayAtOrBefore(m.day(-random.int(1, 6)));
  if (order.why !== null) return { code: order.why.code, on: order.why.on, what: order.why.what };
  if (order.stage === 'woken' && asked !== null && asked.lastAnswerOn !== null) return { code: 'proofArrived', on: asked.lastAnswerOn, what: recipe.proof };
  if (order.stage === 'lapsed' && asked !== null) return { code: 'nobodyReplied', on: asked.requests[0]?.dueOn ?? null, what: null };
  const [code, when, what] = drawn;
  const on = when === null ? null : when === 'received' ? receivedOn : when === 'recent' ? (recent < receivedOn ? receivedOn : recent) : m.day(order.dueIn);
  return { code, on, what };
}

/** How the item came in, as the story tells it. */
function writeArrival({ m, each, order, random, subject, receivedOn, by, taskId }: Settled, body: TaskBody): void {
  // A story that tells its own lines tells how it began.
  if (m.story?.at === each.number && m.story.entries.length > 0) return;
  const line = { on: receivedOn, at: random.int(550, 990), about: subject, ref: `task/${taskId}` };
  switch (order.kind) {
    case 'change': {
      const channel = body.why.code === 'reportedByPhone' || body.why.code === 'detailsChangedTwice' ? 'phone' : body.why.code === 'reportedByLetter' ? 'letter' : 'online';
      return writeEntry(m, each, 'report.received', { ...line, by: channel === 'phone' ? by : 'customer', facts: { changeType: order.change, channel } });
    }
    case 'customerMessage':
      return writeEntry(m, each, 'message.received', { ...line, by: 'customer', facts: { subject: random.pick(['payments', 'my calculation', 'a change', 'something else']) } });
    case 'complaint':
      return writeEntry(m, each, 'complaint.received', { ...line, by: 'customer', facts: { subject: random.pick(['delay', 'how we spoke', 'a letter']) } });
    case 'returnedPost':
      return writeEntry(m, each, 'post.returned', { ...line, by: 'system', facts: {} });
    case 'reconsideration':
      return writeEntry(m, each, 'reconsideration.asked', { ...line, by: 'customer', facts: {} });
    case 'newApplication':
      return writeEntry(m, each, 'application.received', { ...line, about: 'receivingParent', by: 'customer', facts: {} });
    case 'callback':
      return body.tries > 0
        ? writeEntry(m, each, 'call.noAnswer', { ...line, by, facts: {} })
        : writeEntry(m, each, 'call.in', { ...line, by, facts: { summary: 'asked to be rung back' } });
    case 'evidence':
      if (m.story?.at !== each.number) {
        const from = subject ?? 'payingParent';
        const what = body.why.what === 'payslip' ? 'payslip' : 'bankStatement';
        m.put('evidence', m.id('v'), { caseId: each.id, taskId, kind: what, from, receivedOn, state: 'received', weekly: null });
        return writeEntry(m, each, 'evidence.received', { ...line, by: 'customer', facts: { what, from } });
      }
      return;
    default:
      return writeEntry(m, each, 'task.opened', { ...line, about: null, by: 'system', facts: { task: taskTitle(body) } });
  }
}

function writeTalk({ m, each, order, recipe, random, receivedOn, by, taskId, subject }: Settled): void {
  const story = m.story?.at === each.number;
  if (recipe.notes.length === 0 || story || !random.chance(order.stage === 'fresh' ? 0.4 : 0.8)) return;
  m.put('note', m.id('n'), { caseId: each.id, taskId, text: random.pick(recipe.notes), at: londonInstant(receivedOn <= m.day(-1) ? receivedOn : m.day(-1), random.int(560, 1010)), by, about: subject });
}

function writePromise({ m, each, order, recipe, random, receivedOn, by, taskId, subject }: Settled, body: TaskBody): void {
  if (recipe.promise === null || subject === null || m.story?.at === each.number) return;
  const late = random.chance(0.3);
  const soon = random.int(0, 3);
  if (!random.chance(m.parameters.work.openPromiseOfItem)) return;
  const byOn = body.dueOn >= m.today || late ? body.dueOn : m.day(soon);
  const informant = order.change === 'C12' || order.change === 'C17' ? 'receivingParent' : subject;
  m.put('promise', m.id('q'), {
    caseId: each.id, taskId, to: informant, what: recipe.promise, byOn, byAt: body.dueAt !== null && byOn === body.dueOn ? body.dueAt : null, warnOn: addDays(byOn, -m.parameters.work.promiseWarnDays),
    ...(order.kind === 'callback' ? { kind: 'callBack' as const, keptWhen: { event: 'callbackMade' as const, ref: taskId } } : {}),
    ownerTeamId: m.staff.teamId, ownerUserId: body.claimedBy ?? each.owner, state: 'open', source: 'call',
    madeAt: londonInstant(receivedOn <= m.day(-1) ? receivedOn : m.day(-1), 720), madeBy: by, keptAt: null, keptBy: null,
  });
}

function writeEnding({ m, each, order, recipe, random, by, taskId, subject, receivedOn }: Settled, body: TaskBody): void {
  const on = workingDayAtOrBefore(body.dueOn);
  if (isIncome(order)) writeEntry(m, each, 'change.refused', { on, at: 905, by, about: subject, facts: { changeType: order.change, why: 'less than 25% different' }, ref: `task/${taskId}` });
  else writeEntry(m, each, 'task.done', { on, at: 905, by, about: subject, facts: { task: taskTitle(body) }, ref: `task/${taskId}` });
  if (recipe.promise !== null && subject !== null && body.doneAt !== null && random.chance(m.parameters.work.keptPromise)) {
    m.put('promise', m.id('q'), {
      caseId: each.id, taskId, to: subject, what: recipe.promise, byOn: body.dueOn, byAt: null, ownerTeamId: m.staff.teamId, ownerUserId: by,
      state: 'kept', source: 'call', madeAt: londonInstant(receivedOn, 720), madeBy: by, keptAt: body.doneAt, keptBy: by,
    });
  }
}
