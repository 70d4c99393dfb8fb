import { describe, expect, it } from 'vitest';
import { decisionOfSource, groupMessages, groupOptions, nextDraft } from './groupMessages.ts';
import { aMessage, anOption, aPeriod } from './testMessages.ts';

describe('the list of messages', () => {
  const messages = [
    aMessage({ messageId: 'm1', to: 'payingParent', channel: 'letter', decisionId: 'd2' }),
    aMessage({ messageId: 'm2', to: 'receivingParent', channel: 'letter', decisionId: 'd2' }),
    aMessage({ messageId: 'm3', to: 'receivingParent', channel: 'sms', decisionId: 'd2' }),
    aMessage({ messageId: 'm4', decisionId: null }),
    aMessage({ messageId: 'm5', state: 'queued', decisionId: 'd2' }),
    aMessage({ messageId: 'm6', state: 'recalled' }),
  ];
  const { groups, sent } = groupMessages(messages, [aPeriod({ decisionId: 'd2', number: 88 })], []);

  it('puts drafts under their decision, the receiving parent first, and others last', () => {
    expect(groups.map((group) => [group.decision?.number ?? null, group.drafts.map((m) => m.messageId)])).toEqual([[88, ['m3', 'm2', 'm1']], [null, ['m4']]]);
  });
  it('lists what is queued or has left, and leaves out what was thrown away', () => {
    expect(sent.map((m) => m.messageId)).toEqual(['m5']);
  });
  it('goes on with a draft of the same decision', () => {
    expect(nextDraft(groups, messages[1] ?? null)?.messageId).toBe('m3');
    expect(nextDraft([], null)).toBeNull();
  });
});

describe('what can be written', () => {
  it('puts what fits now first and keeps a closed way with its reason', () => {
    const [receiving, paying] = groupOptions([
      anOption({ templateId: 'income.changed', recommended: true }),
      anOption({ templateId: 'address.changed', title: 'Address changed' }),
      anOption({ to: 'payingParent', blocked: 'There is no mobile number.', recommended: true }),
    ]);
    expect(receiving?.recommended.map((o) => o.templateId)).toEqual(['income.changed']);
    expect(receiving?.ways.map((way) => [way.channel, way.blocked, way.options.length])).toEqual([['sms', null, 1]]);
    expect(paying?.recommended).toEqual([]);
    expect(paying?.ways[0]?.blocked).toBe('There is no mobile number.');
  });
});

it('a fact leads to the decision that its source names, and to none otherwise', () => {
  const periods = [{ number: 8, decisionId: 'd8' }, { number: 88, decisionId: 'd88' }];
  expect(['Decision 88', 'Decision 8, time in the post', 'Decision 9', 'Team 4 directory'].map((source) => decisionOfSource(source, periods))).toEqual(['d88', 'd8', null, null]);
});
