import { mdiScanner } from '@mdi/js';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../../../app/result.ts';
import { useApp, useCoreEvents, useNow, useSession, useToday } from '../../app/AppContext.tsx';
import { Failed } from '../../app/Failed.tsx';
import { ActionBar } from '../../parts/ActionBar.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Pane } from '../../parts/Pane.tsx';
import { PaneHead } from '../../parts/PaneHead.tsx';
import { RowList, type ListPlace } from '../../parts/RowList.tsx';
import { isTyping, useSingleKeys } from '../../parts/singleKeys.ts';
import { SplitView } from '../../parts/SplitView.tsx';
import { StillBars } from '../../parts/StillBars.tsx';
import { measures } from '../../theme/density.ts';
import { countWords } from '../../words/countWords.ts';
import { DropCover } from '../attach/DropCover.tsx';
import { FilesComing } from '../attach/FilesComing.tsx';
import { useAttachTo } from '../attach/useAttachTo.ts';
import { useIncoming } from '../attach/useIncoming.ts';
import { ScanDialog } from '../scan/ScanDialog.tsx';
import { uploadsOf } from '../uploadStore.ts';
import type { StageHandle } from '../viewer/FileStage.tsx';
import { viewerAct } from '../viewer/viewerKeys.ts';
import { DiscardDialog } from './DiscardDialog.tsx';
import { InboxPreview } from './InboxPreview.tsx';
import { InboxRowView } from './InboxRowView.tsx';
import { createInboxStore, proposalOf, rowKey, type InboxRow } from './inboxStore.ts';
import { LooseRefuse } from './LooseRefuse.tsx';
import { PlaceDialog } from './PlaceDialog.tsx';
import { TrayAttach } from './TrayAttach.tsx';
import '../evidence.css';

type Loose = Extract<InboxRow, { kind: 'loose' }>;
type Dialog = Readonly<{ kind: 'scan' }> | Readonly<{ kind: 'attach' | 'discard'; row: InboxRow; elsewhere: boolean }>;
const LIST_WIDTH = 600;

