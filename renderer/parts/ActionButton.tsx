import { mdiInformationOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useId, type MouseEvent, type ReactNode, type Ref } from 'react';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import { ariaKeys, Kbd } from './Kbd.tsx';

type ActionButtonProps = Readonly<{
  /** Verb and thing: `Check answers`. */
  children: ReactNode;
  onPress: (event: MouseEvent<HTMLButtonElement>) => void;
  /** `main`: a pane's one main action. `other`: the default. `quiet`: text only. */
  kind?: 'main' | 'other' | 'quiet';
  /** Key hint, `Ctrl+Enter` or `A`. Handling the key is the screen's. */
  keys?: string;
  /** Icon path before the words. */
  icon?: string;
  /** Why it cannot be pressed now. The button stays, takes focus, and shows this beside it. */
  reason?: string | undefined;
  /** Id of a reason shown elsewhere, when several buttons share one: disables without repeating it. */
  reasonId?: string | undefined;
  /** A popup it opens. */
  popup?: 'menu' | 'dialog';
  expanded?: boolean;
  /** Accessible name when the words alone do not tell buttons apart; must contain the words. */
  name?: string;
  submit?: boolean;
  ref?: Ref<HTMLButtonElement>;
}>;

/** A button that says its key and, when it cannot be pressed, why. */
export function ActionButton(props: ActionButtonProps): ReactNode {
  const { children, onPress, kind = 'other', keys, icon, reason, reasonId, popup, expanded, name, submit, ref } = props;
  const ownReasonId = useId();
  const blocked = reason !== undefined || reasonId !== undefined;
  const describedBy = classes(reason !== undefined && ownReasonId, reasonId);
  const button = (
    <Button
      type={submit === true ? 'submit' : 'button'}
      variant={kind === 'main' ? 'contained' : kind === 'quiet' ? 'text' : 'outlined'}
      onClick={(event) => {
        if (blocked) event.preventDefault();
        else onPress(event);
      }}
      {...(ref === undefined ? {} : { ref })}
      {...(blocked ? { 'aria-disabled': true, 'aria-describedby': describedBy } : {})}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(keys) })}
      {...(popup === undefined ? {} : { 'aria-haspopup': popup })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      {...(name === undefined ? {} : { 'aria-label': name })}
    >
      {icon !== undefined && <Icon path={icon} size={16} />}
      {children}
      {keys !== undefined && <Kbd keys={keys} unseen />}
    </Button>
  );
  if (reason === undefined) return button;
  return (
    <span className="cb-with-reason">
      {button}
      <span className="cb-reason" id={ownReasonId}>
        <Icon path={mdiInformationOutline} size={16} />
        {reason}
      </span>
    </span>
  );
}
