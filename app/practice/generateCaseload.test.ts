import { describe, expect, it } from 'vitest';
import { shippedLaw } from '../../tests/fixtures/law.ts';
import { practiceParameters, practiceTexts } from '../../tests/fixtures/practice.ts';
import { calculate } from '../calculation/calculate.ts';
import type { CalculationInput } from '../calculation/input.ts';
import { type RowBody, type RowKind, rowSchemas } from '../model/rows/index.ts';
import { entryText } from '../work/entryWords.ts';
import { whyNowWords } from '../work/whyNow.ts';
import { generateCaseload } from './generateCaseload.ts';
import { PRACTICE_MARKER } from './marker.ts';
import { parameterMarks, readCaseloadParameters } from './parameters.ts';
import { generateDirectory, type PracticeCluster } from './staff.ts';

const law = shippedLaw();
const parameters = practiceParameters();
const today = '2026-11-18';
const made = (cases: number, more: Partial<Parameters<typeof generateCaseload>[0]> = {}): readonly PracticeCluster[] => [
  ...generateCaseload({ cases, seed: 7, today, parameters, law, ...more }),
];
const clusters = made(2000);
const rows = clusters.flatMap((cluster) => cluster.rows);
const bodies = <K extends RowKind>(kind: K): readonly RowBody<K>[] => rows.filter((row) => row.kind === kind).map((row) => row.body as RowBody<K>);
const withIds = <K extends RowKind>(kind: K): ReadonlyMap<string, RowBody<K>> =>
  new Map(rows.filter((row) => row.kind === kind).map((row) => [row.id, row.body as RowBody<K>]));
const percent = (part: number, whole: number): number => (100 * part) / whole;
const directory = generateDirectory({ cases: 2000, seed: 7, today, parameters });
const { shareTolerance, ratesTolerance, rates, openItemsPerCase } = parameters.expected;
const shareOf = (weights: Readonly<Record<string, number>>, key: string): number =>
  percent(weights[key] ?? 0, Object.values(weights).reduce((sum, weight) => sum + weight, 0));
const near = (actual: number, expected: number, tolerance = shareTolerance): void => {
  expect(Math.abs(actual - expected), `${actual.toFixed(1)} against ${expected.toFixed(1)}`).toBeLessThanOrEqual(tolerance);
};

