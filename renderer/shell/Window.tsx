import { useState, type ReactNode } from 'react';
import { AppProvider, useSession } from '../app/AppContext.tsx';
import type { AppServices } from '../app/AppContext.tsx';
import type { DeskStore } from '../app/deskStore.ts';
import type { SessionStore } from '../app/sessionStore.ts';
import type { Api } from '../client.ts';
import { LiveRegion, useAnnounce } from '../parts/LiveRegion.tsx';
import { SingleKeys } from '../parts/singleKeys.ts';
import { ThemeRoot } from '../theme/ThemeRoot.tsx';
import { useStore } from 'zustand';
import { createServices } from './services.ts';
import { Shell } from './Shell.tsx';
import { ShellProvider, type ShellStores } from './ShellContext.tsx';

type Parts = Readonly<{ api: Api; session: SessionStore; desk: DeskStore; stores: ShellStores }>;

const Keys = ({ children }: Readonly<{ children: ReactNode }>): ReactNode => <SingleKeys value={useSession((view) => view.preferences.singleKeys)}>{children}</SingleKeys>;

function Services({ api, session, desk, stores }: Parts): ReactNode {
  const announce = useAnnounce();
  const [services] = useState<AppServices>(() => createServices({ api, session, desk, announce, notices: stores.notices, overlay: stores.overlay }));
  return (
    <AppProvider services={services}>
      <ShellProvider stores={stores}>
        <Keys>
          <Shell />
        </Keys>
      </ShellProvider>
    </AppProvider>
  );
}

/** The window with everything around it: theme, live region, services. */
export function Window({ nonce, ...parts }: Parts & Readonly<{ nonce: string }>): ReactNode {
  const { theme, density } = useStore(parts.session, (view) => view.preferences);
  return (
    <ThemeRoot mode={theme} density={density} nonce={nonce}>
      <LiveRegion>
        <Services {...parts} />
      </LiveRegion>
    </ThemeRoot>
  );
}
