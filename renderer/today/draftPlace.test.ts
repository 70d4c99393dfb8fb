import { expect, it } from 'vitest';
import { draftPlace } from './draftPlace.ts';

it('opens a draft where it was typed', () => {
  expect(draftPlace('change:case-1:C09:payingParent:-')).toEqual({ section: 'changes', item: 'C09:payingParent:-' });
  expect(draftPlace('message:case-1:new')).toEqual({ section: 'messages' });
});
it('opens only the case for what has no place of its own', () => {
  expect(draftPlace('note:case-1:case')).toEqual({});
  expect(draftPlace('odd')).toEqual({});
});
