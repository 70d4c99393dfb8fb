import { describe, expect, it } from 'vitest';
import { CASE, changeCase, must, openCluster, putOf, TASK, TODAY, type Cluster, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import type { RowBody, RowWrite } from '../../model/rows/index.ts';
import { contactRule } from './contact.ts';

const mobile = { what: 'mobile', number: '07700 900 555', whose: 'own', voicemail: 'yes', changedOn: TODAY };
const email = { what: 'email', email: 'new@receivingmark.example', codeConfirmed: 'yes', changedOn: TODAY };
const parts: ClusterParts = { task: { changeType: 'C25', subject: 'receivingParent' } };
const record = (cluster: Cluster, fields: Readonly<Record<string, unknown>>, taskId: string | null = TASK) =>
  must(cluster.perform('change.record', { caseId: CASE, type: 'C25', subject: 'receivingParent', reportedOn: TODAY, fields, evidence: 'none', taskId, expectWeekly: null })).effects.put;
const messages = (put: readonly RowWrite[]) => putOf(put, 'message').map(({ body }) => [body.templateId, body.channel, body.sendTo ?? null, body.recipient]);
const earlier = (fields: Readonly<Record<string, unknown>>, recordedAt: string, state: RowBody<'change'>['state'] = 'applied'): RowWrite => ({
  kind: 'change', id: 'change9',
  body: { caseId: CASE, type: 'C25', subject: 'receivingParent', reportedBy: 'receivingParent', reportedOn: recordedAt.slice(0, 10), changedOn: null, fields, state, effectiveFrom: null, weeklyBefore: null, weeklyAfter: null, gates: [], decisionId: null, taskId: null, runId: null, recordedAt, by: 'CW-11' },
});

describe('a new phone number', () => {
  it('takes the place of the old one of its kind and leaves the others', () => {
    const cluster = openCluster({ ...parts, receivingContact: { phones: [{ number: '+447700900222', kind: 'mobile', whose: 'own', voicemail: 'fine' }, { number: '+441632960001', kind: 'home', whose: 'shared', voicemail: 'never' }] } });
    record(cluster, mobile);
    expect(cluster.get('contact', 'r1').phones).toEqual([{ number: '+447700900555', kind: 'mobile', whose: 'own', voicemail: 'fine' }, { number: '+441632960001', kind: 'home', whose: 'shared', voicemail: 'never' }]);
    expect(cluster.get('task', TASK).state).toBe('done');
  });

  it('is confirmed at the new number, and the old one is told that something changed but not what', () => {
    const put = record(openCluster(parts), mobile);
    expect(messages(put)).toEqual([
      ['contact.changed', 'sms', null, '••••• •••555'],
      ['contact.changed', 'email', null, 'r•••@r•••'],
      ['contact.alert', 'sms', '+447700900222', '••••• •••222'],
    ]);
    const alert = putOf(put, 'message').at(-1)?.body.body ?? '';
    for (const mark of ['555', '900', 'phone', 'mobile', '£']) expect(alert).not.toContain(mark);
  });

  it('is never texted where it is shared or the employer’s, and the old one still is', () => {
    const put = record(openCluster(parts), { ...mobile, whose: 'employer', voicemail: 'no' });
    expect(messages(put).map(([template, channel, to]) => [template, channel, to])).toEqual([['contact.changed', 'email', null], ['contact.alert', 'sms', '+447700900222']]);
    const preview = contactRule.preview(changeCase(openCluster(parts), 'C25', { ...mobile, whose: 'shared' }, { subject: 'receivingParent' }));
    expect(preview.warnings).toContain('It is not their own phone: leave no message and send no text about the case.');
  });

  it('given again as it is alerts nobody', () => {
    expect(messages(record(openCluster(parts), { ...mobile, number: '07700 900 222' })).map(([template]) => template)).not.toContain('contact.alert');
  });

  const unsafe: readonly (readonly [string, ClusterParts])[] = [
    ['must get no texts', { safety: [{ of: 'receivingParent', kind: 'noTexts' }] }],
    ['asked for no texts', { receivingContact: { smsOptOut: true } }],
    ['is not to be contacted', { safety: [{ of: 'receivingParent', kind: 'suppression' }] }],
    ['had a phone that was not their own', { receivingContact: { phones: [{ number: '+447700900222', kind: 'mobile', whose: 'shared', voicemail: 'never' }] } }],
  ];
  it.each(unsafe)('sends no alert to the old number of somebody who %s', (_what, more) => {
    expect(messages(record(openCluster({ ...parts, ...more }), mobile)).filter(([, , to]) => to !== null)).toEqual([]);
  });

  it('for somebody who had none needs no alert, and without a word on voicemail leaves none', () => {
    const cluster = openCluster({ ...parts, receivingContact: { phones: [], email: null } });
    expect(messages(record(cluster, { ...mobile, voicemail: 'no' }))).toEqual([['contact.changed', 'sms', null, '••••• •••555']]);
    expect(cluster.get('contact', 'r1').phones[0]?.voicemail).toBe('never');
  });
});

describe('a new email address', () => {
  it('is written to once its code was read back, and the old one is alerted', () => {
    const cluster = openCluster(parts);
    const put = record(cluster, email);
    expect(cluster.get('contact', 'r1').email).toEqual({ address: 'new@receivingmark.example', verified: true });
    expect(messages(put).filter(([, channel]) => channel === 'email').map(([template, , to]) => [template, to])).toEqual([['contact.changed', null], ['contact.alert', 'rosa@receivingmark.example']]);
  });

  it('that was not checked is kept as that, and nothing is sent to it', () => {
    const cluster = openCluster(parts);
    const put = record(cluster, { ...email, codeConfirmed: 'no' });
    expect(cluster.get('contact', 'r1').email).toEqual({ address: 'new@receivingmark.example', verified: false });
    expect(messages(put).map(([template, channel, to]) => [template, channel, to])).toEqual([['contact.changed', 'sms', null], ['contact.alert', 'email', 'rosa@receivingmark.example']]);
    const preview = contactRule.preview(changeCase(openCluster(parts), 'C25', { ...email, codeConfirmed: 'no' }, { subject: 'receivingParent' }));
    expect(preview.warnings).toContain('The email is kept as not checked. Nothing about the case goes to it until the code is read back.');
  });

  it('alerts no old address that was never checked', () => {
    const put = record(openCluster({ ...parts, receivingContact: { email: { address: 'typo@receivingmark.example', verified: false } } }), email);
    expect(JSON.stringify(putOf(put, 'message'))).not.toContain('typo@');
  });
});

describe('phone and email both new within days', () => {
  const warning = 'Phone and email have both changed within days. Ring the number we held before you go on.';
  const warned = (fields: Readonly<Record<string, unknown>>, before: RowWrite): boolean =>
    contactRule.preview(changeCase(openCluster({ ...parts, more: [before] }), 'C25', fields, { subject: 'receivingParent' })).warnings.includes(warning);

  it('is pointed out for seven days, in either order', () => {
    expect(warned(email, earlier(mobile, '2026-11-11T10:00:00.000Z'))).toBe(true);
    expect(warned(mobile, earlier(email, '2026-11-18T08:00:00.000Z'))).toBe(true);
    expect(warned(email, earlier(mobile, '2026-11-10T10:00:00.000Z'))).toBe(false);
  });

  it('is not about two phones, or one that was never applied', () => {
    expect(warned(mobile, earlier({ ...mobile, what: 'home' }, '2026-11-17T10:00:00.000Z'))).toBe(false);
    expect(warned(email, earlier(mobile, '2026-11-17T10:00:00.000Z', 'withdrawn'))).toBe(false);
  });
});

describe('the other parent', () => {
  it('is told nothing, and no line of the case holds the number or the address', () => {
    for (const fields of [mobile, email]) {
      const put = record(openCluster(parts), fields);
      expect(putOf(put, 'message').every(({ body }) => body.to === 'receivingParent')).toBe(true);
      const outside = put.filter((row) => row.kind !== 'contact' && row.kind !== 'change' && row.kind !== 'message');
      for (const mark of ['900555', 'receivingmark', '900222']) expect(JSON.stringify(outside)).not.toContain(mark);
    }
  });
});
