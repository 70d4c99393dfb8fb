import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../../app/result.ts';
import { useApp, useCoreEvents, useSession, useToday } from '../app/AppContext.tsx';
import { queueIntent } from '../app/queueIntent.ts';
import { SplitView } from '../parts/SplitView.tsx';
import { countWords } from '../words/countWords.ts';
import { BulkDialog } from './BulkDialog.tsx';
import { CallbackDialog } from './CallbackDialog.tsx';
import { FilterDialog } from './FilterDialog.tsx';
import { FilterLine } from './FilterLine.tsx';
import { FinishDialog } from './FinishDialog.tsx';
import { NextDialog } from './NextDialog.tsx';
import { Preview } from './Preview.tsx';
import { QueuePane } from './QueuePane.tsx';
import { followActive, queueStoresOf } from './queueStores.ts';
import type { QueueFilter, QueueRow, SavedFilter } from './queueTypes.ts';
import { SaveFilterDialog } from './SaveFilterDialog.tsx';
import { takenWords } from './rowWords.ts';
import { usePreviewExplain } from './usePreviewExplain.tsx';
import { useQueueActs } from './useQueueActs.ts';
import { WhyPopover } from './WhyPopover.tsx';
import './dialogs.css';
import './preview.css';
import './queue.css';

type Dialog = Readonly<{ kind: 'edit' | 'save' }> | Readonly<{ kind: 'finish' | 'try'; row: QueueRow }>;
/** Widths of the list at the two window sizes it was drawn for, in CSS pixels. */
const WIDTH = { compact: 708, roomy: 668 } as const;

/** Work: a filter as a sentence, the list, and a preview that changes nothing. */
export function QueueScreen(): ReactNode {
  const app = useApp();
  const { api, announce } = app;
  const today = useToday();
  const user = useSession((view) => view.session?.user ?? null);
  const density = useSession((view) => view.preferences.density);
  const me = { id: user?.id ?? '', role: user?.role ?? 'readOnly', teams: user?.teams ?? [] };
  const stores = queueStoresOf(app);
  const { list, preview, bulk, next, listWidth } = stores;
  const size = useStore(listWidth);
  const { filter, group, view, taken } = useStore(list);
  const previewed = useStore(preview, (state) => state.view);
  const acts = useQueueActs(stores);
  const [saved, setSaved] = useState<readonly SavedFilter[]>([]);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const explaining = usePreviewExplain(previewed);
  const [why, setWhy] = useState<Readonly<{ row: QueueRow; anchor: Element | null }> | null>(null);

  useEffect(() => {
    const takeIntent = (): boolean => {
      const intent = queueIntent.getState().take();
      if (intent !== null) void list.getState().ask(intent.filter, intent.group);
      return intent !== null;
    };
    if (!takeIntent()) void list.getState().refresh();
    return queueIntent.subscribe(({ next }) => {
      if (next !== null) takeIntent();
    });
  }, [list]);
  useEffect(() => {
    let latest = true;
    void api.call('queue.filters', {}).then((answer) => {
      if (latest && answer.ok) setSaved(answer.value.saved);
    });
    return () => {
      latest = false;
    };
  }, [api]);

  useEffect(() => followActive({ list, preview }), [list, preview]);
  useEffect(
    () =>
      list.subscribe((now, before) => {
        // Another question starts at the top, with its first head in sight.
        if (now.filter !== before.filter || now.group !== before.group) document.getElementById('queue-list')?.scrollTo(0, 0);
      }),
    [list],
  );
  useCoreEvents((event) => {
    if (event.type === 'connection' ? event.up : event.type === 'changed' && event.queue) void list.getState().refresh();
    const shown = preview.getState().view;
    const clusterId = shown.phase === 'ready' ? shown.preview.row.clusterId : null;
    if (event.type === 'changed' && clusterId !== null && event.clusterIds.includes(clusterId)) void preview.getState().again();
  });

  const ask = async (wanted: QueueFilter, by = group): Promise<void> => {
    setDialog(null);
    await list.getState().ask(wanted, by);
    const shown = list.getState().view;
    if (shown.phase === 'ready') announce(countWords(shown.total, 'task'));
  };
  const saveFilters = async (filters: readonly SavedFilter[]): Promise<Failure | null> => {
    const answer = await api.call('queue.saveFilters', { saved: [...filters] });
    if (!answer.ok) return answer.error;
    setSaved(answer.value.saved);
    return null;
  };
  const explain = (row: QueueRow): void => {
    const active = document.getElementById('queue-list')?.getAttribute('aria-activedescendant');
    setWhy({ row, anchor: document.getElementById(active ?? '') ?? document.activeElement });
  };
  const shownRow = previewed.phase === 'ready' ? previewed.preview.row : previewed.phase === 'failed' ? previewed.row : null;
  const lost = shownRow === null ? undefined : taken.get(shownRow.taskId);
  const offer = () => void next.getState().offer();

  return (
    <div className="cb-queue">
      <FilterLine
        filter={filter}
        total={view.phase === 'ready' ? view.total : null}
        today={today}
        saved={saved}
        onFilter={(wanted) => void ask(wanted)}
        onEdit={() => setDialog({ kind: 'edit' })}
        onSave={() => setDialog({ kind: 'save' })}
        onUseSaved={(one) => void ask(one.filter, one.group)}
      />
      <div className="cb-queue-panes">
        <SplitView
          label="Width of the list"
          size={size ?? (density === 'compact' ? WIDTH.compact : WIDTH.roomy)}
          onSize={(width) => listWidth.setState(width, true)}
          min={400}
          start={<QueuePane stores={stores} acts={acts} me={me} today={today} density={density} onAsk={(wanted, by) => void ask(wanted, by)} onWhy={explain} onNext={offer} />}
          end={explaining.view ?? (
            <Preview
              view={previewed}
              today={today}
              taken={lost === undefined ? undefined : takenWords(lost)}
              canAct={me.role !== 'readOnly'}
              acts={{
                onOpen: (row) => void acts.open(row),
                onAssign: (row) => void bulk.getState().open('assign', [row.taskId]),
                onNote: (row) => void bulk.getState().open('note', [row.taskId]),
                onFinish: (row) => setDialog({ kind: 'finish', row }),
                onTry: (row) => setDialog({ kind: 'try', row }),
                onWhy: explain,
                onNext: offer,
                onStepOn: () => {
                  if (list.getState().stepOn()) document.getElementById('queue-list')?.focus();
                  else announce('There is no row below this one.');
                },
                onRetry: () => void preview.getState().again(),
                onExplain: explaining.open,
              }}
            />
          )}
        />
      </div>
      <FilterDialog open={dialog?.kind === 'edit'} filter={filter} today={today} onUse={(wanted) => void ask(wanted)} onClose={() => setDialog(null)} />
      <SaveFilterDialog open={dialog?.kind === 'save'} filter={filter} group={group} today={today} saved={saved} onSave={saveFilters} onClose={() => setDialog(null)} />
      {dialog?.kind === 'finish' && <FinishDialog row={dialog.row} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'try' && <CallbackDialog row={dialog.row} onClose={() => setDialog(null)} />}
      <BulkDialog store={bulk} me={me} today={today} onDone={acts.bulkDone} />
      <NextDialog store={next} today={today} onTake={(row) => void acts.take(row)} />
      <WhyPopover row={why?.row ?? null} anchor={why?.anchor ?? null} onClose={() => setWhy(null)} />
    </div>
  );
}
