import { ok } from '../../app/result.ts';
import { createFakeApi, type Answers } from '../app/fakeApi.ts';
import type { Checked, Composed, Message, Option } from './messageWords.ts';
import type { Held } from './messagesStore.ts';

/** Made-up messages for the tests of this folder. */
export const aMessage = (over: Partial<Message> = {}): Message => ({
  messageId: 'm1', to: 'receivingParent', channel: 'sms', templateId: 'income.changed', title: 'Income changed', subject: null, body: 'We have made a decision. Call Team 4.', state: 'draft', fragments: null,
  recipient: '••••• •••217', at: '2026-11-18T10:00:00.000Z', sendAfter: null, by: 'CW-07', decisionId: 'd1', language: 'en', tag: 'tag-1', ...over,
});
export const anOption = (over: Partial<Option> = {}): Option => ({
  templateId: 'income.changed', title: 'Income changed', to: 'receivingParent', channel: 'sms', language: 'en', recipient: '••••• •••217', initials: 'R.T.', recommended: false, blocked: null, why: 'Recorded as safe to use.', ...over,
});
export const aPeriod = (over: Partial<Held['periods'][number]> = {}): Held['periods'][number] => ({
  decisionId: 'd1', number: 88, from: '2026-11-16', until: null, weekly: 4800, payingParentTotal: 5760, receivingParentNet: 4608, reason: 'change', performedOn: '2026-11-18', ...over,
});
export const aTemplate = (over: Partial<Composed> = {}): Composed => ({
  templateId: 'income.changed', version: 4, title: 'Income changed', subject: null, body: 'We have made a decision. Call Team 4.', facts: [{ name: 'team name', label: 'Team', value: 'Team 4', source: 'Team 4 directory' }], missing: [],
  recipient: '••••• •••217', initials: 'R.T.', sender: 'ChildMaint', prefix: null, other: null, saw: { contacts: 'c1' }, ...over,
});
export const aCheck = (over: Partial<Checked> = {}): Checked => ({ text: '', characters: 10, fragments: 1, left: 150, encoding: 'gsm', costTenths: 24, blocks: null, pages: null, checks: [], ...over });
export const blockedBy = (key: string, ranges: Checked['checks'][number]['ranges'] = []): Checked => aCheck({ checks: [{ key, state: 'block', title: 'Stopped', detail: 'Take it out.', ranges, mend: null }] });

/** Services that keep drafts in memory and allow everything; `answers` says otherwise. */
export function createMessageApi(answers: Answers = {}) {
  const journal = new Map<string, string>();
  const api = createFakeApi({
    'draft.load': ({ key }) => ok({ draft: journal.has(key) ? { body: journal.get(key) ?? '', savedAt: '2026-11-18T09:00:00.000Z' } : null }),
    'draft.save': ({ key, body }) => {
      journal.set(key, body);
      return ok({ savedAt: '2026-11-18T10:12:00.000Z' });
    },
    'draft.discard': ({ key }) => ok({ discarded: journal.delete(key) }),
    'draft.list': () => ok({ drafts: [...journal.keys()].map((key) => ({ key, caseId: 'c1', title: '', savedAt: '2026-11-18T10:12:00.000Z' })) }),
    'message.compose': ({ channel }) => ok({ ...aTemplate({ subject: channel === 'sms' ? null : 'Subject', body: channel === 'sms' ? aTemplate().body : `# As ${channel}` }), facts: [...aTemplate().facts], missing: [], saw: { contacts: 'c1' } }),
    'message.check': () => ok(aCheck()),
    'message.options': () => ok({ options: [anOption(), anOption({ channel: 'email' }), anOption({ channel: 'letter' })] }),
    'operation.perform': () => ok({ opId: 'op-1', savedAt: '2026-11-18T10:13:00.000Z', undoUntil: null, rows: [{ kind: 'message', id: 'm9' }] }),
    ...answers,
  });
  return { api, journal };
}
