import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';

type Said = Readonly<{ words: string; turn: number }>;
const nothingSaid: Said = { words: '', turn: 0 };
const Announce = createContext<(words: string) => void>(() => undefined);
const LastSaid = createContext(nothingSaid);

/** Says something once, politely, to a screen reader: counts, results, timers at 5 minutes, 1 minute and end. */
export const useAnnounce = (): ((words: string) => void) => useContext(Announce);

/** Says `words` when the part appears and whenever they change; nothing while undefined. */
export function useAnnounced(words: string | undefined): void {
  const announce = useAnnounce();
  useEffect(() => {
    if (words !== undefined) announce(words);
  }, [words, announce]);
}

/** The words as a region. A new node each time, so that the same words twice are read twice. */
const Region = ({ words, turn }: Said): ReactNode => (
  <div role="status" aria-live="polite" className="cb-unseen">
    <span key={turn}>{words}</span>
  </div>
);

/** The window's one polite live region. Put it around everything, once. */
export function LiveRegion({ children }: Readonly<{ children: ReactNode }>): ReactNode {
  const [said, setSaid] = useState(nothingSaid);
  const announce = useCallback((words: string) => setSaid((before) => ({ words, turn: before.turn + 1 })), []);
  return (
    <Announce value={announce}>
      <LastSaid value={said}>{children}</LastSaid>
      <Region {...said} />
    </Announce>
  );
}

/**
 * Stands in for the region inside a dialog: all outside an open dialog, the region too, is hidden from assistive
 * technology. Starts silent, so that nothing said before is said again.
 */
export function LiveRegionHere(): ReactNode {
  const said = useContext(LastSaid);
  const [turnAtOpening] = useState(said.turn);
  return <Region {...(said.turn > turnAtOpening ? said : nothingSaid)} />;
}
