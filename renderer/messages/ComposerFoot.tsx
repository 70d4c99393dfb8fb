import type { ReactNode } from 'react';
import { ActionBar } from '../parts/ActionBar.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';

/** The way out of a draft, with what pressing it promises. */
export function ComposerFoot({
  busy,
  drafts,
  onQueue,
  onQueueAll,
}: Readonly<{ busy: boolean; drafts: number; onQueue: () => void; onQueueAll: () => void }>): ReactNode {
  const reason = busy ? { reason: 'Queueing' } : {};
  return (
    <ActionBar promise="Waits 2 minutes. You can recall it until it is sent.">
      <ActionButton kind="main" keys="Ctrl+Enter" onPress={onQueue} {...reason}>
        Queue to send
      </ActionButton>
      {drafts > 1 && (
        <ActionButton kind="quiet" onPress={onQueueAll}>
          Check all {String(drafts)} and queue
        </ActionButton>
      )}
    </ActionBar>
  );
}
