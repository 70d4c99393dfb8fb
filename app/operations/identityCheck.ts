import * as z from 'zod';
import { Id } from '../model/ids.ts';
import { PartyRole } from '../model/roles.ts';
import { fail } from '../result.ts';
import { entry } from './entry.ts';
import { apply, operation, row, rowsOf, worksFor } from './operation.ts';

/** What a caller is asked to prove who they are (service §8): reference and National Insurance numbers, and two digits of their PIN. */
export const identityAsks = ['reference', 'nino', 'pin'] as const;

/**
 * Records that a parent proved who they are on the phone or with a document, or did not. Gate G1 rests on it. What they
 * said is never kept, only what was asked and how it went.
 */
export const identityCheck = operation({
  kind: 'identity.check',
  version: 1,
  offlineOk: true,
  input: z.strictObject({
    caseId: Id,
    role: PartyRole,
    how: z.enum(['telephone', 'document']),
    /** By telephone: which of the asks they got right. */
    passed: z.array(z.enum(identityAsks)).max(identityAsks.length),
  }),
  reads: ({ caseId }) => ({ case: row('case', caseId), persons: rowsOf('person') }),
  restsOn: () => [],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: (rows, { caseId, role, how, passed }, call) => {
    const personId = role === 'payingParent' ? rows.case.body.payingParentId : rows.case.body.receivingParentId;
    const person = rows.persons.find(({ id }) => id === personId);
    if (person === undefined) return fail('ROW_NOT_FOUND', { fields: ['person'] });
    const good = how === 'document' || identityAsks.every((ask) => passed.includes(ask));
    const facts = how === 'document' ? {} : { passed: new Set(passed).size, asked: identityAsks.length };
    const line = entry(call, { caseId, category: 'people', event: good ? 'identity.checked' : 'identity.failed', about: role, facts, ref: null });
    return apply(good ? [{ kind: 'person', id: person.id, body: { ...person.body, identity: { checkedAt: call.now, how } } }, line] : [line]);
  },
});
