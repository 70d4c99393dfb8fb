import { mdiAccountOutline, mdiDatabaseOutline, mdiDomain } from '@mdi/js';
import type { ReactNode } from 'react';
import { waitingOnWord } from '../../../../app/work/waitingWords.ts';
import { Icon } from '../../../parts/Icon.tsx';
import { PartyTile } from '../../../parts/PartyTile.tsx';
import { partyOf, roleNames } from '../../caseWords.ts';

type Asked = Parameters<typeof waitingOnWord>[0];

/** Who was asked: a parent by side, an office by its picture. */
export function Who({ to }: Readonly<{ to: string }>): ReactNode {
  if (to === 'payingParent' || to === 'receivingParent') {
    return (
      <PartyTile party={partyOf(to)} size={16} words="none">
        {roleNames[to]}
      </PartyTile>
    );
  }
  const icon = to === 'employer' ? mdiDomain : to === 'us' ? mdiAccountOutline : mdiDatabaseOutline;
  return (
    <span className="cb-party">
      <Icon path={icon} size={16} />
      <span>{waitingOnWord(to as Asked)}</span>
    </span>
  );
}
