import { describe, expect, it } from 'vitest';
import { CASE, must, openCluster, TODAY, type Cluster, type ClusterParts } from '../../tests/fixtures/cluster.ts';
import type { RowBody, RowWrite } from '../model/rows/index.ts';

const words = 'We have changed your contact details.';
const message = (body: Partial<RowBody<'message'>> = {}): RowWrite => ({
  kind: 'message', id: 'message1',
  body: {
    caseId: CASE, taskId: null, changeId: null, decisionId: null, to: 'payingParent', channel: 'email', templateId: 'contact.changed', templateVersion: 1, language: 'en', facts: {}, subject: 'A change', body: words, edited: false,
    fragments: null, recipient: 'p•••@p•••', state: 'draft', sendAfter: null, at: '2026-11-18T09:00:00.000Z', by: 'CW-11', ...body,
  },
});
const held = (body: Partial<RowBody<'message'>> = {}, parts: ClusterParts = {}): Cluster => openCluster({ ...parts, more: [message(body)] });
const queue = (cluster: Cluster, caseId = CASE) => cluster.perform('message.queue', { messageId: 'message1', caseId });
const recall = (cluster: Cluster, to: 'draft' | 'recalled', caseId = CASE) => cluster.perform('message.recall', { messageId: 'message1', caseId, to });
const draft = (cluster: Cluster, more: Readonly<Record<string, unknown>> = {}) =>
  cluster.perform('message.draft', {
    messageId: 'message1', caseId: CASE, taskId: null, changeId: null, decisionId: null, to: 'payingParent', channel: 'email', templateId: 'contact.changed', templateVersion: 1, language: 'en', facts: {}, subject: 'A change', body: words, edited: true, ...more,
  });

describe('queueing a message', () => {
  it('waits two minutes, and tells the dispatcher once, under its own key', () => {
    const cluster = held();
    const { effects } = must(queue(cluster));
    expect(effects.outside).toEqual([{ key: 'message:message1', kind: 'message.send', rowId: 'message1' }]);
    expect(cluster.get('message', 'message1')).toMatchObject({ state: 'queued', sendAfter: '2026-11-18T09:44:00.000Z', by: 'CW-07' });
    expect(cluster.list('entry').map(({ body }) => [body.event, body.about, body.facts])).toEqual([['message.queued', 'payingParent', { channel: 'email', template: 'contact.changed' }]]);
    expect(queue(cluster)).toMatchObject({ ok: false, error: { code: 'MESSAGE_GONE' } });
  });

  it.each([
    ['the other parent’s street', { body: 'They live at 2 Receivinghome Road.' }, 'DISCLOSURE_BLOCKED'],
    ['the other parent’s phone, spaced out', { body: 'Ring 07700 900 222 today.' }, 'DISCLOSURE_BLOCKED'],
    ['the other parent’s employer', { body: 'We wrote to Receivingshop.' }, 'DISCLOSURE_BLOCKED'],
    ['a gap', { body: 'From ((effective on)) you pay less.' }, 'FACT_MISSING'],
    ['no words', { body: '  ' }, 'MESSAGE_EMPTY'],
  ] as const)('is refused with %s in it', (_what, body, code) => {
    expect(queue(held(body))).toMatchObject({ ok: false, error: { code } });
  });

  it('is refused where a text would be too long', () => {
    expect(queue(held({ channel: 'sms', subject: null, body: 'We will write. '.repeat(80) }))).toMatchObject({ error: { code: 'MESSAGE_TOO_LONG' } });
  });

  it.each([
    ['email that is not checked', 'email', { payingContact: { email: { address: 'a@example.org', verified: false } } }],
    ['texts that are not safe', 'sms', { safety: [{ of: 'payingParent', kind: 'noTexts' }] }],
    ['contact that is stopped', 'letter', { safety: [{ of: 'payingParent', kind: 'suppression' }] }],
    ['nowhere to post it', 'letter', { payingContact: { home: null } }],
  ] as const)('is refused for %s', (_what, channel, parts) => {
    expect(queue(held({ channel, subject: channel === 'sms' ? null : 'A change' }, parts))).toEqual({ ok: false, error: { code: 'RECIPIENT_UNREACHABLE', fields: [channel] } });
  });

  it('names the case it is of, and no other', () => {
    const cluster = held({}, { secondCase: {} });
    expect(queue(cluster, 'case2')).toMatchObject({ error: { code: 'MESSAGE_GONE' } });
    expect(recall(cluster, 'recalled', 'case2')).toMatchObject({ error: { code: 'MESSAGE_GONE' } });
    expect(draft(cluster, { caseId: 'case2' })).toMatchObject({ error: { code: 'MESSAGE_GONE' } });
  });
});

