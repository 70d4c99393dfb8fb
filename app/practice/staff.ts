import { addDays, type IsoDate } from '../model/dates.ts';
import type { TeamId, UserId } from '../model/ids.ts';
import { DIRECTORY } from '../model/rows/directory.ts';
import type { RowWrite } from '../model/rows/index.ts';
import type { CaseloadParameters } from './parameters.ts';
import type { PracticeDocuments } from './proof.ts';
import { createRandom } from './random.ts';

export type TeamStaff = Readonly<{ teamId: TeamId; name: string; /** As printed: `01632 960 004`. */ phone: string; caseworkers: readonly UserId[]; leader: UserId; decisionMaker: UserId }>;

const code = (prefix: string, n: number): UserId => `${prefix}-${String(n).padStart(2, '0')}`;

/** One team for about every 500 cases, at least one; a number that is given wins. */
export const teamCount = (cases: number, parameters: CaseloadParameters, teams?: number): number =>
  Math.min(parameters.staff.teamsMax, Math.max(1, teams ?? Math.round(cases / parameters.staff.casesPerTeam)));

/**
 * Who works in a team. Codes are dealt out in turn over all teams, so that a code belongs to one person whatever the
 * number of teams; with four teams CW-07, CW-11 and CW-15 sit together in team 4.
 */
export function staffOfTeam(team: number, teams: number, { staff }: CaseloadParameters): TeamStaff {
  const caseworkers: UserId[] = [];
  for (let n = team === 1 ? teams : team - 1; n <= staff.caseworkersPerTeam * teams; n += teams) caseworkers.push(code('CW', n));
  return { teamId: `team-${team}`, name: `Team ${team}`, phone: `01632 960 ${String(team).padStart(3, '0')}`, caseworkers, leader: code('TL', team), decisionMaker: code('DM', team) };
}

/** `documents`: papers for rows of proof, by row; who makes the caseload turns them into files. */
export type PracticeCluster = Readonly<{ clusterId: string; teamId: TeamId; rows: readonly RowWrite[]; documents?: PracticeDocuments }>;
export type DirectoryOptions = Readonly<{ cases: number; seed: number; today: IsoDate; parameters: CaseloadParameters; teams?: number }>;

const DIRECTORY_STREAM = 0x7eaf;

/** The pseudo-cluster that every desktop follows: teams, and the people who work in them. Follows `generateCaseload`'s options. */
export function generateDirectory({ cases, seed, today, parameters, teams: asked }: DirectoryOptions): PracticeCluster {
  const { staff } = parameters;
  const teams = teamCount(cases, parameters, asked);
  const rows: RowWrite[] = [];
  for (let team = 1; team <= teams; team += 1) {
    const random = createRandom(seed, DIRECTORY_STREAM, team);
    const people = staffOfTeam(team, teams, parameters);
    rows.push({ kind: 'team', id: people.teamId, body: { name: people.name, kind: 'maintenance', phone: people.phone } });
    const user = (userCode: UserId, role: 'caseworker' | 'teamLeader' | 'decisionMaker', mayBeAway: boolean): void => {
      const skills = Object.entries(staff.skills).filter(([, share]) => random.chance(share)).map(([skill]) => skill);
      const away = random.chance(staff.awayShare);
      const days = random.int(1, staff.awayDaysTo);
      rows.push({
        kind: 'user',
        id: userCode,
        body: { code: userCode, role, teams: [people.teamId], skills, away: away && mayBeAway ? { until: addDays(today, days) } : null },
      });
    };
    // The first caseworker of a team is always in, so that somebody can sign in and work.
    for (const [index, caseworker] of people.caseworkers.entries()) user(caseworker, 'caseworker', index > 0);
    user(people.leader, 'teamLeader', false);
    user(people.decisionMaker, 'decisionMaker', true);
  }
  return { clusterId: DIRECTORY, teamId: 'team-1', rows };
}
