import { expect, test } from 'vitest';
import { shippedCatalogues } from '../../tests/fixtures/cluster.ts';
import type { Reporter } from '../contract/change.ts';
import type { PartyRole } from '../model/roles.ts';
import type { ChangeType } from '../model/rows/work.ts';
import { hears } from './reporting.ts';

test.each<[ChangeType, PartyRole, Reporter, readonly PartyRole[]]>([
  // Whereabouts, contact, name, who acts, sign-in, job and bank are one parent's alone.
  ['C20', 'receivingParent', 'receivingParent', ['receivingParent']], ['C22', 'payingParent', 'thirdParty', ['payingParent']], ['C23', 'receivingParent', 'receivingParent', ['receivingParent']],
  ['C24', 'payingParent', 'payingParent', ['payingParent']], ['C25', 'receivingParent', 'receivingParent', ['receivingParent']], ['C27', 'receivingParent', 'receivingParent', ['receivingParent']], ['C28', 'payingParent', 'payingParent', ['payingParent']],
  // Who says that money did not come is told to nobody else.
  ['C17', 'receivingParent', 'receivingParent', ['receivingParent']],
  ['C01', 'payingParent', 'payingParent', ['payingParent', 'receivingParent']], ['C12', 'payingParent', 'receivingParent', ['payingParent', 'receivingParent']],
])('%s about the %s, from the %s, is heard of by: %j', (type, subject, reportedBy, heard) => {
  const entry = shippedCatalogues().changes.entries.get(type);
  expect((['payingParent', 'receivingParent'] as const).filter((role) => entry !== undefined && hears(entry, { subject, reportedBy }, role))).toEqual(heard);
});