describe('taking a message back', () => {
  it('brings a queued one back as a draft, or puts it away, and says so once', () => {
    const cluster = held({ state: 'queued', sendAfter: '2026-11-18T09:44:00.000Z' });
    must(recall(cluster, 'draft'));
    expect(cluster.get('message', 'message1')).toMatchObject({ state: 'draft', sendAfter: null });
    must(recall(cluster, 'recalled'));
    expect(cluster.list('entry').map(({ body }) => body.event)).toEqual(['message.recalled']);
  });

  it.each(['sent', 'delivered', 'failed', 'recalled'] as const)('is too late once it is %s', (state) => {
    expect(recall(held({ state }), 'draft')).toMatchObject({ error: { code: 'MESSAGE_GONE' } });
    expect(draft(held({ state }))).toMatchObject({ error: { code: 'MESSAGE_GONE' } });
  });
});

describe('keeping a draft', () => {
  it('makes a new one, addressed from the record, or gives new words to an old one', () => {
    const cluster = openCluster();
    const [made] = must(draft(cluster, { messageId: null })).effects.put;
    expect(made).toMatchObject({ kind: 'message', body: { state: 'draft', recipient: 'p•••@p•••', edited: true, at: '2026-11-18T09:42:00.000Z' } });
    must(draft(cluster, { messageId: made?.id, body: 'Other words.' }));
    expect(cluster.list('message').map(({ body }) => body.body)).toEqual(['Other words.']);
  });

  it('never makes one under an id that somebody else chose', () => {
    expect(draft(openCluster(), { messageId: 'chosen' })).toMatchObject({ error: { code: 'MESSAGE_GONE' } });
  });
});

describe('an alert to a contact that is gone', () => {
  const alert = { channel: 'sms' as const, subject: null, templateId: 'contact.alert', sendTo: '+447700900999', recipient: 'ends 999' };

  it('keeps where it goes, and can be neither rewritten nor turned to somebody else', () => {
    const cluster = held(alert);
    const same = { channel: 'sms', subject: null, templateId: 'contact.alert' };
    must(draft(cluster, { ...same, edited: false }));
    expect(cluster.get('message', 'message1')).toMatchObject({ sendTo: '+447700900999', recipient: 'ends 999' });
    expect(draft(cluster, { ...same, to: 'receivingParent' })).toEqual({ ok: false, error: { code: 'DISCLOSURE_BLOCKED', fields: ['to'] } });
    expect(draft(cluster, { ...same, body: 'Your new number is on record.' })).toEqual({ ok: false, error: { code: 'DISCLOSURE_BLOCKED', fields: ['body'] } });
    expect(draft(cluster, { ...same, channel: 'email' })).toMatchObject({ error: { fields: ['channel'] } });
  });

  it('goes whatever the new contact is like, but not where texts are unsafe or contact is stopped', () => {
    expect(queue(held(alert, { payingContact: { phones: [], email: null } })).ok).toBe(true);
    for (const parts of [{ safety: [{ of: 'payingParent', kind: 'noTexts' }] }, { safety: [{ of: 'payingParent', kind: 'suppression' }] }, { payingContact: { smsOptOut: true } }] as const) {
      expect(queue(held(alert, parts))).toMatchObject({ error: { code: 'RECIPIENT_UNREACHABLE' } });
    }
    expect(queue(held(alert, { safety: [{ of: 'receivingParent', kind: 'noTexts' }] })).ok).toBe(true);
  });
});

describe('what the rules drafted', () => {
  it('can all be queued as it stands, for every change that is recorded', () => {
    for (const [type, subject, fields] of [
      ['C09', 'payingParent', { source: 'employed', pay: { pence: 300_00, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: TODAY }],
      ['C09', 'payingParent', { source: 'employed', pay: { pence: 390_00, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: TODAY }],
      ['C24', 'receivingParent', { kind: 'home', country: 'GB', lines: ['9 Newhome Street', 'Testbury'], postcode: 'ZZ9 8YX', withOther: 'no', changedOn: TODAY }],
      ['C25', 'receivingParent', { what: 'mobile', number: '07700 900555', whose: 'own', voicemail: 'yes', changedOn: TODAY }],
      ['C25', 'payingParent', { what: 'email', email: 'new@example.org', codeConfirmed: 'no', changedOn: TODAY }],
    ] as const) {
      for (const evidence of ['seen', 'none'] as const) {
        for (const parts of [{}, { paying: { language: 'cy' as const } }, { receivingContact: { letters: 'online' as const } }]) {
          const cluster = openCluster(parts);
          must(cluster.perform('change.record', { caseId: CASE, type, subject, reportedOn: TODAY, fields, evidence, taskId: null, expectWeekly: null }));
          const drafts = cluster.list('message');
          expect(drafts.length).toBeGreaterThan(0);
          for (const { id } of drafts) expect(cluster.perform('message.queue', { messageId: id, caseId: CASE }), `${type} ${id}`).toMatchObject({ ok: true });
        }
      }
    }
  });
});
