import { describe, expect, it } from 'vitest';
import { caseIntent, draftWay } from './draftWay.ts';

describe('a draft is carried on', () => {
  it.each([
    ['change:case-1:C09:payingParent:-', { way: 'place', to: { section: 'changes', item: 'C09:payingParent:-' } }],
    ['message:message-1', { way: 'place', to: { section: 'messages', item: 'message-1' } }],
    ['run:run-1:pay#0', { way: 'place', to: { pane: 'instruction:run-1' } }],
    ['note:case-1:case', { way: 'act', act: { do: 'note' } }],
    ['promise:case-1:case', { way: 'act', act: { do: 'list', words: 'promise' } }],
    ['queue:case-1:finish-t:1', { way: 'act', act: { do: 'item', taskId: 't:1' } }],
    ['queue:case-1:try-t2', { way: 'act', act: { do: 'item', taskId: 't2' } }],
    ['queue:case-1:note', { way: 'queue' }],
    ['queue:many:due', { way: 'queue' }],
    ['outbox:case-1:op-7', { way: 'outbox', opId: 'op-7' }],
    ['evidence:case-1:add', { way: 'place', to: { section: 'documents', item: null } }],
    ['evidence:case-1:judge-e:1', { way: 'place', to: { section: 'documents', item: 'e:1' } }],
    ['evidence:scanner:folder', { way: 'inbox' }],
    ['odd', { way: 'place', to: {} }],
    ['later:case-1:what', { way: 'place', to: {} }],
  ] as const)('%s', (key, way) => expect(draftWay(key)).toEqual(way));
});

it('what a case is asked for is taken once, and only by that case', () => {
  const act = { do: 'note' } as const;
  caseIntent.getState().ask({ caseId: 'case-1', act });
  expect(caseIntent.getState().take(({ caseId }) => caseId === 'case-2')).toBeNull();
  expect(caseIntent.getState().take(({ caseId }) => caseId === 'case-1')).toEqual({ caseId: 'case-1', act });
  expect(caseIntent.getState().take()).toBeNull();
});
