import { mdiAlertCircle, mdiAlertOutline, mdiCheckCircle, mdiInformationOutline } from '@mdi/js';
import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { useAnnounced } from './LiveRegion.tsx';
import './feedback.css';

const kinds = {
  info: { severity: 'info', icon: mdiInformationOutline },
  warn: { severity: 'warning', icon: mdiAlertOutline },
  error: { severity: 'error', icon: mdiAlertCircle },
  success: { severity: 'success', icon: mdiCheckCircle },
} as const;

/**
 * A box in the page that says what happened and what to do. Give `announce` to what appears while the person works:
 * the words are said through the window's live region.
 */
export function MessageBox({
  kind,
  title,
  children,
  action,
  icon,
  announce,
}: Readonly<{
  kind: keyof typeof kinds;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  icon?: string;
  announce?: string;
}>): ReactNode {
  useAnnounced(announce);
  const { severity, icon: ownIcon } = kinds[kind];
  return (
    <Alert severity={severity} role="note">
      <span className={`cb-message cb-message-${kind}`}>
        <Icon path={icon ?? ownIcon} size={18} />
        <span className="cb-message-words">
          {title !== undefined && <strong className="cb-message-title">{title}</strong>}
          {children !== undefined && <span className="cb-message-text">{children}</span>}
        </span>
        {action !== undefined && <span className="cb-message-action">{action}</span>}
      </span>
    </Alert>
  );
}
