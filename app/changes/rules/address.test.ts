import { describe, expect, it } from 'vitest';
import { CASE, changeCase, must, openCluster, putOf, TASK, TODAY, type Cluster, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import type { PartyRole } from '../../model/roles.ts';
import { addressRule } from './address.ts';

const moved = { kind: 'home', country: 'GB', lines: ['9 Newhome Street', 'Testbury'], postcode: 'ZZ9 8YX', withOther: 'no', changedOn: '2026-11-10' };
const task = (subject: PartyRole): ClusterParts => ({ task: { changeType: 'C24', subject } });
const record = (cluster: Cluster, fields: Readonly<Record<string, unknown>> = moved, subject: PartyRole = 'receivingParent') =>
  cluster.perform('change.record', { caseId: CASE, type: 'C24', subject, reportedOn: TODAY, fields, evidence: 'none', taskId: TASK, expectWeekly: null });

describe('a new home address', () => {
  it('is in force at once, leaves the rest of the contact alone, and finishes the item', () => {
    const cluster = openCluster(task('receivingParent'));
    const before = cluster.get('contact', 'r1');
    must(record(cluster));
    expect(cluster.get('contact', 'r1')).toEqual({ ...before, home: { lines: ['9 Newhome Street', 'Testbury'], postcode: 'ZZ9 8YX', country: 'GB', since: '2026-11-10' } });
    expect(cluster.get('contact', 'p1').home?.postcode).toBe('ZZ1 4AB');
    expect(cluster.get('task', TASK).state).toBe('done');
    expect(cluster.list('change').map(({ body }) => [body.state, body.effectiveFrom, body.weeklyAfter, body.decisionId])).toEqual([['applied', null, null, null]]);
  });

  it.each(['receivingParent', 'payingParent'] as const)('of the %s stands nowhere that is about or for the other parent', (subject) => {
    const { put } = must(record(openCluster({ ...task(subject), safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] }), moved, subject)).effects;
    const other = put.filter((row) => !(row.kind === 'contact' && row.body.personId === (subject === 'payingParent' ? 'p1' : 'r1')) && !(row.kind === 'change' && row.body.subject === subject));
    for (const mark of ['Newhome', 'Testbury', 'ZZ9', '8YX']) expect(JSON.stringify(other)).not.toContain(mark);
    expect(putOf(put, 'message').every(({ body }) => body.to === subject)).toBe(true);
    expect(putOf(put, 'entry').map(({ body }) => [body.event, body.facts])).toEqual([['address.changed', { changeType: 'C24' }]]);
  });

  it('warns where a safety marker is on the case', () => {
    const preview = addressRule.preview(changeCase(openCluster({ safety: [{ of: 'payingParent', kind: 'suppression' }] }), 'C24', moved, { subject: 'receivingParent' }));
    expect(preview.warnings).toEqual(['A safety marker is on this case. The new address must never reach the other parent, in words, letters or post marks.']);
    expect(preview.path).toBe('apply');
  });

  it('may be older than the case, not older than the person, and not in the future', () => {
    const preview = (changedOn: string) => addressRule.preview(changeCase(openCluster(), 'C24', { ...moved, changedOn }, { subject: 'receivingParent' }));
    expect(preview('1999-01-01').problems).toEqual([]);
    expect(preview('1999-01-01').gates.find(({ gate }) => gate === 'G3')?.state).toBe('passed');
    expect(preview('1988-01-31').problems).toEqual([{ field: 'changedOn', message: 'Must be 1 February 1988 or after' }]);
    expect(preview('2026-11-19').problems).toEqual([{ field: 'changedOn', message: 'Must be 18 November 2026 or before' }]);
    const noBirth = openCluster({ receiving: { bornOn: null } });
    expect(addressRule.preview(changeCase(noBirth, 'C24', { ...moved, changedOn: '1926-11-17' }, { subject: 'receivingParent' })).problems).toHaveLength(1);
  });

  it('of somebody of whom we hold no contact makes one', () => {
    const cluster = openCluster({ ...task('receivingParent') });
    const without = { ...cluster.facts(), contacts: cluster.facts().contacts.filter(({ id }) => id !== 'r1') };
    const preview = addressRule.preview(changeCase(cluster, 'C24', moved, { subject: 'receivingParent', facts: without }));
    expect(preview).toMatchObject({ path: 'apply', problems: [], needs: [] });
  });

  it('is not recorded while something is missing, and the contact stays as it is', () => {
    const cluster = openCluster(task('receivingParent'));
    const { postcode: _left, ...rest } = moved;
    expect(record(cluster, rest)).toMatchObject({ ok: false, error: { code: 'CHANGE_INCOMPLETE', fields: ['postcode'] } });
    expect(record(cluster, { ...moved, changedOn: 'soon', lines: ['x'] })).toMatchObject({ ok: false, error: { fields: ['lines', 'changedOn'] } });
    expect(cluster.get('contact', 'r1').home?.postcode).toBe('ZZ2 5CD');
  });
});

