import { DIRECTORY } from '../../../../app/model/rows/directory.ts';
import type { Row } from '../../../../app/model/rows/index.ts';
import type { Db } from '../../openDatabase.ts';
import { rowOf, rowsIn } from '../rowSource.ts';
import type { ReadModel } from './readModel.ts';

/** `staff` and `team`: who works here, from the directory that every desktop follows. */
export function createDirectory(db: Db): ReadModel {
  const putStaff = db.prepare('INSERT OR REPLACE INTO staff(user_id, role, teams, away_until) VALUES (?, ?, ?, ?)');
  const dropStaff = db.prepare<[string]>('DELETE FROM staff WHERE user_id = ?');
  const putTeam = db.prepare('INSERT OR REPLACE INTO team(team_id, name, kind, phone) VALUES (?, ?, ?, ?)');
  const dropTeam = db.prepare<[string]>('DELETE FROM team WHERE team_id = ?');
  const clearStaff = db.prepare('DELETE FROM staff');
  const clearTeams = db.prepare('DELETE FROM team');
  const writeStaff = ({ id, body }: Row<'user'>): void => void putStaff.run(id, body.role, JSON.stringify(body.teams), body.away?.until ?? null);
  const writeTeam = ({ id, body }: Row<'team'>): void => void putTeam.run(id, body.name, body.kind, body.phone);

  return {
    fill(_clusterId, source) {
      for (const row of rowsIn(source, 'user')) writeStaff(row);
      for (const row of rowsIn(source, 'team')) writeTeam(row);
    },
    update(_clusterId, changed, source) {
      for (const { kind, id } of changed) {
        if (kind === 'user') {
          const row = rowOf(source, 'user', id);
          if (row === null) dropStaff.run(id);
          else writeStaff(row);
        } else if (kind === 'team') {
          const row = rowOf(source, 'team', id);
          if (row === null) dropTeam.run(id);
          else writeTeam(row);
        }
      }
    },
    clear(clusterId) {
      if (clusterId !== DIRECTORY) return;
      clearStaff.run();
      clearTeams.run();
    },
  };
}
