import { describe, expect, it } from 'vitest';
import { madeOffers } from '../../change/fixtureForms.ts';
import { caseFixture } from '../caseFixture.ts';
import { changeState, receivedOf, togetherOf, type Change } from './changeWords.ts';
import { classWords, offerGroups } from './offerGroups.ts';

const titles = (text: string) => offerGroups(madeOffers, text).map(({ title, offers }) => [title, ...offers.map((offer) => offer.title)]);

describe('what can be reported', () => {
  it('stands under plain headings, in the order in which reports are decided', () => {
    expect(titles('').map(([title]) => title)).toEqual(['Children in the case', 'Who looks after a child', 'Nights of care', 'Income', 'Extra income and costs', 'Details and accounts']);
  });

  it('is found by the words that people use, by what it says about itself, and by half a word', () => {
    expect(titles('wage')).toEqual([['Income', 'Income change']]);
    expect(titles('weekend')).toEqual([['Nights of care', 'Nights of care']]);
    expect(titles('rent')).toEqual([['Extra income and costs', 'Extra income']]);
    expect(titles('moved')).toEqual([['Who looks after a child', 'Main carer moves'], ['Details and accounts', 'New address']]);
    expect(titles('zebra')).toEqual([]);
  });

  it('says in words who decides', () => {
    expect((['A', 'B', 'C'] as const).map(classWords)).toEqual(['Done at once', 'Decided by rule when nothing stands in the way', 'A person decides']);
  });
});

describe('what was reported', () => {
  const change = (changeId: string, state: string, taskId: string | null = null): Change => ({
    changeId, type: 'C09', subject: 'payingParent', title: 'Income change', reportedOn: '2026-11-10', state, effectiveFrom: null, weeklyBefore: null, weeklyAfter: null, gates: [], by: 'CW-07', decisionBeforeId: null, firstPayment: null,
    recordedAt: '2026-11-10T09:30:00.000Z', decisionId: null, taskId, promisedOn: null,
  });
  const task = caseFixture.tasks.find(({ kind }) => kind === 'change');

  it('reads as the customer sees it', () => {
    expect(['received', 'waiting', 'handedOver', 'decided', 'applied', 'refused'].map((state) => changeState(state).words)).toEqual(['Received', 'Evidence required', 'In progress', 'Accepted', 'Accepted', 'Rejected']);
  });

  it('counts an open item as received until something was recorded for it', () => {
    if (task === undefined) throw new Error('the made-up case has an open report');
    expect(receivedOf(caseFixture.tasks, []).map(({ taskId }) => taskId)).toEqual([task.taskId]);
    expect(receivedOf(caseFixture.tasks, [change('c', 'waiting', task.taskId)])).toEqual([]);
  });

  it('can be decided together from two unfinished reports on', () => {
    expect(togetherOf([change('a', 'waiting'), change('b', 'decided')])).toEqual([]);
    expect(togetherOf([change('a', 'waiting'), change('b', 'decided'), change('c', 'handedOver')])).toEqual(['a', 'c']);
  });
});
