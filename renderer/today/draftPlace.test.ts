import { expect, it } from 'vitest';
import { draftPlace } from './draftPlace.ts';

it('opens a draft where it was typed', () => {
  expect(draftPlace('change:case-1:C09:payingParent:-')).toEqual({ section: 'changes', item: 'C09:payingParent:-' });
  expect(draftPlace('message:message-1')).toEqual({ section: 'messages', item: 'message-1' });
  expect(draftPlace('run:run-1:step-2')).toEqual({ pane: 'instruction:run-1' });
});
it('opens only the case for what was typed in a dialog', () => {
  expect(draftPlace('note:case-1:case')).toEqual({});
  expect(draftPlace('odd')).toEqual({});
});
