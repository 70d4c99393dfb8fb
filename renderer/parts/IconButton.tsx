import MuiIconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** A button without a word: only Close and Help stand like this. `name` is what it is called. */
export function IconButton({
  path,
  name,
  onPress,
  size = 18,
}: Readonly<{ path: string; name: string; onPress: () => void; size?: number }>): ReactNode {
  return (
    <MuiIconButton aria-label={name} onClick={onPress}>
      <Icon path={path} size={size} />
    </MuiIconButton>
  );
}
