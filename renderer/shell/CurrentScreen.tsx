import { Suspense, type ReactNode } from 'react';
import { useDesk } from '../app/AppContext.tsx';
import type { Place } from '../app/navigation.ts';
import { CasesScreen } from '../cases/CasesScreen.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { TodayScreen } from '../today/TodayScreen.tsx';
import { FocusHeading } from './FocusHeading.tsx';
import { lazyScreen } from './lazyScreen.tsx';
import { ScreenGuard } from './ScreenGuard.tsx';

const queue = lazyScreen(() => import('../queue/QueueScreen.tsx').then((m) => m.QueueScreen));
const caseFile = lazyScreen(() => import('../case/CaseScreen.tsx').then((m) => m.CaseScreen));
const outbox = lazyScreen(() => import('../outbox/OutboxScreen.tsx').then((m) => m.OutboxScreen));

const promises = lazyScreen(() => import('../promises/PromisesScreen.tsx').then((m) => m.PromisesScreen));
const evidence = lazyScreen(() => import('../evidence/inbox/InboxScreen.tsx').then((m) => m.InboxScreen));

/** Brings the code of every screen once the window has nothing else to do. */
export function preloadScreens(): () => void {
  const idle = requestIdleCallback(() => [caseFile, queue, outbox, promises, evidence].forEach(({ preload }) => preload()));
  return () => cancelIdleCallback(idle);
}

function PlaceScreen({ place }: Readonly<{ place: Place }>): ReactNode {
  switch (place) {
    case 'today':
      return <TodayScreen />;
    case 'queue':
      return <queue.Screen />;
    case 'cases':
      return <CasesScreen />;
    case 'outbox':
      return <outbox.Screen />;
    case 'promises':
      return <promises.Screen />;
    case 'evidence':
      return <evidence.Screen />;
  }
}

const arriving = (
  <div className="cb-screen-arriving">
    <StillBars lines={5} />
  </div>
);

/** The place or case that is shown now; another one starts anew. */
export function CurrentScreen(): ReactNode {
  const place = useDesk((state) => state.place);
  const active = useDesk((state) => state.active);
  const key = active ?? place;
  const screen = (
    <ScreenGuard key={key}>
      <Suspense fallback={arriving}>
        {active === null ? <PlaceScreen place={place} /> : <caseFile.Screen caseId={active} />}
        <FocusHeading />
      </Suspense>
    </ScreenGuard>
  );
  // A case keeps its identity bar outside its own `main`.
  return active === null ? (
    <main id="main" className="cb-main" tabIndex={-1} data-screen>
      {screen}
    </main>
  ) : (
    <div className="cb-main" tabIndex={-1} data-screen>
      {screen}
    </div>
  );
}
