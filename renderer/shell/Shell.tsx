import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useSession } from '../app/AppContext.tsx';
import { passedOverOf } from '../app/passedOver.ts';
import { useStrayFiles } from '../evidence/attach/useIncoming.ts';
import { SkipLinks } from '../parts/SkipLinks.tsx';
import { Ended } from '../start/Ended.tsx';
import { Preparing } from '../start/Preparing.tsx';
import { SignIn } from '../start/SignIn.tsx';
import { Stopped } from '../start/Stopped.tsx';
import { CurrentScreen, preloadScreens } from './CurrentScreen.tsx';
import { EndedBanner } from './EndedBanner.tsx';
import { Banners, NoticeBar } from './Notices.tsx';
import { Overlays } from './Overlays.tsx';
import './shell.css';
import { useShell } from './ShellContext.tsx';
import { TabRow } from './TabRow.tsx';
import { TopBar } from './TopBar.tsx';
import { useShellKeys } from './useShellKeys.ts';

const links = [
  { target: 'main', words: 'Skip to the page' },
  { target: 'shell-search', words: 'Skip to search' },
];
/** The services' clock moves on by itself; while they start, their state is asked for more often. */
const READY_MS = 30_000;
const STARTING_MS = 2_000;

/** Where the tabs stand is saved when the window is hidden or goes. */
function useSafeDesk(): void {
  const { desk } = useApp();
  useEffect(() => {
    const keep = (): void => void desk.getState().flush();
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('pagehide', keep);
    return () => {
      document.removeEventListener('visibilitychange', keep);
      window.removeEventListener('pagehide', keep);
    };
  }, [desk]);
}

function Work(): ReactNode {
  const { counts } = useShell();
  useSafeDesk();
  const practice = useSession((view) => view.session?.practice ?? false);
  useShellKeys();
  useStrayFiles();
  useEffect(() => counts.getState().start(), [counts]);
  useEffect(() => preloadScreens(), []);
  return (
    <div className={practice ? 'cb-shell cb-shell-practice' : 'cb-shell'}>
      <SkipLinks links={links} />
      <TopBar />
      <TabRow />
      <EndedBanner />
      <Banners />
      <CurrentScreen />
      <NoticeBar />
      <Overlays />
    </div>
  );
}

/** The whole window: getting ready, signing in, stopped, or work. */
export function Shell(): ReactNode {
  const { api, desk, session } = useApp();
  const { overlay } = useShell();
  const phase = useSession((view) => view.session?.phase ?? 'preparing');
  const userId = useSession((view) => view.session?.user?.id ?? null);
  const ended = useSession((view) => view.ended);
  const choosing = useStore(overlay, (state) => state.choosingPerson);
  /** Whose tabs stand in the desk: another person's are never shown. */
  const [deskOf, setDeskOf] = useState<string | null>(null);

  useEffect(() => session.getState().start(), [session]);
  useEffect(() => {
    const timer = setInterval(() => void session.getState().refresh(), phase === 'ready' ? READY_MS : STARTING_MS);
    return () => clearInterval(timer);
  }, [session, phase]);
  useEffect(() => {
    if (phase !== 'ready' || userId === null) return undefined;
    let left = false;
    passedOverOf(api).clear();
    void desk
      .getState()
      .load()
      .then(() => {
        if (!left) setDeskOf(userId);
      });
    return () => {
      left = true;
    };
  }, [api, desk, phase, userId]);

  const stay = (): void => overlay.getState().choosePerson(false);
  const working = phase === 'ready' && userId !== null && deskOf === userId && !choosing;
  // Work stays on the screen, with the same words above it.
  if (ended !== null && !working) return <Ended incident={ended} />;
  if (phase === 'stopped') return <Stopped />;
  if (phase === 'signIn') return <SignIn onSignedIn={stay} />;
  if (phase === 'ready' && choosing) return <SignIn onSignedIn={stay} onStay={stay} />;
  if (working) return <Work />;
  return <Preparing />;
}
