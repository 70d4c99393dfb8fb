import { describe, expect, test } from 'vitest';
import type { RefusalValue } from '../changes/engine/refusalValue.ts';
import type { NoticeMoment } from '../changes/notices.ts';
import type { PartyRole } from '../model/roles.ts';
import { composeMessage } from './compose.ts';
import {
  factNames, payingParentFacts, receivingParentFacts, recordFacts, requestFacts, teamContact,
  type DecisionForMessages, type FactName, type FactValues, type RecordForMessages, type RequestForMessages, type RoleSafeFacts, type TeamContact, type ToldOfPayments,
} from './facts.ts';

/** Compiles only when its argument is true: the tests below are run by the type checker. */
type Assert<T extends true> = T;
type Fits<Value, Place> = [Value] extends [Place] ? true : false;
type Not<T extends boolean> = T extends true ? false : true;
type Has<T, K extends PropertyKey> = K extends keyof T ? true : false;

/** Every way that whereabouts or a contact have a field elsewhere in the product. */
type Whereabouts = 'address' | 'home' | 'postal' | 'postcode' | 'phone' | 'phones' | 'email' | 'employer' | 'bank' | 'name' | 'given' | 'family' | 'nino' | 'crn' | 'bornOn';
type AnyHas<T> = { [K in Whereabouts]: Has<T, K> }[Whereabouts];

type Facts<R extends PartyRole> = RoleSafeFacts<R>;
type PayingComposer = typeof composeMessage<'payingParent'>;
export type Checks = [
  Assert<Not<Fits<Whereabouts, FactName>>>,
  Assert<Fits<Extract<FactName, Whereabouts>, never>>,
  Assert<Not<AnyHas<FactValues<'payingParent'>>>>,
  Assert<Not<AnyHas<FactValues<'receivingParent'>>>>,
  Assert<Not<AnyHas<DecisionForMessages>>>,
  Assert<Not<AnyHas<RequestForMessages>>>,
  Assert<Not<AnyHas<RecordForMessages>>>,
  Assert<Not<Has<FactValues<'receivingParent'>, 'payingParentTotal'>>>,
  Assert<Not<Has<FactValues<'payingParent'>, 'receivingParentNet'>>>,
  Assert<Not<Fits<Facts<'payingParent'>, Facts<'receivingParent'>>>>,
  Assert<Not<Fits<Facts<'receivingParent'>, Facts<'payingParent'>>>>,
  Assert<Not<Fits<Readonly<{ role: 'payingParent'; values: object; sources: object }>, Facts<'payingParent'>>>>,
  Assert<Not<Fits<Readonly<{ name: string; phone: string }>, TeamContact>>>,
  Assert<Fits<Facts<'payingParent'>, Parameters<PayingComposer>[1]>>,
  Assert<Not<Fits<Facts<'receivingParent'>, Parameters<PayingComposer>[1]>>>,
  // free text has no way in: the only open strings are dates and our own team
  Assert<Not<Fits<string, FactValues<'payingParent'>['reason']>>>,
  Assert<Not<Fits<string, FactValues<'payingParent'>['proof'][number]>>>,
  Assert<Not<Fits<string, FactValues<'receivingParent'>['refusal']>>>,
  Assert<Not<Fits<string, FactValues<'receivingParent'>['change']>>>,
  Assert<Not<Fits<string, FactValues<'receivingParent'>['promise']>>>,
  // a rule puts figures and days into a refusal, and no words
  Assert<Not<Fits<string, RefusalValue>>>,
  Assert<Not<Fits<Readonly<{ text: string }>, RefusalValue>>>,
  Assert<Not<Fits<Readonly<{ words: string }>, NonNullable<NoticeMoment['refusal']>>>>,
  // what is prepared for staff has no place in what a notice is drafted from
  Assert<Fits<Extract<keyof NoticeMoment, 'prepared' | 'record' | 'sides' | 'person' | 'warnings' | 'checks' | 'opens' | 'lines'>, never>>,
  Assert<Fits<Extract<keyof ToldOfPayments, Whereabouts>, never>>,
  Assert<Not<Fits<string, NonNullable<ToldOfPayments['service']>>>>,
];

const team = teamContact('Team 4', '01632 960 114') as TeamContact;
const decision: DecisionForMessages = {
  number: 88, effectiveOn: '2026-11-16', weekly: 4800, previousWeekly: 6592, payingParentTotal: 5760, receivingParentNet: 4608, incomeWeekly: 30000, incomeBasis: 'current',
  children: 2, otherChildren: 0, nights: 'oneSeventh', rate: 'basic', reason: 'income', challengeBy: '2026-12-18', letterArrivesBy: null,
};

describe('facts for one parent', () => {
  test('each parent gets their own sum and never the other’s', () => {
    expect(payingParentFacts(decision, team).values).toMatchObject({ payingParentTotal: 5760 });
    expect(payingParentFacts(decision, team).values).not.toHaveProperty('receivingParentNet');
    expect(receivingParentFacts(decision, team).values).toMatchObject({ receivingParentNet: 4608 });
    expect(receivingParentFacts(decision, team).values).not.toHaveProperty('payingParentTotal');
  });
  test('a field that slipped into a decision at run time does not come out', () => {
    const leaky = { ...decision, address: '12 High Street', employer: 'Barnfield Bakery' };
    expect(JSON.stringify(receivingParentFacts(leaky, team))).not.toMatch(/High Street|Barnfield/);
  });
  test('what is not known is left out, so that it blocks sending', () => expect(payingParentFacts(decision, team).values).not.toHaveProperty('letterArrivesBy'));
  test('every fact says where it is from', () => {
    const { values, sources } = payingParentFacts(decision, team);
    expect(Object.keys(sources).toSorted()).toEqual(Object.keys(values).toSorted());
    expect(sources.weekly).toBe('Decision 88');
    expect(sources.teamPhone).toBe('Team 4 directory');
  });
  test('a record change tells the day and nothing else', () => {
    expect(Object.keys(recordFacts('receivingParent', { changedOn: '2026-11-18' }, team).values)).toEqual(['changedOn', 'teamName', 'teamPhone']);
    expect(requestFacts('payingParent', { replyBy: '2026-12-02', proof: [], askedOn: '2026-11-18' }, team).values).not.toHaveProperty('proof');
  });
  test('a team is a name and a phone number, not free text', () => {
    expect(teamContact('Team 4', '01632 960 114')).not.toBeNull();
    expect(teamContact('Team 4, 12 High Street', '01632 960 114')).toBeNull();
    expect(teamContact('Team 4', 'ask Pat')).toBeNull();
  });
  test('the vocabulary is what notices may say', () => expect(factNames).toHaveLength(30));
});
