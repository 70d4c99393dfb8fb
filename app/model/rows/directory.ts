import * as z from 'zod';
import { IsoDate } from '../dates.ts';
import { TeamId, UserId } from '../ids.ts';
import { StaffRole } from '../roles.ts';

/** The pseudo-cluster that holds teams and staff; every desktop follows it. */
export const DIRECTORY = 'catalogue:directory';

export const TeamBody = z.strictObject({
  name: z.string().max(40),
  kind: z.enum(['maintenance', 'newApplications', 'enforcement', 'specialist', 'reconsideration', 'decisionMakers', 'selfEmployed', 'complexNeeds']),
  phone: z.string().max(20),
});
export type TeamBody = z.output<typeof TeamBody>;

export const UserBody = z.strictObject({
  code: UserId,
  role: StaffRole,
  teams: z.array(TeamId).min(1).max(20),
  skills: z.array(z.string().max(24)).max(20),
  away: z.strictObject({ until: IsoDate }).nullable(),
});
export type UserBody = z.output<typeof UserBody>;