/** Files of one's own tray, and the team's documents that hang on no work item: looked at, then attached or let go. */
export function InboxScreen(): ReactNode {
  const app = useApp();
  const { api, announce, desk } = app;
  const [store] = useState(() => createInboxStore(api));
  const { view } = useStore(store);
  const today = useToday();
  const now = useNow();
  const density = useSession((state) => state.preferences.density);
  const readOnly = useSession((state) => state.session?.readOnly ?? 'no');
  const singleKeys = useSingleKeys();
  const [active, setActive] = useState<ListPlace>({ kind: 'row', row: 0 });
  /** The row that the person stands on, wherever the list has moved it. */
  const [standsOn, setStandsOn] = useState<string | null>(null);
  const [closed, setClosed] = useState<readonly string[]>([]);
  const [width, setWidth] = useState(LIST_WIDTH);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [error, setError] = useState<Failure | null>(null);
  const stage = useRef<StageHandle>(null);
  const uploads = uploadsOf(app);
  const over = useIncoming(now, (files) => uploads.getState().add(files, { caseId: null, how: 'file' }), readOnly === 'no');
  const refresh = useCallback(() => void store.getState().refresh(), [store]);
  useEffect(() => {
    if (today !== '') refresh();
  }, [refresh, today]);
  useCoreEvents((event) => {
    if (event.type === 'tray' || event.type === 'changed' || event.type === 'session' || (event.type === 'connection' && event.up)) refresh();
  });
  useEffect(
    () =>
      // What has arrived is in the tray: the list shows it there.
      uploads.subscribe(({ uploads: all, drop }) => all.forEach((one) => one.caseId === null && one.state.phase === 'kept' && drop(one.id))),
    [uploads],
  );

  const ready = view.phase === 'ready' ? view : null;
  const rows = useMemo(() => ready?.rows ?? [], [ready]);
  const tray = rows.filter(({ kind }) => kind === 'tray').length;
  const loose = rows.length - tray;
  const sections = useMemo(
    () =>
      [
        { key: 'tray', head: { label: 'Files in your tray', count: tray }, rows: tray, open: !closed.includes('tray') },
        { key: 'loose', head: { label: 'Documents without a work item', count: loose }, rows: loose, open: !closed.includes('loose') },
      ].filter((section) => section.rows > 0),
    [tray, loose, closed],
  );
  const known = standsOn === null ? -1 : rows.findIndex((one) => rowKey(one) === standsOn);
  const at = active.kind === 'row' ? (known === -1 ? Math.min(active.row, rows.length - 1) : known) : -1;
  const row = rows[at];
  const stand = (place: ListPlace): void => {
    setActive(place);
    const one = place.kind === 'row' ? rows[place.row] : undefined;
    setStandsOn(one === undefined ? null : rowKey(one));
  };

  const attachTo = useAttachTo();
  const attachLoose = async ({ item }: Loose, taskId: string, changeId: string | null): Promise<Failure | null> => {
    const failed = await attachTo(item, taskId, changeId);
    if (failed === null) setDialog(null);
    return failed;
  };
  const attach = (one: InboxRow, elsewhere = false): void => {
    if (readOnly !== 'no') return;
    setError(null);
    const best = one.kind === 'loose' && !elsewhere ? one.proposals[0] : undefined;
    if (one.kind === 'loose' && best !== undefined) void attachLoose(one, best.taskId, best.changeId).then(setError);
    else setDialog({ kind: 'attach', row: one, elsewhere });
  };
  const discard = (one: InboxRow): void => {
    if (readOnly === 'no') setDialog({ kind: 'discard', row: one, elsewhere: false });
  };
  const open = (one: InboxRow): void => {
    if (one.kind === 'loose') return desk.getState().openCase(one.item.caseId, one.item.reference, { section: 'documents', item: one.item.evidenceId });
    const best = one.tray.proposals[0];
    if (best === undefined) announce('It is on no case yet.');
    else desk.getState().openCase(best.caseId, best.reference, { section: 'documents', item: null });
  };
  const withRow = (run: (one: InboxRow) => void) => (index: number) => {
    const one = rows[index];
    if (one !== undefined) run(one);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!event.currentTarget.contains(event.target as Element) || event.defaultPrevented) return;
    const what = viewerAct(event, { typing: isTyping(event.target), singleKeys });
    // The letters belong to the list; marks and page keys work on the picture while it has focus.
    if (what === null || what === 'accept' || what === 'refuse' || what === 'next' || what === 'close') return;
    event.preventDefault();
    stage.current?.act(what);
  };
  const keys = (letter: string) => (singleKeys ? { keys: letter } : {});
  const blocked = row === undefined ? { reason: 'Choose a document in the list' } : readOnly === 'no' ? {} : { reason: 'Nothing can be saved now' };
  const total = ready === null ? 0 : ready.trayTotal + ready.counts.total;
  const proposal = row === undefined ? null : proposalOf(row);
  return (
    <>
      <SplitView
        label="Width of the list"
        size={width}
        onSize={setWidth}
        min={380}
        start={
          <Pane
            label="Evidence inbox"
            flush
            head={
              <PaneHead
                level={1}
                {...(ready === null ? {} : { aside: countWords(total, 'document') })}
                actions={
                  <ActionButton icon={mdiScanner} popup="dialog" onPress={() => setDialog({ kind: 'scan' })}>
                    Scan folder
                  </ActionButton>
                }
              >
                Evidence inbox
              </PaneHead>
            }
            foot={
              rows.length === 0 ? undefined : (
                <ActionBar label="The chosen document">
                  <ActionButton kind="main" {...keys('A')} {...blocked} onPress={() => row !== undefined && attach(row)}>
                    {proposal === null ? 'Attach' : row?.kind === 'tray' ? `Attach to ${proposal.reference}` : `Attach to ${proposal.title}`}
                  </ActionButton>
                  <ActionButton popup="dialog" {...(blocked.reason === undefined ? {} : { reasonId: 'inbox-blocked' })} onPress={() => row !== undefined && attach(row, true)}>
                    Elsewhere
                  </ActionButton>
                  <ActionButton {...keys('D')} popup="dialog" {...(blocked.reason === undefined ? {} : { reasonId: 'inbox-blocked' })} onPress={() => row !== undefined && discard(row)}>
                    {row?.kind === 'loose' ? 'Not accepted' : 'Discard'}
                  </ActionButton>
                  <ActionButton keys="Enter" {...(row === undefined || (row.kind === 'tray' && proposal === null) ? { reasonId: 'inbox-no-case' } : {})} onPress={() => row !== undefined && open(row)}>
                    Open case
                  </ActionButton>
                  <span id="inbox-blocked" className="cb-unseen">
                    {blocked.reason ?? ''}
                  </span>
                  <span id="inbox-no-case" className="cb-unseen">
                    It is on no case yet
                  </span>
                </ActionBar>
              )
            }
          >
            <div className="cb-inbox-list">
              {(error !== null || ready?.error != null || view.phase === 'failed') && (
                <div className="cb-inbox-state">
                  {error !== null && (
                    <Failed error={error} kind="warn">
                      <ActionButton onPress={() => setError(null)}>Close</ActionButton>
                    </Failed>
                  )}
                  {ready?.error != null && <Failed error={ready.error} onRetry={refresh} title="This list may be out of date." />}
                  {view.phase === 'failed' && <Failed error={view.error} onRetry={refresh} />}
                </div>
              )}
              <FilesComing store={uploads} caseId={null} />
              {view.phase === 'loading' && (
                <div className="cb-inbox-state">
                  <StillBars lines={6} words="Loading the evidence inbox" />
                </div>
              )}
              {ready !== null && rows.length === 0 && (
                <div className="cb-inbox-state">
                  <EmptyState title="Everything has its place">Drop files here, paste them, or read the scanner’s folder. Documents that belong to no work yet come here too.</EmptyState>
                </div>
              )}
              {rows.length > 0 && (
                <div className="cb-inbox-rows">
                  <RowList
                    id="inbox-list"
                    label="Evidence inbox"
                    sections={sections}
                    rowAt={(index) => rows[index]}
                    renderRow={(one) => <InboxRowView row={one} />}
                    active={active.kind === 'row' ? { kind: 'row', row: Math.max(at, 0) } : active}
                    onActive={stand}
                    onOpen={withRow(open)}
                    onFold={(section, isOpen) => setClosed(isOpen ? closed.filter((one) => one !== section) : [...closed, section])}
                    letters={{ a: withRow((one) => attach(one)), d: withRow(discard) }}
                    rowHeight={Math.max(measures[density].row, 48)}
                    headHeight={measures[density].groupHead}
                  />
                </div>
              )}
            </div>
          </Pane>
        }
        end={
          <div className="cb-inbox-end" onKeyDown={onKeyDown} role="presentation">
            <InboxPreview row={row} stage={stage} />
          </div>
        }
      />
      {over && <DropCover words="Drop files into your tray" />}
      {dialog?.kind === 'scan' && <ScanDialog onClose={() => setDialog(null)} />}
      {dialog?.kind === 'attach' && dialog.row.kind === 'tray' && <TrayAttach item={dialog.row.tray} elsewhere={dialog.elsewhere} onDone={() => setDialog(null)} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'attach' && dialog.row.kind === 'loose' && <PlaceDialog item={dialog.row.item} onAttach={(taskId) => attachLoose(dialog.row as Loose, taskId, null)} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'discard' && dialog.row.kind === 'tray' && <DiscardDialog item={dialog.row.tray} onDone={() => setDialog(null)} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'discard' && dialog.row.kind === 'loose' && <LooseRefuse item={dialog.row.item} onClose={() => setDialog(null)} />}
    </>
  );
}
