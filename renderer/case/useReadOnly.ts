import { useSession } from '../app/AppContext.tsx';
import type { CaseHeld } from './caseWords.ts';

/** Why nothing can be changed on this case, and who can; undefined when it can be. */
export function useReadOnly(held: Pick<CaseHeld, 'readOnly' | 'ownerTeamName'>): string | undefined {
  const store = useSession((view) => view.session?.readOnly ?? 'no');
  if (store === 'diskFull') return 'Read only: the disk is full. Free some space to go on.';
  if (store === 'folder') return 'Read only: Casebench may not write to its folder. Tell IT support.';
  return held.readOnly ? `Read only: ${held.ownerTeamName} works on this case. Ask their team leader for a change.` : undefined;
}
