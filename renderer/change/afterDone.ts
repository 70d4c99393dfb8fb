import type { Output } from '../../app/contract/index.ts';
import type { MessageView } from '../../app/contract/case.ts';
import { passedOverOf } from '../app/passedOver.ts';
import type { Api } from '../client.ts';

type NextItem = Output<'queue.next'>;
export type AfterDone = Readonly<{
  decision: Readonly<{ decisionId: string; number: number; weekly: number; effectiveFrom: string }> | null;
  /** Drafts that the act made, to be read before they are queued. */
  drafts: readonly MessageView[];
  /** Null while nothing is next. */
  next: NextItem | null;
}>;
export const nothingAfter: AfterDone = { decision: null, drafts: [], next: null };

type Rows = Output<'operation.perform'>['rows'];

/** What the panel after an act shows: the decision's number, the drafts it made, and the next item by rule. */
export async function loadAfter(api: Api, caseId: string, rows: Rows): Promise<AfterDone> {
  const ids = new Set(rows.map(({ kind, id }) => `${kind}/${id}`));
  const [opened, messages, next] = await Promise.all([
    api.call('case.open', { caseId }),
    api.call('case.messages', { caseId }),
    api.call('queue.next', { declined: [...passedOverOf(api).ids()] }),
  ]);
  const decision = opened.ok ? opened.value.shared.decision : null;
  return {
    decision:
      decision !== null && ids.has(`decision/${decision.decisionId}`)
        ? { decisionId: decision.decisionId, number: decision.number, weekly: decision.weekly, effectiveFrom: decision.effectiveFrom }
        : null,
    drafts: messages.ok
      ? messages.value.messages.filter(({ messageId, state }) => state === 'draft' && ids.has(`message/${messageId}`))
      : [],
    next: next.ok && next.value.row !== null ? next.value : null,
  };
}
