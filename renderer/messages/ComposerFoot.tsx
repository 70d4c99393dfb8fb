import type { ReactNode } from 'react';
import { ActionBar } from '../parts/ActionBar.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';

/** The way out of a draft, with what pressing it promises. */
export function ComposerFoot({
  busy,
  drafts,
  onQueue,
  onQueueAll,
  readOnly,
}: Readonly<{ readOnly: string | undefined; busy: boolean; drafts: number; onQueue: () => void; onQueueAll: () => void }>): ReactNode {
  // The list shows why once for all of them.
  const reason = readOnly !== undefined ? { reasonId: 'messages-read-only' } : busy ? { reason: 'Queueing' } : {};
  return (
    <ActionBar promise="Waits 2 minutes. You can recall it until it is sent.">
      <ActionButton kind="main" keys="Ctrl+Enter" onPress={onQueue} {...reason}>
        Queue to send
      </ActionButton>
      {drafts > 1 && (
        <ActionButton kind="quiet" onPress={onQueueAll} {...(readOnly === undefined ? {} : reason)}>
          Check all {String(drafts)} and queue
        </ActionButton>
      )}
    </ActionBar>
  );
}