describe('an address for letters', () => {
  it('changes where letters go and leaves the home', () => {
    const cluster = openCluster(task('payingParent'));
    const { withOther: _left, ...postal } = { ...moved, kind: 'postal' };
    must(record(cluster, postal, 'payingParent'));
    expect(cluster.get('contact', 'p1').postal?.lines).toEqual(['9 Newhome Street', 'Testbury']);
    expect(cluster.get('contact', 'p1').home?.postcode).toBe('ZZ1 4AB');
  });

  it('abroad is applied without a postcode: only a home abroad needs a person', () => {
    const cluster = openCluster(task('payingParent'));
    must(record(cluster, { kind: 'postal', country: 'FR', lines: ['1 Rue du Test', 'Testville'], changedOn: TODAY }, 'payingParent'));
    expect(cluster.get('contact', 'p1').postal).toMatchObject({ country: 'FR', postcode: '' });
  });
});

describe('an address that a person has to look at', () => {
  const handedOver = (fields: Readonly<Record<string, unknown>>, subject: PartyRole = 'receivingParent', parts: ClusterParts = {}): void => {
    const cluster = openCluster({ ...task(subject), ...parts });
    const before = cluster.get('contact', subject === 'payingParent' ? 'p1' : 'r1');
    const { put } = must(record(cluster, fields, subject)).effects;
    expect(putOf(put, 'change')[0]?.body.state).toBe('handedOver');
    expect(putOf(put, 'contact')).toEqual([]);
    expect(putOf(put, 'message')).toEqual([]);
    expect(cluster.get('contact', subject === 'payingParent' ? 'p1' : 'r1')).toEqual(before);
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'open', claimedBy: null, why: { code: 'handedOver', what: 'C24' } });
  };

  it('a home outside the UK', () => handedOver({ kind: 'home', country: 'FR', lines: ['1 Rue du Test', 'Testville'], withOther: 'no', changedOn: TODAY }));
  it('a home they say they share', () => handedOver({ ...moved, withOther: 'yes' }));
  it('the other parent’s own address, however it is written', () => {
    handedOver({ ...moved, lines: ['1 PAYINGHOME  lane', 'Testford'], postcode: 'zz14ab' });
    handedOver({ ...moved, lines: ['Flat 3', '20 Test Road'], postcode: 'ZZ1 4AB' }, 'receivingParent', { payingContact: { home: { lines: ['20 Test Road, Flat 3', 'Testford'], postcode: 'ZZ1 4AB', country: 'GB', since: null } } });
  });
  it('the address of the parent in another case', () => handedOver({ ...moved, lines: ['3 Secondhome Way', 'Testford'], postcode: 'ZZ3 6EF' }, 'payingParent', { secondCase: {} }));

  it('but not a neighbour’s, and not a stranger’s case', () => {
    const cluster = openCluster({ secondCase: {} });
    const path = (lines: readonly string[], postcode: string) => addressRule.preview(changeCase(cluster, 'C24', { ...moved, lines, postcode }, { subject: 'receivingParent' })).path;
    expect(path(['3 Payinghome Lane', 'Testford'], 'ZZ1 4AB')).toBe('apply');
    expect(path(['1 Payinghome Lane', 'Testford'], 'ZZ1 4AC')).toBe('apply');
    expect(path(['3 Secondhome Way', 'Testford'], 'ZZ3 6EF')).toBe('apply');
  });
});
