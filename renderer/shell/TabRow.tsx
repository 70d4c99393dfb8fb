import { mdiChevronDown, mdiClose, mdiFolderOutline, mdiPencilOutline } from '@mdi/js';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useStore } from 'zustand';
import { useApp, useDesk, useSession } from '../app/AppContext.tsx';
import type { OpenTab } from '../app/deskStore.ts';
import { places } from '../app/navigation.ts';
import { classes } from '../parts/classes.ts';
import { Icon } from '../parts/Icon.tsx';
import { numberWords } from '../words/countWords.ts';
import { outboxCount } from './connectionWords.ts';
import { useShell } from './ShellContext.tsx';
import { nextTab } from './tabKeys.ts';
import './tabRow.css';

type TabPlace = (typeof places)[number];
const placeWords: Readonly<Record<TabPlace, string>> = { today: 'Today', queue: 'Queue', cases: 'Cases', outbox: 'Outbox' };

function showTab(key: string): void {
  // Newer Chromium answers with a promise, which must not become an effect's clean-up.
  document.getElementById(`tab-${key}`)?.closest('.cb-tab')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Whether the open cases have more than fits, so that a menu of all of them is offered. Keeps the current one in sight. */
function useOverflows(box: RefObject<HTMLElement | null>, current: string): boolean {
  const [overflows, setOverflows] = useState(false);
  const read = useEffectEvent(() => {
    const element = box.current;
    if (element === null) return;
    setOverflows(element.scrollWidth > element.clientWidth + 1);
    showTab(current);
  });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    // The room changes with the window; what fills it, with each tab that comes or goes.
    const sizes = new ResizeObserver(() => read());
    const tabs = new MutationObserver(() => read());
    sizes.observe(element);
    tabs.observe(element, { childList: true });
    return () => {
      sizes.disconnect();
      tabs.disconnect();
    };
  }, [box]);
  useEffect(() => showTab(current), [current]);
  return overflows;
}

function AllCases({ tabs }: Readonly<{ tabs: readonly OpenTab[] }>): ReactNode {
  const { desk } = useApp();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <button type="button" className="cb-status" aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
        All {tabs.length}
        <Icon path={mdiChevronDown} size={16} />
      </button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {tabs.map(({ caseId, reference }) => (
          <MenuItem
            key={caseId}
            onClick={() => {
              setAnchor(null);
              desk.getState().openCase(caseId, reference);
            }}
          >
            <Icon path={mdiFolderOutline} size={16} />
            {reference}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** The second row: places, then open cases, with one tab stop. Arrows go along it, Enter opens, Delete closes a case. */
export function TabRow(): ReactNode {
  const { desk } = useApp();
  const { counts } = useShell();
  const place = useDesk((state) => state.place);
  const active = useDesk((state) => state.active);
  const tabs = useDesk((state) => state.tabs);
  const queue = useStore(counts, (state) => state.queue);
  const drafts = useStore(counts, (state) => state.drafts);
  const connection = useSession((view) => view.session?.connection);
  const cases = useRef<HTMLUListElement>(null);
  /** Where the arrows stand, until another place or case is opened. */
  const [roving, setRoving] = useState<Readonly<{ at: string; while: string }> | null>(null);
  const outbox = connection === undefined ? 0 : outboxCount(connection);
  const countOf: Readonly<Record<TabPlace, number | null>> = { today: null, queue, cases: null, outbox: outbox === 0 ? null : outbox };

  const keys = [...places, ...tabs.map(({ caseId }) => caseId)];
  // Pages of Today have no tab of their own.
  const current = active ?? places.find((one) => one === place) ?? 'today';
  const overflows = useOverflows(cases, current);
  const stop = roving !== null && roving.while === current && keys.includes(roving.at) ? roving.at : current;
  const stand = (at: string): void => setRoving({ at, while: current });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Delete' && tabs.some(({ caseId }) => caseId === stop)) {
      event.preventDefault();
      const neighbour = keys[keys.indexOf(stop) + 1] ?? keys[keys.indexOf(stop) - 1] ?? 'today';
      desk.getState().closeCase(stop);
      stand(neighbour);
      document.getElementById(`tab-${neighbour}`)?.focus();
      return;
    }
    const to = nextTab(event.key, keys, stop);
    if (to === null) return;
    event.preventDefault();
    stand(to);
    document.getElementById(`tab-${to}`)?.focus();
  };
  const tabOf = (key: string): Record<string, unknown> => ({
    id: `tab-${key}`,
    tabIndex: key === stop ? 0 : -1,
    'aria-current': key === current ? 'page' : undefined,
    ...(key === stop ? { 'data-pane-start': true } : {}),
    onFocus: () => stand(key),
  });
  return (
    <nav className="cb-tabs" aria-label="Places and open cases" data-pane tabIndex={-1} onKeyDown={onKeyDown}>
      <ul className="cb-tab-list">
        {places.map((one) => (
          <li key={one} className={classes('cb-tab', one === current && 'cb-tab-current')}>
            <button type="button" className="cb-tab-button" {...tabOf(one)} onClick={() => desk.getState().show(one)}>
              {placeWords[one]}
              {countOf[one] !== null && <span className="cb-tab-count">{numberWords(countOf[one])}</span>}
            </button>
          </li>
        ))}
      </ul>
      {tabs.length > 0 && <span className="cb-tab-rule" aria-hidden="true" />}
      <ul ref={cases} className="cb-tab-list cb-tab-cases" aria-label="Open cases">
        {tabs.map(({ caseId, reference }) => {
          const draft = drafts.some((one) => one.caseId === caseId);
          return (
            <li key={caseId} className={classes('cb-tab', 'cb-tab-case', caseId === current && 'cb-tab-current')}>
              <button type="button" className="cb-tab-button" {...tabOf(caseId)} aria-keyshortcuts="Delete" onClick={() => desk.getState().openCase(caseId, reference)}>
                <Icon path={mdiFolderOutline} size={16} />
                {reference}
                {draft && (
                  <span className="cb-draft-mark">
                    <Icon path={mdiPencilOutline} size={14} />
                    draft
                  </span>
                )}
              </button>
              {/* The keyboard has Delete, Ctrl+W and Alt+W; this is for a pointer or a voice. */}
              <button type="button" className="cb-tab-close" tabIndex={-1} aria-label={`Close ${reference}`} onClick={() => desk.getState().closeCase(caseId)}>
                <Icon path={mdiClose} size={14} />
              </button>
            </li>
          );
        })}
      </ul>
      {overflows && <AllCases tabs={tabs} />}
    </nav>
  );
}
