import { CalculationInput } from '../../../app/calculation/input.ts';
import { candidateDecisions, linkedDecision, type Asked, type Candidate } from '../../../app/challenge/candidates.ts';
import { workOutCorrection } from '../../../app/challenge/correction.ts';
import { groundOfType } from '../../../app/challenge/matters.ts';
import { isDifferent, revisionRows } from '../../../app/challenge/revisionRows.ts';
import { noticeOn, timeLimit } from '../../../app/challenge/timeLimit.ts';
import { listOf } from '../../../app/changes/caseFacts.ts';
import { periodOn } from '../../../app/changes/engine/periods.ts';
import type { Handlers, Output } from '../../../app/contract/index.ts';
import type { ClusterId } from '../../../app/model/ids.ts';
import { partyRoles } from '../../../app/model/roles.ts';
import type { Row } from '../../../app/model/rows/index.ts';
import { tagsOf } from '../../../app/operations/execute.ts';
import { row, rowsOf, type Call } from '../../../app/operations/operation.ts';
import { fail, ok } from '../../../app/result.ts';
import { changeTitles } from '../../../app/work/changeTitles.ts';
import { childLabels } from '../../../app/work/childLabels.ts';
import { openCaseFacts, type OpenCase, type WorkContext } from './workContext.ts';

type ChallengeHandlers = Pick<Handlers, 'challenge.form' | 'challenge.facts' | 'challenge.preview'>;
type CandidateView = Output<'challenge.form'>['candidates'][number];
type ChallengeView = Output<'challenge.form'>['challenges'][number];

const reasonTitles = { initial: 'First decision', annualReview: 'Annual review', change: 'Change', revision: 'Decision revised', appeal: 'Appeal' } as const;

function titleOf({ body }: Row<'decision'>, changes: readonly Row<'change'>[]): string {
  const change = changes.find(({ id }) => id === body.changeId);
  return body.reason === 'change' && change !== undefined ? changeTitles[change.body.type].title : reasonTitles[body.reason];
}

