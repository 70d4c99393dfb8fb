import { mdiCheck, mdiChevronDown } from '@mdi/js';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useId, useState, type ReactNode } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { Kbd } from '../parts/Kbd.tsx';

type MenuChoice = Readonly<{
  key: string;
  label: string;
  /** Given: one of several ways, and whether it is the one in use. Left out: an action. */
  chosen?: boolean;
  keys?: string;
  /** Why it cannot be chosen now. It stays to be read. */
  reason?: string | undefined;
  onChoose: () => void;
}>;

/** Words with a list behind them: `Group by when due`. The list is a menu; focus comes back to the words. */
export function MenuButton({
  children,
  choices,
  name,
  look = 'quiet',
}: Readonly<{ children: ReactNode; choices: readonly MenuChoice[]; name?: string; look?: 'quiet' | 'button' | 'heading' | 'accent' }>): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const open = anchor !== null;
  const menuId = useId();
  return (
    <>
      <button
        type="button"
        className={`cb-queue-menu cb-queue-menu-${look}`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        aria-label={name}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {children}
        {look !== 'button' && <Icon path={mdiChevronDown} size={16} />}
      </button>
      <Menu id={menuId} anchorEl={anchor} open={open} onClose={() => setAnchor(null)}>
        {choices.map(({ key, label, chosen, keys, reason, onChoose }) => (
          <MenuItem
            key={key}
            selected={chosen ?? false}
            {...(chosen === undefined ? {} : { role: 'menuitemradio', 'aria-checked': chosen })}
            {...(reason === undefined ? {} : { 'aria-disabled': true })}
            onClick={() => {
              if (reason !== undefined) return;
              setAnchor(null);
              onChoose();
            }}
          >
            {chosen !== undefined && <span className="cb-queue-menu-mark">{chosen && <Icon path={mdiCheck} size={16} />}</span>}
            <span className="cb-queue-menu-words">
              {label}
              {reason !== undefined && <span className="cb-queue-menu-reason">{reason}</span>}
            </span>
            {keys !== undefined && <Kbd keys={keys} unseen />}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
