import { lazy, Suspense, type ReactNode } from 'react';
import { useDesk } from '../app/AppContext.tsx';
import type { Place } from '../app/navigation.ts';
import { CasesScreen } from '../cases/CasesScreen.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { TodayScreen } from '../today/TodayScreen.tsx';
import { FocusHeading } from './FocusHeading.tsx';
import { ScreenGuard } from './ScreenGuard.tsx';

const QueueScreen = lazy(() => import('../queue/QueueScreen.tsx').then((m) => ({ default: m.QueueScreen })));
const CaseScreen = lazy(() => import('../case/CaseScreen.tsx').then((m) => ({ default: m.CaseScreen })));
const OutboxScreen = lazy(() => import('../outbox/OutboxScreen.tsx').then((m) => ({ default: m.OutboxScreen })));

function PlaceScreen({ place }: Readonly<{ place: Place }>): ReactNode {
  switch (place) {
    case 'today':
      return <TodayScreen />;
    case 'queue':
      return <QueueScreen />;
    case 'cases':
      return <CasesScreen />;
    case 'outbox':
      return <OutboxScreen />;
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
  return (
    <ScreenGuard key={key}>
      <Suspense fallback={arriving}>
        {active === null ? <PlaceScreen place={place} /> : <CaseScreen caseId={active} />}
        <FocusHeading />
      </Suspense>
    </ScreenGuard>
  );
}
