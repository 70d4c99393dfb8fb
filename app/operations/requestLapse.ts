import * as z from 'zod';
import { Id } from '../model/ids.ts';
import { fail } from '../result.ts';
import { closeRequest } from '../work/waiting/closing.ts';
import { lapsesOn } from '../work/waiting/planned.ts';
import { isParent } from '../work/waiting/reach.ts';
import { waitSettings } from '../work/waiting/waitSettings.ts';
import { londonDate } from '../model/dates.ts';
import { entry } from './entry.ts';
import { apply, operation, worksFor } from './operation.ts';
import { caseOf, refuseClosed, requestReads } from './requestRows.ts';

/**
 * Silence counts: the request's own rule says what follows. Never before the day after it was due, whoever asks, so
 * that the last day belongs to whoever was asked.
 */
export const requestLapse = operation({
  kind: 'request.lapse',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ requestId: Id }),
  reads: ({ requestId }) => requestReads(requestId),
  restsOn: () => ['request'],
  may: (actor, rows) => worksFor(actor, caseOf(rows)?.body.ownerTeamId ?? ''),
  decide: (rows, { requestId }, call) => {
    const { body } = rows.request;
    const closed = refuseClosed(rows.request);
    if (closed !== null) return closed;
    if (call.today < lapsesOn(body, waitSettings(call.catalogues.changes, londonDate(body.sentAt)))) return fail('DATE_IMPOSSIBLE', { fields: ['dueOn'] });
    return apply([
      entry(call, { caseId: body.caseId, category: 'system', event: 'request.late', about: isParent(body.to) ? body.to : null, facts: { to: body.to, by: body.dueOn }, ref: `request/${requestId}` }),
      ...closeRequest(requestId, { ...body, state: 'lapsed' }, rows, call),
    ]);
  },
});

/** A person stops waiting for one answer. When it was the last, the item is theirs to go on with. */
export const requestCancel = operation({
  kind: 'request.cancel',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ requestId: Id, because: z.string().trim().min(3).max(200) }),
  reads: ({ requestId }) => requestReads(requestId),
  restsOn: () => ['request'],
  may: (actor, rows) => worksFor(actor, caseOf(rows)?.body.ownerTeamId ?? ''),
  decide: (rows, { requestId, because }, call) => {
    const { body } = rows.request;
    const closed = refuseClosed(rows.request);
    if (closed !== null) return closed;
    return apply([
      entry(call, { caseId: body.caseId, category: 'system', event: 'request.stopped', about: isParent(body.to) ? body.to : null, facts: { to: body.to, because }, ref: `request/${requestId}` }),
      ...closeRequest(requestId, { ...body, state: 'cancelled' }, rows, call),
    ]);
  },
});
