import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeRules } from '../../app/changes/rules/index.ts';
import { changeTypes } from '../../app/model/rows/work.ts';
import { findCase, type Fit } from '../e2e/support/changeRecipes/findCase.ts';
import { changeRecipes } from '../e2e/support/changeRecipes/index.ts';
import type { Recipe, Told } from '../e2e/support/changeRecipes/recipe.ts';
import { NOW, openPractice, practiceFolder, type PracticeCore } from './practiceCore.ts';

// One store for all: a store for each recipe would take minutes. Where a case is changed, later recipes go to another one first.
const folder = practiceFolder();
const today = NOW.slice(0, 10);
let core: PracticeCore;
// One team, so that every case is this person's own and each kind of case is among them.
beforeAll(async () => void (core = await openPractice(folder, 'CW-07', { cases: 60, teams: 1 })));
afterAll(async () => {
  await core.close();
  folder.remove();
});

const identified = new Set<string>();
/** Both parents are identified before they report anything, as on the phone. */
async function identify(caseId: string, clusterId: string): Promise<void> {
  if (identified.has(caseId)) return;
  identified.add(caseId);
  for (const role of ['payingParent', 'receivingParent'] as const) await core.do('identity.check', clusterId, { caseId, role, how: 'telephone', passed: ['reference', 'nino', 'pin'] });
}
const used = new Set<string>();
/** A case nobody has touched, else any. */
async function find({ type }: Recipe, told: Told): Promise<Fit> {
  try {
    return await findCase(core.call, type, told, today, used, identify);
  } catch {
    return findCase(core.call, type, told, today, new Set(), identify);
  }
}
const record = ({ caseId, form, fields, decide, preview }: Fit, type: Recipe['type'], told: Told) => ({
  caseId, type, subject: told.subject, reportedOn: form.reportedOn, fields, evidence: told.seen === true ? 'seen' : 'none', taskId: null, reportedBy: told.reportedBy ?? null, decide, expectWeekly: preview.after?.weekly ?? null,
});
const states = { decide: 'decided', apply: 'applied', refuse: 'refused', waitForProof: 'waiting', handOver: 'handedOver' } as const;

describe.each(changeRecipes.map((recipe) => [recipe.type, recipe] as const))('%s', (type, recipe) => {
  it.each(['fail', 'pass'] as const)('goes the way it should: %s', async (which) => {
    const told = recipe[which];
    const fit = await find(recipe, told);
    const offered = await core.call('change.offered', { caseId: fit.caseId });
    expect(offered.types.find((each) => each.type === type)).toMatchObject({ off: null });
    const before = (await core.call('case.changes', { caseId: fit.caseId })).changes.length;
    const { shared } = await core.call('case.open', { caseId: fit.caseId });
    const done = await core.do('change.record', fit.clusterId, record(fit, type, told), fit.form.saw);
    const { changes } = await core.call('case.changes', { caseId: fit.caseId });
    expect(changes).toHaveLength(before + 1);
    expect(changes.find((change) => change.type === type && change.reportedOn === fit.form.reportedOn && change.state === states[told.path])).toBeDefined();
    const kinds = new Set(done.rows.map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(told.path === 'decide' ? ['change', 'decision'] : told.path === 'waitForProof' ? ['change', 'request'] : ['change']));
    // What was refused, or waits, or was only passed on changes nothing that the amount rests on.
    if (told.path !== 'apply' && told.path !== 'decide') expect((await core.call('case.open', { caseId: fit.caseId })).shared).toEqual(shared);
    if (told.path === 'decide' || told.path === 'apply') used.add(fit.clusterId);
  });
});

it('every change type that is offered has its rule, and every rule is tried out here', async () => {
  const { rows } = await core.call('cases.page', { text: '', offset: 0, limit: 1 });
  const offered = await core.call('change.offered', { caseId: rows[0]?.caseId ?? '' });
  const on = offered.types.filter(({ off }) => off === null).map(({ type }) => type);
  expect(on.toSorted()).toEqual(changeTypes);
  expect([...changeRules.keys()].toSorted()).toEqual(changeTypes);
  expect(changeRecipes.map(({ type }) => type)).toEqual(changeTypes);
  expect(changeTypes).toHaveLength(28);
});

it('the authority takes all of it as it was recorded', async () => {
  await core.answered();
  const { items } = await core.call('outbox.list', {});
  expect(items.filter(({ state, reason }) => state !== 'sent' || reason !== null)).toEqual([]);
});
