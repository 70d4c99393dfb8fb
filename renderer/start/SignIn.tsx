import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useSession } from '../app/AppContext.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { TextField } from '../parts/TextField.tsx';
import { createPeopleStore, teamsOf, type Person } from './peopleStore.ts';
import { StartFrame } from './StartFrame.tsx';
import { roleWords } from './startWords.ts';

const roles = ['caseworker', 'decisionMaker', 'teamLeader', 'readOnly'] as const;
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Arrows, Home and End go along the people's buttons, through all teams. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.cb-person')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  if (at === -1) return;
  const step = steps[event.key];
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : step === undefined ? null : at + step;
  if (to === null) return;
  event.preventDefault();
  buttons[Math.min(Math.max(to, 0), buttons.length - 1)]?.focus();
}

function PersonButton({ person, first, onChoose }: Readonly<{ person: Person; first: boolean; onChoose: () => void }>): ReactNode {
  return (
    <button type="button" className="cb-person" tabIndex={first ? 0 : -1} onClick={onChoose}>
      <strong>{person.id}</strong> <span>{roleWords[person.role].name}</span>
      {person.away && <span className="cb-quiet"> away</span>}
    </button>
  );
}

/** Choosing who works here: practice people by team, and what each role can do. `onStay` goes back to who is signed in. */
export function SignIn({ onSignedIn, onStay }: Readonly<{ onSignedIn: () => void; onStay?: () => void }>): ReactNode {
  const { api, desk, session, announce } = useApp();
  const practice = useSession((view) => view.session?.practice ?? false);
  const user = useSession((view) => view.session?.user ?? null);
  const [store] = useState(() => createPeopleStore(api));
  const view = useStore(store, (state) => state.view);
  const [find, setFind] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => void store.getState().load(), [store]);
  useEffect(() => input.current?.focus(), []);

  const choose = async (person: Person): Promise<void> => {
    setRefused(null);
    // Where this person's tabs stand is theirs: it is saved before anybody else's store is open.
    await desk.getState().flush();
    if (await session.getState().signIn(person.id)) {
      announce(`Signed in as ${person.id}.`);
      onSignedIn();
    } else setRefused(person.id);
  };
  const teams = view.phase === 'ready' ? teamsOf(view.staff, find, (role) => roleWords[role].name) : [];
  const shown = teams.flatMap(({ people }) => people);
  const first = shown[0];
  /** Enter also counts while the list is on its way, unless more was typed before it came. */
  const chooseFirst = async (): Promise<void> => {
    const person = await store.getState().firstOf(find, (role) => roleWords[role].name);
    if (person !== null && (input.current?.value ?? find) === find) await choose(person);
  };
  return (
    <StartFrame title={practice ? 'Who are you today?' : 'Sign in'} practice={practice}>
      {onStay !== undefined && (
        <p>
          <ActionButton onPress={onStay}>Stay {user?.id ?? 'here'}</ActionButton>
        </p>
      )}
      <div className="cb-start-columns">
        <div className="cb-start-people" onKeyDown={walk} role="presentation">
          <TextField
            label="Find a person"
            hint="A number, a team or a role. Enter signs in the first one shown."
            value={find}
            width={28}
            code
            inputRef={input}
            onChange={setFind}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void chooseFirst();
              if (event.key === 'ArrowDown') {
                event.preventDefault();
                document.querySelector<HTMLButtonElement>('.cb-person')?.focus();
              }
            }}
          />
          {refused !== null && (
            <MessageBox kind="error" title={`${refused} could not be signed in.`} announce={`${refused} could not be signed in.`}>
              Choose again. Nothing has changed.
            </MessageBox>
          )}
          {view.phase === 'loading' && <StillBars words="Loading people" />}
          {view.phase === 'failed' && (
            <MessageBox kind="error" title="The list of people could not be had." action={<ActionButton onPress={() => void store.getState().load()}>Try again</ActionButton>}>
              Your work is safe.
            </MessageBox>
          )}
          {view.phase === 'ready' && shown.length === 0 && (
            <EmptyState title="Nobody fits that" action={<ActionButton onPress={() => setFind('')}>Show everyone</ActionButton>}>
              Try a shorter word, such as CW or Team 4.
            </EmptyState>
          )}
          {teams.map(({ name, people }) => (
            <section key={name} aria-label={name}>
              <SectionHead ruled>{name}</SectionHead>
              <ul className="cb-people">
                {people.map((person) => (
                  <li key={person.id}>
                    <PersonButton person={person} first={person === first} onChoose={() => void choose(person)} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <aside aria-label="What each role can do">
          <SectionHead ruled>What each role can do</SectionHead>
          <dl className="cb-roles">
            {roles.map((role) => (
              <div key={role}>
                <dt>{roleWords[role].name}</dt>
                <dd>{roleWords[role].can}</dd>
              </div>
            ))}
          </dl>
        </aside>
      </div>
    </StartFrame>
  );
}