/** Looking at decisions again: which one is meant, what it rested on, and what another answer would do. Nothing here writes. */
export function createChallengeHandlers(context: WorkContext): ChallengeHandlers {
  const { catalogues } = context;
  const gathered = (held: OpenCase) => ({ ...held.facts, messages: listOf(held.source, 'message'), challenges: listOf(held.source, 'challenge') });
  const candidatesOf = (held: OpenCase, asked: Asked) => candidateDecisions(gathered(held), asked, catalogues);
  const anyAsked = (): Asked => ({ askedBy: 'receivingParent', askedOn: context.today(), about: null, ground: null });

  const candidateView = (held: OpenCase, { decision, limit, standing, open, why }: Candidate): CandidateView => {
    const { body } = decision;
    return {
      decisionId: decision.id, number: body.number, title: titleOf(decision, held.facts.changes), effectiveFrom: body.effectiveFrom, effectiveUntil: body.effectiveUntil, performedOn: body.performedOn, by: body.by,
      weekly: body.cases.find(({ caseId }) => caseId === held.caseId)?.weekly ?? 0, noticeOn: limit.noticeOn, askBy: limit.askBy, inTime: limit.inTime, daysLate: limit.daysLate, standing, open, why: [...why].slice(0, 8),
    };
  };
  const challengeView = (held: OpenCase, { id, tag, body }: Row<'challenge'>): ChallengeView[] => {
    const decision = held.facts.decisions.find((each) => each.id === body.decisionId);
    if (decision === undefined) return [];
    const { decisionId, askedBy, askedOn, channel, grounds, newEvidence, timing, state, result, because, dueOn, taskId, decidedAt, decidedBy } = body;
    return [{
      challengeId: id, tag, decisionId, number: decision.body.number, title: titleOf(decision, held.facts.changes), askedBy, askedOn, channel, grounds, newEvidence, timing, state, result, because, dueOn, taskId, decidedAt, decidedBy,
      ownDecision: decision.body.by === context.actor().id,
    }];
  };
  const challengesOf = (held: OpenCase): readonly Row<'challenge'>[] => listOf(held.source, 'challenge').filter(({ body }) => body.caseId === held.caseId);
  const sawOf = (held: OpenCase, challengeId: string | null): Record<string, string | null> =>
    tagsOf({ decisions: rowsOf('decision'), challenges: rowsOf('challenge'), incomes: rowsOf('income'), care: rowsOf('care'), children: rowsOf('child'), ...(challengeId === null ? {} : { challenge: row('challenge', challengeId) }) }, held.source);

  /** Why a mistake in a decision may not be put right without a challenge. Null when it may. */
  const notCorrected = (held: OpenCase, decision: Row<'decision'>): string | null => {
    if (decision.body.replacedBy !== undefined) return 'A later decision has replaced this one.';
    if (challengesOf(held).some(({ body }) => body.decisionId === decision.id && body.state !== 'decided')) return 'A parent asked us to look at it again. Decide that instead.';
    if (decision.body.by === context.actor().id) return 'You made this decision. Somebody else puts it right.';
    const { messages } = gathered(held);
    const open = partyRoles.some((role) => timeLimit(noticeOn(decision, role, held.caseId, messages), context.today(), catalogues).inTime);
    return open ? null : 'The time to put a mistake right has passed. Record a change instead.';
  };

  return {
    'challenge.form': ({ caseId, askedBy, askedOn, about, ground }) => {
      const opened = openCaseFacts(context, caseId);
      if (!opened.ok) return opened;
      const held = opened.value;
      if (askedOn > context.today()) return fail('DATE_IMPOSSIBLE', { fields: ['askedOn'] });
      const { candidates, suggestedId, ask } = candidatesOf(held, { askedBy, askedOn, about, ground });
      const taken = challengesOf(held).map(({ body }) => body.changeId);
      return ok({
        candidates: candidates.slice(0, 60).map((candidate) => candidateView(held, candidate)),
        suggestedId,
        ask,
        challenges: challengesOf(held).toSorted((a, b) => (a.body.registeredAt < b.body.registeredAt ? 1 : -1)).slice(0, 40).flatMap((challenge) => challengeView(held, challenge)),
        linked: held.facts.changes.filter(({ id, body }) => body.caseId === caseId && (body.state === 'waiting' || body.state === 'handedOver') && !taken.includes(id)).slice(0, 20).flatMap(({ id, body }) => {
          const { reportedBy } = body;
          if (reportedBy === 'feed' || reportedBy === 'thirdParty') return [];
          const decision = linkedDecision(gathered(held), { ground: groundOfType(body.type), reportedOn: body.reportedOn, reportedBy }, catalogues);
          return decision === null ? [] : [{ changeId: id, title: changeTitles[body.type].title, reportedOn: body.reportedOn, decisionId: decision.id }];
        }),
        saw: sawOf(held, null),
      });
    },

    'challenge.facts': ({ caseId, decisionId }) => {
      const opened = openCaseFacts(context, caseId);
      if (!opened.ok) return opened;
      const held = opened.value;
      const candidate = candidatesOf(held, anyAsked()).candidates.find(({ decision }) => decision.id === decisionId);
      const read = CalculationInput.safeParse(candidate?.decision.body.input);
      if (candidate === undefined || !read.success) return fail('ROW_NOT_FOUND', { fields: ['decision'] });
      const ours = held.facts.children.filter(({ body }) => body.role === 'qualifying' && body.caseId === caseId).map(({ id, body }) => ({ id, bornOn: body.bornOn }));
      const labels = new Map(childLabels(ours).map(({ child, label }) => [child.id, `Child ${label}`]));
      const used = read.data.receivingParents.find(({ id }) => id === held.facts.case.body.receivingParentId)?.children ?? [];
      const challenge = challengesOf(held).find(({ body }) => body.decisionId === decisionId && body.state !== 'decided');
      return ok({
        decision: candidateView(held, candidate),
        grossWeekly: candidate.decision.body.grossWeekly,
        incomeBasis: candidate.decision.body.incomeBasis,
        children: used.map(({ id, nights }) => ({ childId: id, label: labels.get(id) ?? 'Child', nights })),
        missing: [...labels].filter(([id]) => !used.some((child) => child.id === id)).map(([childId, label]) => ({ childId, label })),
        otherChildren: read.data.relevantOtherChildren,
        challenge: challenge === undefined ? null : (challengeView(held, challenge)[0] ?? null),
        notCorrected: notCorrected(held, candidate.decision),
        saw: sawOf(held, challenge?.id ?? null),
      });
    },

    'challenge.preview': ({ caseId, decisionId, as, corrections }) => {
      const opened = openCaseFacts(context, caseId);
      if (!opened.ok) return opened;
      const { facts, clusterId } = opened.value;
      const decision = facts.decisions.find(({ id, body }) => id === decisionId && body.cases.some((line) => line.caseId === caseId));
      if (decision === undefined) return fail('ROW_NOT_FOUND', { fields: ['decision'] });
      const nothing = { different: false, before: null, after: null, periods: [], adjusted: 0, notices: [], otherCases: 0 };
      const worked = workOutCorrection(facts, decision, corrections, catalogues.law);
      if (!worked.ok) return ok({ ...nothing, problem: { code: worked.error.code, fields: [...(worked.error.fields ?? [])].slice(0, 12) } });
      let next = 0;
      const call: Call = { actor: context.actor(), opId: 'preview', clusterId: clusterId as ClusterId, now: context.now(), today: context.today(), newId: () => `preview_${(next += 1)}`, catalogues };
      const { rows } = revisionRows(facts, worked.value, { because: 'Preview', templateId: as === 'challenge' ? 'challenge.changed' : 'decision.corrected', taskId: null }, call);
      const mine = (lines: Row<'decision'>['body']['cases'] | undefined) => lines?.find((line) => line.caseId === caseId);
      const amounts = (line: ReturnType<typeof mine>): Output<'challenge.preview'>['before'] => (line === undefined ? null : { weekly: line.weekly, payingParentTotal: line.payingParentTotal, receivingParentNet: line.receivingParentNet });
      const now = periodOn(worked.value, context.today());
      return ok({
        problem: null,
        different: isDifferent(worked.value),
        before: amounts(mine(now?.base.body.cases)),
        after: amounts(mine(now === null ? undefined : [...now.cases])),
        periods: worked.value.periods.flatMap(({ from, until, cases, base }) => {
          const line = mine([...cases]);
          return line === undefined ? [] : [{ from, until, before: mine(base.body.cases)?.weekly ?? null, after: line.weekly }];
        }),
        adjusted: rows.reduce((sum, { kind, body }) => (kind === 'ledger' && body.caseId === caseId ? sum + body.pence : sum), 0),
        notices: rows.flatMap(({ kind, body }) => (kind === 'message' ? [{ to: body.to, channel: body.channel, title: catalogues.templates.byId(body.templateId)[0]?.title.replace(/, (paying|receiving) parent$/, '') ?? body.templateId, reference: facts.cases.find(({ id }) => id === body.caseId)?.body.reference ?? '' }] : [])),
        otherCases: decision.body.cases.filter((line) => line.caseId !== caseId).length,
      });
    },
  };
}
