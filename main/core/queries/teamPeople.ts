import type { Input, Output } from '../../../app/contract/index.ts';
import { ok, type Result } from '../../../app/result.ts';
import type { QueryContext } from './context.ts';
import { repositoriesOf } from './repositories.ts';

/** `team.people`: everyone who shares a team with whoever is signed in, with their open and overdue work. */
export function createTeamPeopleQuery(context: QueryContext) {
  const { queue, desk } = repositoriesOf(context.db);
  return (_input: Input<'team.people'>): Result<Output<'team.people'>> => {
    const { teams } = context.actor();
    const today = context.today();
    const work = queue.people(today);
    const people = desk
      .staff()
      .filter((person) => person.teams.some((team) => teams.includes(team)))
      .slice(0, 200)
      .map(({ userId, role, awayUntil }) => ({
        userId, role, away: awayUntil !== null && awayUntil >= today ? awayUntil : null, ...(work.get(userId) ?? { open: 0, overdue: 0 }),
      }));
    return ok({ people });
  };
}
