import type { PartyRole } from '../../app/model/roles.ts';
import type { Party } from '../parts/PartyTile.tsx';

/** Receiving is always first and on the left. */
export const partyRoles: readonly PartyRole[] = ['receivingParent', 'payingParent'];
export const roleSides: Readonly<Record<PartyRole, Party>> = { receivingParent: 'receiving', payingParent: 'paying' };
