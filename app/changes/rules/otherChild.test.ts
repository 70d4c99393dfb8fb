import { describe, expect, it } from 'vitest';
import { CASE, PAYING, putOf, TODAY } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, decidedIn, draftsIn, report, wordsTo } from '../../../tests/fixtures/reports.ts';
import type { ChangeCase } from '../rule.ts';

const baby = { where: 'home', name: { given: 'Kit', family: 'Otherchildmark' }, bornOn: '2026-06-01', relation: 'own', benefitTo: 'partner', changedOn: '2026-06-01' };
const arrangement = { where: 'private', name: { given: 'Kit', family: 'Otherchildmark' }, bornOn: '2020-06-01', form: 'written', ownChild: 'yes', inUk: 'yes', otherHome: 'yes', regular: 'yes', amount: { pence: 50_00, per: 'week' }, changedOn: '2026-06-01' };
const other = (fields: Readonly<Record<string, unknown>>, more: Partial<ChangeCase> = {}, parts: Parameters<typeof clusterFor>[1] = {}) => {
  const cluster = clusterFor('C04', parts);
  return { cluster, ...report(cluster, 'C04', fields, more) };
};

describe('another child at home', () => {
  it('is asked of the Child Benefit office alone, and decided by its word from the day of the report', () => {
    const { cluster, record, answered, preview } = other(baby);
    expect(preview().requests.map(({ to, what }) => `${to} ${what}`)).toEqual(['childBenefit childBenefitStatus']);
    expect(draftsIn(record())).toEqual([]);
    answered({ childBenefit: { code: 'matches' } });
    expect(preview()).toMatchObject({ path: 'decide', choice: null });
    const put = record();
    // £400.00 less 11% is £356.00, of which 16% is £56.96.
    expect(decidedIn(put)[0]).toMatchObject({ replays: true, body: { effectiveFrom: TODAY, cases: [{ caseId: CASE, weekly: 56_96 }] } });
    expect(decidedIn(put)[0]?.input.relevantOtherChildren).toBe(1);
    expect(putOf(put, 'child')).toEqual([{ kind: 'child', id: 'case1_h3', body: { given: 'Kit', family: 'Otherchildmark', bornOn: '2026-06-01', role: 'relevantOther', caseId: null, payingParentId: PAYING, inEducation: false } }]);
    expect(cluster.get('child', 'case1-c1').role).toBe('qualifying');
    expect(wordsTo(put, 'receivingParent')).toContain('Other children the paying parent looks after: one.');
    expect(wordsTo(put, 'receivingParent')).not.toMatch(/Kit|Otherchildmark|partner|Child Benefit/);
  });

  it.each([
    ['differs', 'Child Benefit is not in the name of the paying parent or their partner at their address.', 'refuse'], ['nothing', 'The Child Benefit office could not say.', null],
  ] as const)('goes to a person when the office answers %s', (code, why, suggested) => {
    const { record, answered, preview } = other(baby);
    record();
    answered({ childBenefit: { code } });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { suggested } });
    expect(preview().choice?.why).toContain(why);
  });
  it('goes to a person when the office stays silent', () => {
    const { record, answered, preview } = other(baby);
    record();
    answered({ childBenefit: 'silent' });
    expect(preview().choice?.why).toContain('The Child Benefit office did not answer. Decide on what there is.');
  });
  it('goes to a person when it lived there before the case began', () => {
    const { record, answered, preview } = other({ ...baby, bornOn: '2020-06-01', changedOn: '2020-06-01' });
    record();
    answered({ childBenefit: { code: 'matches' } });
    expect(preview().gates.find(({ gate }) => gate === 'G3')?.state).toBe('failed');
    expect(preview().path).toBe('handOver');
  });

  it.each([['2006-11-19', 'decide'], ['2006-11-18', 'handOver']])('born on %s: %s', (bornOn, path) => {
    const { record, answered, preview } = other({ ...baby, bornOn, changedOn: '2026-06-01' });
    record();
    answered({ childBenefit: { code: 'matches' } });
    expect(preview().path).toBe(path);
  });

  it('counts once', () => {
    const { cluster, record, answered } = other(baby);
    record();
    answered({ childBenefit: { code: 'matches' } });
    record();
    expect(report(cluster, 'C04', baby, { taskId: null, evidence: 'seen' }).preview()).toMatchObject({ path: 'handOver', choice: { suggested: 'refuse' }, refusal: { code: 'countedAlready' } });
  });

  it('reported by the receiving parent is asked of the paying parent, and refused without a word of their benefits', () => {
    const { record, answered, preview, refuse } = other(baby, { reportedBy: 'receivingParent' });
    expect(preview().requests.map(({ to, what }) => `${to} ${what}`)).toEqual(['childBenefit childBenefitStatus', 'payingParent agreement']);
    record();
    answered({ childBenefit: { code: 'differs' }, payingParent: { code: 'disagree' } });
    const words = wordsTo(refuse(), 'receivingParent');
    expect(words).toContain('We could not see that one more child counts.');
    expect(words).not.toContain('Benefit');
  });

  it('cannot live there before it was born', () => expect(other({ ...baby, changedOn: '2026-05-31' }).preview().problems).toEqual([{ field: 'changedOn', message: 'Must be 1 June 2026 or after, when the child was born' }]));
});

describe('a private arrangement', () => {
  it('always goes to a person, with each condition put to them', () => {
    const { record, answered, preview, accept } = other(arrangement);
    expect(preview().requests.map(({ to, what }) => `${to} ${what}`)).toEqual(['payingParent evidence']);
    record();
    answered({ payingParent: {} });
    expect(preview()).toMatchObject({ path: 'handOver', choice: { why: ['Whether a private arrangement counts, a person decides (SI 2012/2677 reg 48).'] } });
    expect(preview().prepared.map(({ label, value }) => `${label}: ${value}`)).toContain('Payments are regular: Yes');
    const put = accept();
    // £400.00 at 19% for three children, two thirds of it.
    expect(decidedIn(put)[0]).toMatchObject({ replays: true, body: { cases: [{ weekly: 50_67 }] } });
    expect(putOf(put, 'child')[0]?.body.role).toBe('otherArrangement');
  });

  it.each(['ownChild', 'inUk', 'otherHome', 'regular'])('without %s is one to refuse', (name) => {
    const { record, answered, preview, refuse } = other({ ...arrangement, [name]: 'no' });
    record();
    answered({ payingParent: {} });
    expect(preview()).toMatchObject({ choice: { suggested: 'refuse' }, refusal: { code: 'notArrangement' } });
    expect(wordsTo(refuse(), 'payingParent')).toContain('does not meet all the rules for a private arrangement');
  });
});
