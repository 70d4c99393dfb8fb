import type { Row, RowBody, RowWrite } from '../model/rows/index.ts';
import { entry } from '../operations/entry.ts';
import type { Call } from '../operations/operation.ts';
import type { CaseFacts } from './caseFacts.ts';
import { draftNotices, noticesFor } from './notices.ts';
import type { ChangeCase } from './rule.ts';

const others = (facts: CaseFacts, lines: RowBody<'decision'>['cases']): readonly Row<'case'>[] =>
  facts.cases.filter((held) => held.id !== facts.case.id && lines.some((line) => line.caseId === held.id));

/** A warning for the person who decides: one decision covers every case of a paying parent. */
export function otherCasesWarning(facts: CaseFacts, lines: RowBody<'decision'>['cases']): readonly string[] {
  const { length } = others(facts, lines);
  if (length === 0) return [];
  return [length === 1 ? 'Another case of this paying parent changes too. Its letters are drafted on that case.' : `${length} other cases of this paying parent change too. Their letters are drafted on those cases.`];
}

/**
 * What a decision writes on the other cases it covers: their line, and drafts for their parents, each with that case's
 * own figures. The paying parent gets one text for the decision, and a letter or email for each case.
 */
export function tellOtherCases(change: ChangeCase, decision: Readonly<{ id: string; body: RowBody<'decision'> }>, changeId: string, call: Call): readonly RowWrite[] {
  const { id, body } = decision;
  return others(change.facts, body.cases).flatMap((held) => {
    const line = body.cases.find(({ caseId }) => caseId === held.id);
    const there = { ...change, facts: { ...change.facts, case: held }, taskId: null };
    const notices = noticesFor(there, 'decided').filter((notice) => notice.to === 'receivingParent' || notice.channel !== 'sms');
    return [
      entry(call, {
        caseId: held.id, category: 'decisions', event: 'decision.made', ref: `decision/${id}`,
        facts: { number: body.number, reason: 'change', changeType: change.entry.id, before: line?.previousWeekly ?? null, after: line?.weekly ?? null, from: body.effectiveFrom },
      }),
      ...draftNotices(there, notices, { decision: body, decisionId: id, changeId, replyBy: null, changedOn: null }, call),
    ];
  });
}
