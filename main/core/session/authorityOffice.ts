import { randomUUID } from 'node:crypto';
import type { Actor, Directory } from '../../../app/operations/operation.ts';
import { StaffRole } from '../../../app/model/roles.ts';
import { DIRECTORY, TeamBody, UserBody } from '../../../app/model/rows/directory.ts';
import type { Staff } from '../../../app/contract/session.ts';
import type { IsoDate } from '../../../app/model/dates.ts';
import { answersByOpId, enrolStream } from '../../store/authority/enrol.ts';
import type { Db } from '../../store/openDatabase.ts';
import type { Enrolment } from '../../store/openUserStore.ts';

/** What the practice authority knows of people and teams. A hub answers these questions later. */
export interface AuthorityOffice {
  readonly directory: Directory;
  staff(today: IsoDate): readonly Staff[];
  actor(userId: string): Actor | null;
  enrolment(userId: string): Enrolment;
}

export function createAuthorityOffice(db: Db, deviceId: string): AuthorityOffice {
  const bodies = db.prepare<[string, string], string>('SELECT body FROM cluster_row WHERE cluster_id = ? AND kind = ? AND deleted = 0 ORDER BY row_id').pluck();
  const bodyOf = db.prepare<[string, string, string], string>('SELECT body FROM cluster_row WHERE cluster_id = ? AND kind = ? AND row_id = ? AND deleted = 0').pluck();
  const team = (id: string): TeamBody | null => {
    const text = bodyOf.get(DIRECTORY, 'team', id);
    return text === undefined ? null : TeamBody.parse(JSON.parse(text));
  };
  return {
    directory: {
      team(id) {
        const found = team(id);
        return found === null ? null : { name: found.name, phone: found.phone };
      },
      teamsOf(id) {
        const text = bodyOf.get(DIRECTORY, 'user', id);
        return text === undefined ? null : UserBody.parse(JSON.parse(text)).teams;
      },
    },
    staff: (today) =>
      bodies.all(DIRECTORY, 'user').map((text) => {
        const user = UserBody.parse(JSON.parse(text));
        return { id: user.code, role: user.role, teams: user.teams, teamName: team(user.teams[0] ?? '')?.name ?? '', away: user.away !== null && user.away.until >= today };
      }),
    actor(userId) {
      const text = bodyOf.get(DIRECTORY, 'user', userId);
      if (text === undefined) return null;
      const user = UserBody.parse(JSON.parse(text));
      return { id: user.code, role: StaffRole.parse(user.role), teams: user.teams };
    },
    enrolment: (userId) => ({
      enrol: () => enrolStream(db, userId, deviceId, randomUUID),
      answerOf: answersByOpId(db),
    }),
  };
}
