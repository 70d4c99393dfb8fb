import { createPullAnswerer } from '../../app/sync/answerPull.ts';
import { createAuthority, type AuthorityPorts } from '../../app/sync/authority.ts';
import type { DesktopNet } from '../../app/sync/desktop.ts';

/** The authority in this very process: practice, and desktops before there is a hub. */
export function createLocalNet(ports: AuthorityPorts, userId: string): DesktopNet {
  const authority = createAuthority(ports);
  const answer = createPullAnswerer(ports.storage, ports.clock);
  return {
    push: (request) => authority.push(request, userId),
    pull: (request) => answer(request, userId),
  };
}
