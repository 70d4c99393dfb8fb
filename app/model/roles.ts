import * as z from 'zod';

/** The two sides of a case. Receiving is always drawn left, paying right. */
export const partyRoles = ['receivingParent', 'payingParent'] as const;
export const PartyRole = z.enum(partyRoles);
export type PartyRole = z.output<typeof PartyRole>;
export const otherRole = (role: PartyRole): PartyRole => (role === 'payingParent' ? 'receivingParent' : 'payingParent');

export const staffRoles = ['caseworker', 'decisionMaker', 'teamLeader', 'readOnly'] as const;
export const StaffRole = z.enum(staffRoles);
export type StaffRole = z.output<typeof StaffRole>;
/** `system` is the authority acting by itself. No person has it, and nobody can sign in with it or push under it. */
export type ActorRole = StaffRole | 'system';
