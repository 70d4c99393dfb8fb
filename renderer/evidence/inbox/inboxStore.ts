import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../../app/contract/index.ts';
import type { Failure } from '../../../app/result.ts';
import type { Api } from '../../client.ts';
import type { TrayItem } from '../attach/places.ts';

type Loose = Output<'evidence.inbox'>['rows'][number];
/** A file of one's own tray, or a document of the team's cases that hangs on no work item. */
export type InboxRow = Readonly<{ kind: 'tray'; tray: TrayItem }> | Readonly<{ kind: 'loose'; item: Loose['item']; proposals: Loose['proposals'] }>;
export type InboxReady = Readonly<{ phase: 'ready'; rows: readonly InboxRow[]; trayTotal: number; counts: Output<'evidence.inbox'>['counts']; error: Failure | null }>;
export type InboxView = Readonly<{ phase: 'loading' }> | Readonly<{ phase: 'failed'; error: Failure }> | InboxReady;
export type InboxState = Readonly<{ view: InboxView; refresh(): Promise<void> }>;
export type InboxStore = StoreApi<InboxState>;

export const rowKey = (row: InboxRow): string => (row.kind === 'tray' ? `tray ${row.tray.trayId}` : `loose ${row.item.evidenceId}`);

/** What waits for somebody to say what it is for: own files first, then the team's, oldest first. */
export function createInboxStore(api: Api): InboxStore {
  let turn = 0;
  return createStore<InboxState>()((set, get) => ({
    view: { phase: 'loading' },
    async refresh() {
      turn += 1;
      const mine = turn;
      const [tray, inbox] = await Promise.all([api.call('evidence.tray', {}), api.call('evidence.inbox', {})]);
      if (mine !== turn) return;
      const failed = tray.ok ? (inbox.ok ? null : inbox.error) : tray.error;
      const before = get().view;
      if (!tray.ok || !inbox.ok) return set({ view: before.phase === 'ready' ? { ...before, error: failed } : { phase: 'failed', error: failed ?? { code: 'INTERNAL' } } });
      const rows: readonly InboxRow[] = [...tray.value.items.map((item) => ({ kind: 'tray' as const, tray: item })), ...inbox.value.rows.map(({ item, proposals }) => ({ kind: 'loose' as const, item, proposals }))];
      set({ view: { phase: 'ready', rows, trayTotal: tray.value.total, counts: inbox.value.counts, error: null } });
    },
  }));
}

/** Where a row may belong, best first, as a sentence and its reason; null when nothing speaks for anything. */
export function proposalOf(row: InboxRow): Readonly<{ title: string; reference: string; because: string }> | null {
  if (row.kind === 'tray') {
    const best = row.tray.proposals[0];
    return best === undefined ? null : { title: best.title, reference: best.reference, because: best.because };
  }
  const best = row.proposals[0];
  return best === undefined ? null : { title: best.title, reference: row.item.reference, because: best.because };
}
