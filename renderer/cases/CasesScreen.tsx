import { mdiMagnify } from '@mdi/js';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useCoreEvents, useSession } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { paneOf } from '../app/navigation.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useAnnounced } from '../parts/LiveRegion.tsx';
import { Pane } from '../parts/Pane.tsx';
import { PaneHead } from '../parts/PaneHead.tsx';
import { RowList } from '../parts/RowList.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useNarrow } from '../parts/useNarrow.ts';
import { measures } from '../theme/density.ts';
import { countWords } from '../words/countWords.ts';
import { CaseRow } from './CaseRow.tsx';
import './cases.css';
import { createCasesStore, type CaseLine } from './casesStore.ts';

const columns = ['Case', 'Receiving parent', 'Paying parent', 'Service', 'A week', 'Open tasks', 'Owner'] as const;

/** Every case on this laptop: search, walk, open. */
export function CasesScreen(): ReactNode {
  const { api, desk } = useApp();
  const [store] = useState(() => createCasesStore(api));
  const { text, view } = useStore(store);
  const density = useSession((state) => state.preferences.density);
  const narrow = useNarrow();
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => void store.getState().refresh(), [store]);
  useCoreEvents((event) => {
    if (event.type === 'changed' || event.type === 'session') void store.getState().refresh();
  });
  const rows = view.phase === 'ready' ? view.rows : null;
  const total = view.phase === 'ready' ? view.total : 0;
  const rowAt = useCallback((row: number) => rows?.get(row), [rows]);
  const onNeed = useCallback((from: number, to: number) => void store.getState().need(from, to), [store]);
  const sections = useMemo(() => [{ key: 'all', head: null, rows: total, open: true }], [total]);
  const found = view.phase === 'ready' ? countWords(total, 'case') : undefined;
  useAnnounced(text.trim() === '' ? undefined : found);

  const open = (row: number): void => {
    const line = rowAt(row);
    if (line !== undefined) desk.getState().openCase(line.caseId, line.reference);
  };
  /** Opens the case beside how its amount was worked out. The list knows the amount, the case knows its decision. */
  const explain = async (line: CaseLine): Promise<void> => {
    const answer = await api.call('case.open', { caseId: line.caseId });
    const decisionId = answer.ok ? (answer.value.shared.decision?.decisionId ?? null) : null;
    desk.getState().openCase(line.caseId, line.reference, decisionId === null ? {} : { pane: paneOf('explain', decisionId) });
  };
  const error = view.phase === 'failed' || view.phase === 'ready' ? view.error : null;
  return (
    <Pane
      label="Cases"
      flush
      head={
        <PaneHead
          level={1}
          aside={found}
          below={
            <div className="cb-cases-find">
              <Icon path={mdiMagnify} />
              <TextField
                label="Search cases"
                labelUnseen
                placeholder="Case number, name, phone or postcode"
                code
                value={text}
                inputRef={input}
                onChange={(value) => {
                  setActive(0);
                  store.getState().search(value);
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && total > 0) open(0);
                  if (event.key === 'ArrowDown') {
                    event.preventDefault();
                    document.getElementById('cases-list')?.focus();
                  }
                }}
              />
            </div>
          }
        >
          Cases
        </PaneHead>
      }
    >
      {error !== null && (
        <div className="cb-cases-state">
          <Failed error={error} onRetry={() => void store.getState().refresh()} />
        </div>
      )}
      {view.phase === 'loading' && (
        <div className="cb-cases-state">
          <StillBars lines={5} words="Loading cases" />
        </div>
      )}
      {view.phase === 'ready' && total === 0 && (
        <div className="cb-cases-state">
          <EmptyState
            title={text.trim() === '' ? 'No cases on this laptop' : 'No case fits that'}
            {...(text.trim() === ''
              ? {}
              : {
                  action: (
                    <ActionButton
                      onPress={() => {
                        store.getState().search('');
                        input.current?.focus();
                      }}
                    >
                      Show all cases
                    </ActionButton>
                  ),
                })}
          >
            {text.trim() === '' ? 'Cases come here when they are given to your team.' : 'Try a case number, or the first letters of a name.'}
          </EmptyState>
        </div>
      )}
      {view.phase === 'ready' && total > 0 && (
        <div className="cb-cases">
          <div className="cb-case-heads cb-case-line" aria-hidden="true">
            {columns.map((name) => (
              <span key={name}>{name}</span>
            ))}
          </div>
          <div className="cb-cases-list">
            <RowList
              id="cases-list"
              label="Cases"
              sections={sections}
              rowAt={rowAt}
              renderRow={(line) => <CaseRow line={line} onExplain={() => void explain(line)} />}
              letters={{
                w: (row) => {
                  const line = rowAt(row);
                  if (line !== undefined && line.weekly !== null) void explain(line);
                },
              }}
              active={{ kind: 'row', row: Math.min(active, total - 1) }}
              onActive={(place) => {
                if (place.kind === 'row') setActive(place.row);
              }}
              onOpen={open}
              onNeed={onNeed}
              rowHeight={narrow ? measures.comfortable.row : Math.max(measures[density].row, 32)}
              headHeight={measures[density].groupHead}
            />
          </div>
        </div>
      )}
    </Pane>
  );
}
