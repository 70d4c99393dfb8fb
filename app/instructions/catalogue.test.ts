import { expect, test } from 'vitest';
import { createInstructionCatalogue, isOffered } from './catalogue.ts';
import { example, exampleName } from './exampleForTests.ts';
import { define } from './runForTests.ts';

const definition = define(example, exampleName);
const older = { definition: { ...definition, title: 'As it was' }, hash: 'old' };
const newer = { definition, hash: 'new' };

test('the version in force is found by id, and any version by its hash', () => {
  const catalogue = createInstructionCatalogue([newer], [older]);
  expect(catalogue.all).toEqual([newer]);
  expect(catalogue.byId('small')).toBe(newer);
  expect(catalogue.byHash('old')).toBe(older);
  expect([catalogue.byId('other'), catalogue.byHash('')]).toEqual([null, null]);
});

test('an instruction is offered for its work, role and condition', () => {
  const to = { workCode: 'C09', role: 'caseworker', facts: { case: { scheme: '2012' } } };
  expect(isOffered(definition, to)).toBe(true);
  expect(isOffered(definition, { ...to, workCode: 'C10' })).toBe(false);
  expect(isOffered(definition, { ...to, role: 'leader' })).toBe(false);
  expect(isOffered(definition, { ...to, facts: { case: { scheme: '2003' } } })).toBe(false);
  expect(isOffered(definition, { ...to, facts: { case: {} } })).toBe(true);
});
