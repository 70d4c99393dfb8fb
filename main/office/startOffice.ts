import { operations } from '../../app/operations/registry.ts';
import { createAuthority } from '../../app/sync/authority.ts';
import { sha256 } from '../store/sha256.ts';
import { machineScheduler } from '../sync/engineLoop.ts';
import { createOffice, type Office, type OfficePorts } from './createOffice.ts';

/** The local authority's clock with the machine's own timers, begun. */
export function startOffice(ports: Omit<OfficePorts, 'authority' | 'scheduler' | 'report'> & Readonly<{ report: (cause: unknown) => string }>): Office {
  const { storage, clock, catalogues, report } = ports;
  const office = createOffice({ ...ports, authority: createAuthority({ storage, clock, sha256, operations, catalogues, report }), scheduler: machineScheduler });
  office.poke();
  return office;
}