describe('the practice caseload', () => {
  it('gives the same bytes for the same seed and others for another', () => {
    expect(JSON.stringify(made(120))).toBe(JSON.stringify(made(120)));
    expect(JSON.stringify(made(120, { seed: 8 }))).not.toBe(JSON.stringify(made(120)));
  });

  it('starts a larger caseload with the clusters of a smaller one', () => {
    const small = made(50, { teams: 4 });
    const large = made(400, { teams: 4 });
    // The last cluster of the smaller one may have been cut to fit.
    expect(JSON.stringify(large.slice(0, small.length - 1))).toBe(JSON.stringify(small.slice(0, -1)));
  });

  it('draws the same choices on another day', () => {
    const shape = (list: readonly PracticeCluster[]) => list.map((cluster) => cluster.rows.filter(({ kind }) => kind === 'person' || kind === 'child' || kind === 'case').map(({ kind, id }) => `${kind}/${id}`));
    expect(shape(made(150, { today: '2027-03-02' }))).toEqual(shape(made(150)));
  });

  it('has exactly as many cases as asked for, at both ends', () => {
    for (const cases of [50, 51, 2000]) {
      expect(made(cases).flatMap((cluster) => cluster.rows).filter(({ kind }) => kind === 'case')).toHaveLength(cases);
    }
  });

  it('writes rows that every schema accepts, with ids used once', () => {
    for (const row of [...rows, ...directory.rows]) {
      const parsed = rowSchemas[row.kind].safeParse(row.body);
      if (!parsed.success) expect.fail(`${row.kind}/${row.id}: ${JSON.stringify(parsed.error.issues[0])}`);
    }
    const keys = rows.map(({ kind, id }) => `${kind}/${id}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('stays lean: at most 30 rows and 12 KB for a case on average', () => {
    expect(rows.length / 2000).toBeLessThanOrEqual(30);
    expect(JSON.stringify(rows).length / 2000).toBeLessThanOrEqual(12_000);
  });
});

describe('references between rows', () => {
  it('numbers cases in order, each once', () => {
    const references = bodies('case').map(({ reference }) => reference);
    expect([...references].sort()).toEqual(Array.from({ length: 2000 }, (_unused, n) => `10-${String(n + 1).padStart(4, '0')}`));
  });

  it('all lead to rows of the same cluster', () => {
    for (const cluster of clusters) {
      const held = new Set(cluster.rows.map(({ kind, id }) => `${kind}/${id}`));
      const need = (kind: RowKind, id: string | null): void => {
        if (id !== null && !held.has(`${kind}/${id}`)) expect.fail(`${cluster.clusterId}: no ${kind}/${id}`);
      };
      need('cluster', cluster.clusterId);
      for (const { kind, id, body } of cluster.rows) {
        if (kind === 'contact') need('person', id);
        if (kind === 'care') need('child', id);
        const fields = body as Record<string, unknown>;
        for (const [field, target] of [['caseId', 'case'], ['personId', 'person'], ['payingParentId', 'person'], ['receivingParentId', 'person'], ['childId', 'child'], ['taskId', 'task'], ['changeId', 'change'], ['decisionId', 'decision']] as const) {
          if (field in fields) need(target, fields[field] as string | null);
        }
        if (kind === 'entry' && body.ref !== null) {
          const [refKind, refId] = body.ref.split('/') as [RowKind, string];
          need(refKind, refId);
        }
        if (kind === 'decision') for (const line of body.cases) need('case', line.caseId);
      }
    }
  });

  it('name only teams and staff of the directory', () => {
    const staff = new Map(directory.rows.filter((row) => row.kind === 'user').map((row) => [row.id, row.body]));
    const teams = new Set(directory.rows.filter(({ kind }) => kind === 'team').map(({ id }) => id));
    for (const cluster of clusters) {
      expect(teams.has(cluster.teamId)).toBe(true);
      for (const row of cluster.rows) {
        if (row.kind !== 'task' && row.kind !== 'note' && row.kind !== 'decision') continue;
        const by = row.kind === 'task' ? (row.body.claimedBy ?? row.body.doneBy) : row.body.by;
        if (by === null || by === 'system' || row.kind === 'note') continue;
        expect(staff.get(by)?.teams).toEqual([cluster.teamId]);
      }
    }
  });

  it('put CW-07 into team 4 of four, and spread cases evenly', () => {
    const user = directory.rows.find(({ id }) => id === 'CW-07')?.body as RowBody<'user'>;
    expect(user.teams).toEqual(['team-4']);
    const perTeam = Object.values(Object.groupBy(bodies('case'), ({ ownerTeamId }) => ownerTeamId)).map((list) => list?.length ?? 0);
    expect(perTeam).toHaveLength(4);
    expect(Math.max(...perTeam) - Math.min(...perTeam)).toBeLessThan(100);
  });
});

describe('decisions', () => {
  const decisions = bodies('decision');

  it('replay to the same figures from their stored input', () => {
    for (const decision of decisions) {
      const input = decision.input as CalculationInput;
      const result = calculate(input, law);
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      expect({ rate: result.value.rate, plus: result.value.plus, basis: result.value.incomeBasis, gross: result.value.grossWeekly }).toEqual({ rate: decision.rate, plus: decision.plus, basis: decision.incomeBasis, gross: decision.grossWeekly });
      expect(decision.cases.map(({ weekly, payingParentTotal, receivingParentNet }) => [weekly, payingParentTotal, receivingParentNet])).toEqual(
        result.value.receivingParents.map(({ weekly, payingParentTotal, receivingParentNet }) => [weekly, payingParentTotal, receivingParentNet]),
      );
    }
  });

  it('follow one another day by day, the last one open unless the case is closed', () => {
    const cases = withIds('case');
    for (const list of Object.values(Object.groupBy(decisions, ({ payingParentId }) => payingParentId))) {
      const ordered = (list ?? []).toSorted((a, b) => a.number - b.number);
      for (const [index, decision] of ordered.entries()) {
        const next = ordered[index + 1];
        if (next !== undefined) {
          expect(next.number).toBe(decision.number + 1);
          expect((decision.effectiveUntil ?? '') < next.effectiveFrom).toBe(true);
          expect(next.cases.map(({ previousWeekly }) => previousWeekly)).toEqual(decision.cases.map(({ weekly }) => weekly));
        } else expect(decision.effectiveUntil === null).toBe(cases.get(decision.cases[0]?.caseId ?? '')?.status !== 'closed');
        expect(decision.performedOn < today).toBe(true);
        expect(decision.effectiveFrom <= today).toBe(true);
      }
    }
  });

  it('rest on the income row that is in use', () => {
    const inUse = new Map(bodies('income').filter(({ state }) => state === 'inUse').map((income) => [income.personId, income]));
    for (const decision of decisions) {
      if (decision.effectiveUntil !== null || decision.rate === 'default') continue;
      expect(inUse.get(decision.payingParentId)?.grossWeekly).toBe(decision.grossWeekly);
    }
  });

  it('take a weekly figure from a year as the law does', () => {
    for (const income of bodies('income')) {
      if (income.annual !== null) expect(Math.abs(income.grossWeekly - (income.annual / 365) * 7)).toBeLessThanOrEqual(0.5);
    }
  });
});

describe('the mix', () => {
  it('of services, children and clusters follows the parameters', () => {
    const cases = bodies('case');
    const { service, childrenPerCase, clusterSize, relevantOther } = parameters.population;
    near(percent(cases.filter((each) => each.service === 'collectAndPay').length, 2000), shareOf(service, 'collectAndPay'), shareTolerance);
    const perCase = new Map<string, number>();
    for (const child of bodies('child')) if (child.caseId !== null) perCase.set(child.caseId, (perCase.get(child.caseId) ?? 0) + 1);
    const counts = [...perCase.values()];
    near(percent(counts.filter((n) => n === 1).length, 2000), shareOf(childrenPerCase, 'one'));
    near(percent(counts.filter((n) => n === 2).length, 2000), shareOf(childrenPerCase, 'two'));
    const sizes = clusters.map((cluster) => cluster.rows.filter(({ kind }) => kind === 'case').length);
    near(percent(sizes.filter((n) => n === 1).length, clusters.length), shareOf(clusterSize, 'one'));
    near(percent(sizes.filter((n) => n === 2).length, clusters.length), shareOf(clusterSize, 'two'));
    const payers = new Set(cases.map(({ payingParentId }) => payingParentId)).size;
    const withOther = new Set(bodies('child').filter(({ role }) => role === 'relevantOther').map(({ payingParentId }) => payingParentId)).size;
    near(percent(withOther, payers), 100 - shareOf(relevantOther, 'none'));
  });

  it('of nights and safety markers follows the parameters', () => {
    const nights = bodies('care').map((care) => care.nights);
    near(percent(nights.filter((n) => n < parameters.care.ranges.oneFrom).length, nights.length), shareOf(parameters.care.nights, 'none'));
    const persons = withIds('person');
    const receiving = new Set(bodies('case').map(({ receivingParentId }) => receivingParentId));
    const disclosed = new Set(bodies('safety').filter(({ kind, personId }) => kind === 'abuseDisclosed' && receiving.has(personId)).map(({ personId }) => personId));
    near(percent(disclosed.size, receiving.size), 100 * parameters.safety.receivingAbuse);
    const noVoicemail = new Set(bodies('safety').filter(({ kind }) => kind === 'noVoicemail').map(({ personId }) => personId));
    near(percent(noVoicemail.size, persons.size), 100 * parameters.safety.noVoicemail);
  });

  it('of rates comes out near the figures to check against', () => {
    const now = bodies('decision').filter(({ effectiveUntil, rate }) => effectiveUntil === null && rate !== 'default');
    const named = now.map(({ rate, plus }) => (plus ? 'plus' : rate));
    for (const rate of ['nil', 'flat', 'reduced', 'basic', 'plus'] as const) near(percent(named.filter((each) => each === rate).length, now.length), rates[rate], ratesTolerance);
  });

  it('of customers has about 3% with both roles', () => {
    const cases = bodies('case');
    const paying = new Set(cases.map(({ payingParentId }) => payingParentId));
    const both = new Set(cases.filter(({ receivingParentId }) => paying.has(receivingParentId)).map(({ receivingParentId }) => receivingParentId));
    near(percent(both.size, withIds('person').size), 3, 2.5);
  });
});

describe('work', () => {
  const open = bodies('task').filter(({ state }) => state === 'open');

  it('has the share of open items that was asked for, of every state and age', () => {
    expect(open.length / 2000).toBeGreaterThanOrEqual(openItemsPerCase.from);
    expect(open.length / 2000).toBeLessThanOrEqual(openItemsPerCase.to);
    expect(open.filter(({ dueOn }) => dueOn < today).length).toBeGreaterThan(30);
    expect(open.filter(({ dueOn }) => dueOn === today).length).toBeGreaterThan(40);
    expect(open.filter(({ claimedBy }) => claimedBy === null).length).toBeGreaterThan(60);
    expect(open.filter(({ waiting }) => waiting.length > 0).length).toBeGreaterThan(40);
    expect(open.filter(({ wokeAt }) => wokeAt !== null).length).toBeGreaterThan(15);
    expect(open.filter(({ dueAt }) => dueAt?.startsWith(today) === true).length).toBeGreaterThan(5);
    expect(new Set(bodies('task').map(({ kind }) => kind)).size).toBe(20);
    expect(new Set(bodies('task').map(({ changeType }) => changeType)).size).toBeGreaterThan(20);
  });

  it('waits only on requests that stand open, and wakes only when none does', () => {
    const requests = bodies('request');
    for (const row of rows) {
      if (row.kind !== 'task') continue;
      const mine = requests.filter(({ taskId }) => taskId === row.id);
      expect(row.body.waiting.map(({ on }) => on)).toEqual(mine.filter(({ state }) => state === 'waiting').map(({ to }) => to));
      if (row.body.wokeAt !== null) expect(mine.every(({ state }) => state === 'answered')).toBe(true);
      expect(row.body.receivedOn <= row.body.dueOn || row.body.state === 'done').toBe(true);
    }
  });

  it('gives every team income, address and contact changes to do, each income with its reported figure', () => {
    for (const cases of [50, 2000]) {
      for (const list of Object.values(Object.groupBy(made(cases), ({ teamId }) => teamId))) {
        const theirs = (list ?? []).flatMap((cluster) => cluster.rows);
        const changes = theirs.flatMap((row) => (row.kind === 'task' && row.body.state === 'open' && row.body.changeType !== null ? [row.body] : []));
        for (const type of ['C09', 'C24', 'C25'] as const) expect(changes.some(({ changeType }) => changeType === type), `${type} of ${cases}`).toBe(true);
        const reported = new Set(theirs.flatMap((row) => (row.kind === 'income' && row.body.state === 'reported' ? [row.body.personId] : [])));
        const payers = new Map(theirs.flatMap((row) => (row.kind === 'case' ? [[row.id, row.body.payingParentId] as const] : [])));
        for (const task of changes) if (task.changeType === 'C09') expect(reported.has(payers.get(task.caseId) ?? '')).toBe(true);
      }
    }
  });

  it('reads in plain words: every reason at most 60 characters, every line of a story without a gap', () => {
    for (const { why } of bodies('task')) {
      const words = whyNowWords(why, today);
      expect(words.length, words).toBeLessThanOrEqual(60);
    }
    for (const entry of bodies('entry')) expect(entryText(entry)).not.toMatch(/not recorded|cannot show|[{}[\]]|undefined|null/);
  });

  it('shows nothing that happens after yesterday, but for what is due', () => {
    for (const { at } of bodies('entry')) expect(at.slice(0, 10) < today).toBe(true);
    for (const { at } of bodies('note')) expect(at.slice(0, 10) < today).toBe(true);
  });
});

describe('the fixed cases', () => {
  const held = clusters.find((cluster) => cluster.rows.some((row) => row.kind === 'case' && row.body.reference === '10-0042'));
  const of = <K extends RowKind>(kind: K) => (held?.rows ?? []).filter((row) => row.kind === kind).map((row) => row.body as RowBody<K>);

  it('keep case 10-0042 as drawn: £65.92 from £412.00, was £70.40, CW-07 of team 4', () => {
    const decision = of('decision').at(-1);
    expect(decision?.grossWeekly).toBe(41_200);
    expect(decision?.cases[0]).toMatchObject({ weekly: 6592, previousWeekly: 7040, payingParentTotal: 7910, receivingParentNet: 6328 });
    expect(decision?.effectiveFrom).toBe('2026-08-04');
    expect(of('case')[0]).toMatchObject({ ownerUserId: 'CW-07', ownerTeamId: 'team-4', service: 'collectAndPay', payDay: 28, reviewOn: '2027-08-04' });
    // 7 days at £70.40 and 24 at £65.92: £296.41, rounded once (R-RND-3); 4% of it is kept back.
    expect(of('ledger').find(({ type, on }) => type === 'maintenanceDue' && on === '2026-08-28')?.pence).toBe(29_641);
    expect(of('ledger').filter(({ type, bucket }) => type === 'paymentIssued' && bucket === 'maintenance')[0]).toMatchObject({ pence: -28_455, fee: 1_186 });
    expect(of('income').find(({ state }) => state === 'reported')?.grossWeekly).toBe(30_000);
  });

  it('tell all twenty stories, each at its number', () => {
    expect(new Set(parameters.stories.flatMap(({ story }) => (story === null ? [] : [story]))).size).toBe(20);
    const references = new Map(rows.flatMap((row) => (row.kind === 'case' ? [[row.body.reference, row.id] as const] : [])));
    const tasks = bodies('task');
    for (const story of parameters.stories) {
      const caseId = references.get(`10-${String(story.at).padStart(4, '0')}`);
      expect(tasks.filter((task) => task.caseId === caseId).map(({ kind }) => kind), story.title).toEqual(story.tasks.map(({ kind }) => kind));
    }
  });
});

describe('people who do not exist', () => {
  it('carry the marker in every name, street, employer and email', () => {
    for (const { family } of [...bodies('person'), ...bodies('child')]) expect(family).toContain(PRACTICE_MARKER);
    for (const contact of bodies('contact')) {
      if (contact.home !== null) expect(contact.home.lines[0]).toContain(PRACTICE_MARKER);
      if (contact.employer !== null) expect(contact.employer.name).toContain(PRACTICE_MARKER);
      if (contact.email !== null) expect(contact.email.address.split('@')[0]).toContain(PRACTICE_MARKER);
    }
  });

  it('have only identifiers from reserved ranges, each reference number once', () => {
    const crns = bodies('person').map(({ crn }) => crn);
    expect(new Set(crns).size).toBe(crns.length);
    for (const { crn, nino } of bodies('person')) {
      expect(crn).toMatch(/^1210\d{8}$/);
      if (nino !== null) expect(nino).toMatch(/^QQ\d{6}[A-D]$/);
    }
    for (const { phones, email, home } of bodies('contact')) {
      for (const { number } of phones) expect(number).toMatch(/^\+447700900\d{3}$|^\+441632960\d{3}$/);
      if (email !== null) expect(email.address).toMatch(/@example\.(com|org|net)$/);
      if (home !== null) expect(home.postcode).toMatch(/^ZZ\d{1,2} \d[A-Z]{2}$/);
    }
    for (const row of directory.rows) if (row.kind === 'team') expect(row.body.phone).toMatch(/^01632 960 \d{3}$/);
  });
});

describe('the parameter files', () => {
  const { caseload, stories } = practiceTexts();

  it('mark every number with where it comes from', () => {
    const leaves = [...caseload.matchAll(/^ {4}value:/gm)].length;
    const marks = [...caseload.matchAll(/^ {4}mark: (\w+)$/gm)].map(([, mark]) => mark);
    expect(marks).toHaveLength(leaves);
    expect(marks.every((mark) => (parameterMarks as readonly string[]).includes(mark ?? ''))).toBe(true);
  });

  it('are refused, by place, when a number or a story is wrong', () => {
    expect(readCaseloadParameters(caseload.replace('version: 1', 'version: 0'), stories)).toMatchObject({ ok: false, error: { code: 'FILE_INVALID', fields: ['caseload: version'] } });
    expect(readCaseloadParameters(caseload, stories.replace('at: 42', 'at: 40'))).toMatchObject({ ok: false, error: { fields: ['stories: 40'] } });
    expect(readCaseloadParameters(caseload.replace("prefix: '121'", "prefix: '122'"), stories).ok).toBe(false);
  });
});
