import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../app/result.ts';
import { createFakeApi } from '../app/fakeApi.ts';
import { createPeopleStore, teamsOf, type Person } from './peopleStore.ts';
import { roleWords } from './startWords.ts';

const person = (id: string, teamName: string, role: Person['role'] = 'caseworker'): Person => ({ id, role, teams: [teamName], teamName, away: false });
const staff = [person('CW-11', 'Team 10'), person('CW-07', 'Team 4'), person('CW-02', 'Team 4'), person('TL-04', 'Team 4', 'teamLeader')];
const names = (find: string) => teamsOf(staff, find, (role) => roleWords[role].name).map(({ name, people }) => [name, ...people.map(({ id }) => id)]);

describe('people to sign in as', () => {
  it('stand by team, numbers in order', () => {
    expect(names('')).toEqual([['Team 4', 'CW-02', 'CW-07', 'TL-04'], ['Team 10', 'CW-11']]);
  });
  it.each([['cw07', 'CW-07'], ['CW-7', 'CW-07'], ['leader', 'TL-04'], ['10 case', 'CW-11']])('"%s" finds %s alone', (find, id) => {
    expect(names(find).flat().filter((name) => !name.startsWith('Team'))).toEqual([id]);
  });
  it('are chosen from once the list is here, for an Enter that came before it', async () => {
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof ok<{ staff: Person[] }>>>();
    const store = createPeopleStore(createFakeApi({ 'session.people': () => promise }));
    void store.getState().load();
    const [found, nobody] = ['cw11', 'nobody'].map((find) => store.getState().firstOf(find, (role) => roleWords[role].name));
    resolve(ok({ staff }));
    expect([(await found)?.id, await nobody]).toEqual(['CW-11', null]);
  });
  it('can be asked for again after a failure', async () => {
    const answers = [fail('NOT_READY'), ok({ staff })];
    const store = createPeopleStore(createFakeApi({ 'session.people': () => answers.shift() ?? fail('INTERNAL') }));
    await store.getState().load();
    expect(store.getState().view).toMatchObject({ phase: 'failed' });
    await store.getState().load();
    expect(store.getState().view).toMatchObject({ phase: 'ready', staff: { length: 4 } });
  });
});
