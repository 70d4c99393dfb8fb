import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import { LinkButton } from '../parts/LinkButton.tsx';
import type { Ask } from './ReasonDialog.tsx';

/** The ways out that stand on every step, and what is needed more rarely. */
export function WaysOut({ onAsk, onPrint }: Readonly<{ onAsk: (ask: Ask) => void; onPrint: () => void }>): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const pick = (run: () => void) => {
    setAnchor(null);
    run();
  };
  return (
    <div className="cb-ways-out">
      <LinkButton onPress={() => onAsk('deviate')}>Do something else</LinkButton>
      <LinkButton onPress={() => onAsk('wrong')}>This is wrong</LinkButton>
      <LinkButton onPress={() => onAsk('help')}>Get help</LinkButton>
      <button
        type="button"
        className="cb-link"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        More
      </button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => pick(onPrint)}>Print the record so far</MenuItem>
        <MenuItem onClick={() => pick(() => onAsk('abandon'))}>Give up this instruction</MenuItem>
      </Menu>
    </div>
  );
}
