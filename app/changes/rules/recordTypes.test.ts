import { describe, expect, it } from 'vitest';
import { callFor, changeCase, must, openCluster, PAYING, putOf, TODAY, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import type { ChangeType } from '../../model/rows/work.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import { changeRules } from './index.ts';

/** A report about the paying parent, told by them. */
function told(type: ChangeType, fields: Readonly<Record<string, unknown>>, parts: ClusterParts = {}) {
  const rule = changeRules.get(type);
  if (rule === undefined) throw new Error(`no ${type}`);
  const cluster = openCluster(parts);
  const change = changeCase(cluster, type, fields, { reportedBy: 'payingParent' });
  return { rule, cluster, change, preview: rule.preview(change), put: (more: Partial<typeof change> = {}) => must(rule.record({ ...change, ...more }, callFor(), null)).put };
}
const kinds = (put: readonly RowWrite[]): readonly string[] => put.map(({ kind }) => kind);

describe('how a parent is contacted (C26)', () => {
  it('changes the contact and the person at once, and tells that parent only', () => {
    const { preview, put } = told('C26', { letters: 'online', language: 'cy', texts: 'no', bestTime: '4-6' });
    expect(preview).toMatchObject({ path: 'apply', choice: null, record: [{ label: 'Letters', after: 'Online only' }, { label: 'Language' }, { label: 'Texts', before: 'Yes', after: 'No' }, { label: 'Best time to call', after: '4pm to 6pm' }] });
    const rows = put();
    expect(putOf(rows, 'contact')[0]).toMatchObject({ id: PAYING, body: { letters: 'online', smsOptOut: true, bestTime: '4-6' } });
    expect(putOf(rows, 'person')[0]?.body.language).toBe('cy');
    expect(putOf(rows, 'message').map(({ body }) => [body.to, body.channel])).toEqual([['payingParent', 'email']]);
    expect(kinds(rows)).not.toContain('decision');
  });

  it('keeps letters by post until there is an email that was checked', () => {
    const { preview } = told('C26', { letters: 'online' }, { payingContact: { email: { address: 'a@example.test', verified: false } } });
    expect(preview).toMatchObject({ path: 'refuse', refusal: { code: 'needsEmail' } });
  });

  it('is refused when nothing is different', () => {
    expect(told('C26', { letters: 'post', language: 'en', texts: 'yes' }).preview).toMatchObject({ path: 'refuse', refusal: { code: 'nothingNew' } });
  });

  it('opens work for a format that somebody has to set up', () => {
    const { preview, put } = told('C26', { formats: ['braille'] });
    expect(preview.opens).toHaveLength(1);
    expect(putOf(put(), 'task').filter(({ body }) => body.state === 'open')).toMatchObject([{ body: { kind: 'customerMessage', dueOn: '2026-11-23', subject: 'payingParent' } }]);
  });

  it('never lets a shared phone take a voicemail, whatever was asked', () => {
    const { put } = told('C26', { voicemail: 'yes' }, { payingContact: { phones: [{ number: '+447700900001', kind: 'mobile', whose: 'shared', voicemail: 'never' }, { number: '+447700900002', kind: 'home', whose: 'own', voicemail: 'never' }] } });
    expect(putOf(put(), 'contact')[0]?.body.phones.map(({ voicemail }) => voicemail)).toEqual(['never', 'fine']);
  });
});

describe('a representative (C27)', () => {
  const adds = { movement: 'add', name: { title: null, given: 'Robin', family: 'Testhelper' }, relation: 'friend', scope: 'speakAndWrite', authority: 'signed', changedOn: TODAY };
  const held: Extract<RowWrite, { kind: 'representative' }> = { kind: 'representative', id: 'rep1', body: { personId: PAYING, name: 'Robin Testhelper', relation: 'friend', scope: 'speak', authority: 'signed', from: '2026-01-01', until: null, state: 'active' } };

  it('is asked for the written authority first, and a person reads it', () => {
    const { preview } = told('C27', adds);
    expect(preview).toMatchObject({ path: 'waitForProof', class: 'C', requests: [{ to: 'payingParent', what: 'authority' }] });
  });

  it('acts once a person has read the authority and accepted', () => {
    const { put } = told('C27', adds);
    const rows = put({ evidence: 'seen', decide: { as: 'accept', because: '' } });
    expect(putOf(rows, 'representative')[0]?.body).toMatchObject({ name: 'Robin Testhelper', state: 'active', personId: PAYING });
    expect(putOf(rows, 'person')[0]?.body.representative).toBe(true);
    expect(putOf(rows, 'message').every(({ body }) => body.to === 'payingParent')).toBe(true);
  });

  it('cannot be accepted with no written authority', () => {
    const { rule, change } = told('C27', { ...adds, authority: 'none' });
    expect(rule.preview({ ...change, evidence: 'seen', decide: { as: 'accept', because: 'They asked.' } })).toMatchObject({ path: 'handOver', choice: { options: ['refuse', 'handOver'] } });
  });

  it('is removed at once, without a person deciding, and nobody acts any more', () => {
    const { preview, put } = told('C27', { movement: 'remove', who: 'rep1', changedOn: TODAY }, { more: [held], paying: { representative: true } });
    expect(preview).toMatchObject({ path: 'apply', class: 'A', choice: null });
    const rows = put();
    expect(putOf(rows, 'representative')[0]).toMatchObject({ id: 'rep1', body: { state: 'removed', until: TODAY } });
    expect(putOf(rows, 'person')[0]?.body.representative).toBe(false);
  });

  it('who acts already is not added twice, and nobody else’s can be removed', () => {
    expect(told('C27', adds, { more: [held] }).preview).toMatchObject({ path: 'refuse', refusal: { code: 'alreadyActs' } });
    const other: RowWrite = { ...held, id: 'rep2', body: { ...held.body, personId: 'r1' } };
    expect(told('C27', { movement: 'remove', who: 'rep2', changedOn: TODAY }, { more: [held, other] }).preview.problems).toMatchObject([{ field: 'who' }]);
  });
});

describe('a PIN or sign-in (C28)', () => {
  const locked: RowWrite = { kind: 'signIn', id: PAYING, body: { personId: PAYING, state: 'locked', pinChangedOn: null, failedTries: 3 } };

  it('is unlocked at once and that parent is warned at their own contacts', () => {
    const { preview, put } = told('C28', { what: 'unlock' }, { more: [locked] });
    expect(preview.path).toBe('apply');
    const rows = put();
    expect(putOf(rows, 'signIn')[0]?.body).toMatchObject({ state: 'active', failedTries: 0 });
    expect(putOf(rows, 'message').map(({ body }) => [body.to, body.templateId])).toEqual([['payingParent', 'signin.alert'], ['payingParent', 'signin.alert']]);
  });

  it('that is not locked is refused, and a new PIN is dated', () => {
    expect(told('C28', { what: 'unlock' }).preview).toMatchObject({ path: 'refuse', refusal: { code: 'notLocked' } });
    expect(putOf(told('C28', { what: 'newPin' }).put(), 'signIn')[0]?.body.pinChangedOn).toBe(TODAY);
  });

  it('goes to a person when somebody else may read the code, and when nobody has checked who is asking', () => {
    expect(told('C28', { what: 'resetCode', safePlace: 'no' }).preview).toMatchObject({ path: 'handOver', choice: { suggested: 'accept' } });
    const stranger = told('C28', { what: 'newPin' }, { paying: { identity: null } });
    expect(stranger.preview.path).toBe('handOver');
    expect(stranger.preview.choice?.why[0]).toContain('Identity');
  });
});
