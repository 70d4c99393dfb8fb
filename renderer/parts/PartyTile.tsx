import { mdiArrowBottomLeft, mdiArrowTopRight } from '@mdi/js';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import './marks.css';

export type Party = 'receiving' | 'paying';
export const partyNames: Readonly<Record<Party, string>> = {
  receiving: 'Receiving parent',
  paying: 'Paying parent',
};

/**
 * A parent's mark: solid with an arrow in (receiving), outlined with an arrow out (paying). `words` beside it:
 * the full role, one word, other words of yours, or none (then the tile itself carries the name).
 */
export function PartyTile({
  party,
  size = 20,
  words = 'full',
  children,
}: Readonly<{ party: Party; size?: 16 | 20 | 24; words?: 'full' | 'short' | 'none'; children?: ReactNode }>): ReactNode {
  const name = partyNames[party];
  const tile = (
    <span
      className={classes('cb-tile', `cb-tile-${party}`, `cb-tile-${size}`)}
      {...(words === 'none' && children === undefined ? { role: 'img', 'aria-label': name } : {})}
    >
      <Icon path={party === 'receiving' ? mdiArrowBottomLeft : mdiArrowTopRight} size={size - 4} />
    </span>
  );
  if (words === 'none' && children === undefined) return tile;
  return (
    <span className="cb-party">
      {tile}
      <span>{children ?? (words === 'full' ? name : party === 'receiving' ? 'Receiving' : 'Paying')}</span>
    </span>
  );
}
