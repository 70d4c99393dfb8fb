import type { Handlers } from '../../../app/contract/index.ts';
import { createCaseOpenQuery } from './caseOpen.ts';
import { createCaseChangesQuery, createCaseMessagesQuery, createCaseMoneyQuery } from './caseRecords.ts';
import { createCaseTimelineQuery } from './caseTimeline.ts';
import type { QueryContext } from './context.ts';
import { createExplainDecisionQuery } from './explainDecision.ts';
import { createCaseAccountQuery, createCaseArrearsQuery } from './moneyAccount.ts';
import { createCaseAsAtQuery } from './moneyAsAt.ts';
import { createCaseScheduleQuery } from './moneySchedule.ts';
import { createQueueNextQuery } from './next.ts';
import { createCallBriefQuery, createPromisesListQuery } from './promises.ts';
import { createQueueHiddenQuery, createQueueIdsQuery, createQueuePageQuery, createQueueRowsQuery, createQueueWhyQuery } from './queue.ts';
import { createQueuePreviewQuery } from './queuePreview.ts';
import { createCasesPageQuery, createSearchQuery } from './search.ts';
import { createTeamPeopleQuery } from './teamPeople.ts';
import { createTodayQuery } from './today.ts';
import { createCaseWaitingQuery, createWaitingMineQuery } from './waiting.ts';

/** The read side of the contract, one handler for each method. To add a query: one file and one line here. */
export const createQueries = (context: QueryContext) =>
  ({
    'queue.page': createQueuePageQuery(context),
    'queue.ids': createQueueIdsQuery(context),
    'queue.rows': createQueueRowsQuery(context),
    'queue.hidden': createQueueHiddenQuery(context),
    'queue.preview': createQueuePreviewQuery(context),
    'queue.next': createQueueNextQuery(context),
    'queue.why': createQueueWhyQuery(context),
    'today.view': createTodayQuery(context),
    'search.find': createSearchQuery(context),
    'cases.page': createCasesPageQuery(context),
    'case.open': createCaseOpenQuery(context),
    'case.timeline': createCaseTimelineQuery(context),
    'case.money': createCaseMoneyQuery(context),
    'case.changes': createCaseChangesQuery(context),
    'case.messages': createCaseMessagesQuery(context),
    'case.account': createCaseAccountQuery(context),
    'case.arrears': createCaseArrearsQuery(context),
    'case.schedule': createCaseScheduleQuery(context),
    'case.asAt': createCaseAsAtQuery(context),
    'explain.decision': createExplainDecisionQuery(context),
    'promises.list': createPromisesListQuery(context),
    'promises.brief': createCallBriefQuery(context),
    'case.waiting': createCaseWaitingQuery(context),
    'waiting.mine': createWaitingMineQuery(context),
    'team.people': createTeamPeopleQuery(context),
  }) as const satisfies Partial<Handlers>;
