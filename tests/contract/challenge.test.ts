import { describe, expect, it } from 'vitest';
import type { Output } from '../../app/contract/index.ts';
import { contract } from '../../app/contract/index.ts';
import type { Result } from '../../app/result.ts';
import { createChallengeHandlers } from '../../main/core/handlers/challengeHandlers.ts';
import type { WorkContext } from '../../main/core/handlers/workContext.ts';
import { CASE, CASEWORKER, COLLEAGUE, must, NOW, openCluster, shippedCatalogues, TODAY, type Cluster } from '../fixtures/cluster.ts';

const handlersOf = (cluster: Cluster, actor = CASEWORKER) => {
  const context: WorkContext = {
    clusterOf: (caseId) => (caseId === CASE ? 'cluster1' : null), source: () => cluster.source, caseOfRun: () => null, actor: () => actor, today: () => TODAY, now: () => NOW, catalogues: shippedCatalogues(), rates: {} as never,
  };
  return createChallengeHandlers(context);
};
const fresh = () => openCluster({ decision: { performedOn: '2026-11-10', effectiveFrom: '2026-11-10', by: 'CW-11' } });
const whole = <T>(name: 'challenge.form' | 'challenge.facts' | 'challenge.preview', result: Promise<Result<T>> | Result<T>): T => {
  const value = must(result as Result<T>);
  contract[name].output.parse(value);
  return value;
};
const form = (cluster: Cluster) => whole('challenge.form', handlersOf(cluster)['challenge.form']({ caseId: CASE, askedBy: 'payingParent', askedOn: TODAY, about: null, ground: null }) as Result<Output<'challenge.form'>>);
const facts = (cluster: Cluster, actor = CASEWORKER) => whole('challenge.facts', handlersOf(cluster, actor)['challenge.facts']({ caseId: CASE, decisionId: 'decision1' }) as Result<Output<'challenge.facts'>>);
const preview = (cluster: Cluster, corrections: Parameters<ReturnType<typeof handlersOf>['challenge.preview']>[0]['corrections'], as: 'challenge' | 'correction' = 'challenge') =>
  whole('challenge.preview', handlersOf(cluster)['challenge.preview']({ caseId: CASE, decisionId: 'decision1', as, corrections }) as Result<Output<'challenge.preview'>>);
const register = (cluster: Cluster) => must(cluster.perform('challenge.register', { caseId: CASE, decisionId: 'decision1', askedBy: 'payingParent', askedOn: TODAY, channel: 'phone', grounds: ['income'], newEvidence: false, lateReason: null, changeId: null, taskId: null }));

describe('challenge.form', () => {
  it('has the decisions with dates, amounts and time limits, and those that are open', () => {
    const cluster = fresh();
    expect(form(cluster).candidates).toEqual([
      { decisionId: 'decision1', number: 87, title: 'Annual review', effectiveFrom: '2026-11-10', effectiveUntil: null, performedOn: '2026-11-10', by: 'CW-11', weekly: 64_00, noticeOn: '2026-11-10', askBy: '2026-12-10', inTime: true, daysLate: 0, standing: true, open: false, why: [] },
    ]);
    expect(form(cluster)).toMatchObject({ suggestedId: 'decision1', ask: null, challenges: [] });
    register(cluster);
    expect(form(cluster).challenges).toMatchObject([{ decisionId: 'decision1', number: 87, state: 'registered', ownDecision: false }]);
    expect(form(cluster).candidates[0]?.open).toBe(true);
  });
  it('refuses a day that has not come, and a case that is not here', () => {
    const { 'challenge.form': ask } = handlersOf(fresh());
    expect(ask({ caseId: CASE, askedBy: 'payingParent', askedOn: '2026-11-19', about: null, ground: null })).toMatchObject({ ok: false, error: { code: 'DATE_IMPOSSIBLE', fields: ['askedOn'] } });
    expect(ask({ caseId: 'nothing', askedBy: 'payingParent', askedOn: TODAY, about: null, ground: null })).toMatchObject({ ok: false, error: { code: 'CASE_NOT_HELD' } });
  });
  it('gives tags that the act takes', () => {
    const cluster = fresh();
    const { saw } = must(cluster.consider('challenge.register', { caseId: CASE, decisionId: 'decision1', askedBy: 'payingParent', askedOn: TODAY, channel: 'phone', grounds: ['income'], newEvidence: false, lateReason: null, changeId: null, taskId: null }));
    expect(form(cluster).saw).toMatchObject(saw);
  });
});

describe('challenge.facts', () => {
  it('has what the decision used, and says why it may not be corrected', () => {
    const cluster = fresh();
    expect(facts(cluster)).toMatchObject({ grossWeekly: 400_00, otherChildren: 0, missing: [], notCorrected: null, children: [{ label: 'Child A', nights: 30 }, { label: 'Child B', nights: 30 }] });
    expect(facts(cluster, COLLEAGUE).notCorrected).toBe('You made this decision. Somebody else puts it right.');
    expect(facts(openCluster()).notCorrected).toBe('The time to put a mistake right has passed. Record a change instead.');
    register(cluster);
    expect(facts(cluster)).toMatchObject({ notCorrected: 'A parent asked us to look at it again. Decide that instead.', challenge: { decisionId: 'decision1' } });
  });
  it('refuses a decision that is not of this case', () => {
    expect(handlersOf(fresh())['challenge.facts']({ caseId: CASE, decisionId: 'nothing' })).toMatchObject({ ok: false, error: { code: 'ROW_NOT_FOUND' } });
  });
});

describe('challenge.preview', () => {
  it('shows the amounts that deciding it so then makes, and writes nothing', () => {
    const cluster = fresh();
    register(cluster);
    const before = JSON.stringify(cluster.all());
    const shown = preview(cluster, [{ what: 'income', grossWeekly: 300_00 }]);
    expect(JSON.stringify(cluster.all())).toBe(before);
    expect(shown).toMatchObject({ problem: null, different: true, before: { weekly: 64_00 }, after: { weekly: 48_00 }, periods: [{ from: '2026-11-10', until: null, before: 64_00, after: 48_00 }], otherCases: 0 });
    expect(shown.notices.map(({ to, channel, title }) => `${to} ${channel} ${title}`).toSorted()).toEqual(['payingParent letter Looked again, changed', 'receivingParent letter Looked again, changed']);
    const challengeId = cluster.list('challenge')[0]?.id;
    must(cluster.perform('challenge.decide', { challengeId, caseId: CASE, outcome: { result: 'changed', corrections: [{ what: 'income', grossWeekly: 300_00 }], expectWeekly: shown.after?.weekly ?? null }, because: 'The payslips show it' }));
    expect(cluster.list('decision').find(({ body }) => body.reason === 'revision')?.body.cases[0]?.weekly).toBe(48_00);
  });
  it('says when nothing changes, and what does not fit', () => {
    expect(preview(fresh(), [{ what: 'income', grossWeekly: 400_00 }])).toMatchObject({ problem: null, different: false });
    expect(preview(fresh(), [{ what: 'duplicate' }])).toMatchObject({ problem: { code: 'CHANGE_INCOMPLETE', fields: ['duplicate'] }, after: null });
    expect(preview(fresh(), [{ what: 'nights', childId: 'nobody', nights: 3 }])).toMatchObject({ problem: { code: 'CHANGE_INCOMPLETE' } });
  });
});
