import { mdiInboxArrowDownOutline } from '@mdi/js';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatDate } from '../../../app/model/calendar.ts';
import { useApp, useCoreEvents, useToday } from '../../app/AppContext.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { countWords } from '../../words/countWords.ts';
import { createInboxStore, type InboxReady } from '../inbox/inboxStore.ts';
import '../evidence.css';

/** `2 files in your tray, 14 documents without a work item, the oldest from 3 November 2026`; null when there are none. */
export function inboxWords({ trayTotal, counts }: Pick<InboxReady, 'trayTotal' | 'counts'>): string | null {
  const parts = [
    ...(trayTotal > 0 ? [`${countWords(trayTotal, 'file')} in your tray`] : []),
    ...(counts.total > 0 ? [`${countWords(counts.total, 'document')} without a work item${counts.oldestOn === null ? '' : `, the oldest from ${formatDate(counts.oldestOn)}`}`] : []),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

/** One line of Today: what waits in the evidence inbox. Nothing when it is empty. */
export function EvidenceLine(): ReactNode {
  const { api, desk } = useApp();
  const today = useToday();
  const [store] = useState(() => createInboxStore(api));
  const { view, refresh } = useStore(store);
  useEffect(() => {
    if (today !== '') void refresh();
  }, [refresh, today]);
  useCoreEvents((event) => {
    if (event.type === 'tray' || event.type === 'session' || (event.type === 'changed' && event.queue)) void refresh();
  });
  const words = view.phase === 'ready' ? inboxWords(view) : null;
  if (words === null) return null;
  return (
    <p className="cb-evidence-line">
      <Icon path={mdiInboxArrowDownOutline} size={18} />
      <span>{words}</span>
      <LinkButton onPress={() => desk.getState().show('evidence')}>Open the evidence inbox</LinkButton>
    </p>
  );
}
