import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../app/contract/index.ts';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';

export type Person = Output<'session.people'>['staff'][number];
type PeopleView = Readonly<{ phase: 'loading' }> | Readonly<{ phase: 'failed'; error: Failure }> | Readonly<{ phase: 'ready'; staff: readonly Person[] }>;
type PeopleState = Readonly<{
  view: PeopleView;
  load(): Promise<void>;
  /** The first person that `find` names, once the list is here; null when it names nobody, or the list could not be had. */
  firstOf(find: string, roleName: (role: Person['role']) => string): Promise<Person | null>;
}>;

/** Who can sign in. */
export function createPeopleStore(api: Api): StoreApi<PeopleState> {
  let turn = 0;
  let loading: Promise<void> = Promise.resolve();
  return createStore<PeopleState>()((set, get) => ({
    view: { phase: 'loading' },
    load() {
      const mine = ++turn;
      set({ view: { phase: 'loading' } });
      loading = api.call('session.people', {}).then((answer) => {
        if (mine === turn) set({ view: answer.ok ? { phase: 'ready', staff: answer.value.staff } : { phase: 'failed', error: answer.error } });
      });
      return loading;
    },
    async firstOf(find, roleName) {
      await loading;
      const { view } = get();
      return view.phase === 'ready' ? (teamsOf(view.staff, find, roleName)[0]?.people[0] ?? null) : null;
    },
  }));
}

type Team = Readonly<{ name: string; people: readonly Person[] }>;
const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** People by team, those that `find` names (`cw7`, `CW-07`, `team 4`, `leader`); teams and people in order of their names. */
export function teamsOf(staff: readonly Person[], find: string, roleName: (role: Person['role']) => string): readonly Team[] {
  const wanted = find.trim().split(/\s+/).map(plain).filter((word) => word !== '');
  const fits = (person: Person): boolean => {
    const all = plain(`${person.id} ${person.teamName} ${roleName(person.role)}`);
    return wanted.every((word) => all.includes(word) || all.includes(word.replace(/^([a-z]+)(\d)$/, '$10$2')));
  };
  const teams = Map.groupBy(staff.filter(fits), ({ teamName }) => teamName);
  const byText = (a: string, b: string): number => a.localeCompare(b, 'en-GB', { numeric: true });
  return [...teams].map(([name, people]) => ({ name, people: people.toSorted((a, b) => byText(a.id, b.id)) })).sort((a, b) => byText(a.name, b.name));
}
