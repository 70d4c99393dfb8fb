import { mdiAccountOutline, mdiDatabaseOutline, mdiDomain } from '@mdi/js';
import type { ReactNode } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { isSender, senderTitle } from './evidenceKinds.ts';

/** Whose paper it is, or who was asked: a parent by side, anybody else by picture and name. */
export function Sender({ of }: Readonly<{ of: string }>): ReactNode {
  if (of === 'payingParent' || of === 'receivingParent') return <PartyTile party={of === 'payingParent' ? 'paying' : 'receiving'} size={16} />;
  const icon = of === 'hmrc' || of === 'dwp' || of === 'childBenefit' ? mdiDatabaseOutline : of === 'us' || of === 'other' ? mdiAccountOutline : mdiDomain;
  return (
    <span className="cb-party">
      <Icon path={icon} size={16} />
      <span>{isSender(of) ? senderTitle(of) : of === 'us' ? 'Us' : 'Somebody else'}</span>
    </span>
  );
}
