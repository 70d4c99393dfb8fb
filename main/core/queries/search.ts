import type { Input, Output } from '../../../app/contract/index.ts';
import { ok, type Result } from '../../../app/result.ts';
import { taskTitle } from '../../../app/work/taskWords.ts';
import type { CaseCard } from '../../store/queries/caseRepository.ts';
import type { FoundDoc } from '../../store/queries/searchRepository.ts';
import type { QueryContext } from './context.ts';
import { repositoriesOf } from './repositories.ts';

/** How many documents a search of the case list looks at. */
const MOST_CASES = 1_000;
const services = { collectAndPay: 'Collect and Pay', directPay: 'Direct Pay' } as const;

/** `search.find`: cases, people and notes. `total` counts at most what one search looks at. */
export function createSearchQuery(context: QueryContext) {
  const { search, cases, queue, desk } = repositoriesOf(context.db);

  const detailOf = (found: FoundDoc, card: CaseCard | undefined): string => {
    if (card === undefined) return found.reference;
    const work = queue.openOfCase(found.caseId, 1)[0];
    const parts = [work === undefined ? services[card.service] : taskTitle(work), desk.teamName(card.teamId)];
    return (found.what === 'case' ? parts : [found.reference, ...parts]).join(', ');
  };

  return ({ text, limit }: Input<'search.find'>): Result<Output<'search.find'>> => {
    const found = search.find(text);
    const shown = found.slice(0, limit);
    const held = cases.cards([...new Set(shown.map(({ caseId }) => caseId))]);
    return ok({
      total: found.length,
      hits: shown.map((hit) => ({
        what: hit.what, caseId: hit.caseId, clusterId: hit.clusterId, reference: hit.reference, title: hit.title, detail: detailOf(hit, held.get(hit.caseId)), role: hit.role,
      })),
    });
  };
}

/** `cases.page`: every case by reference, or those that a search finds, best first. */
export function createCasesPageQuery(context: QueryContext) {
  const { search, cases, queue } = repositoriesOf(context.db);

  const pageOf = (text: string, offset: number, limit: number): Readonly<{ total: number; cards: readonly CaseCard[] }> => {
    if (text.trim() === '') return { total: cases.cardCount(), cards: cases.cardPage(offset, limit) };
    const caseIds = [...new Set(search.find(text, MOST_CASES).map(({ caseId }) => caseId))];
    const held = cases.cards(caseIds.slice(offset, offset + limit));
    return { total: caseIds.length, cards: caseIds.slice(offset, offset + limit).flatMap((id) => held.get(id) ?? []) };
  };

  return ({ text, offset, limit }: Input<'cases.page'>): Result<Output<'cases.page'>> => {
    const { total, cards } = pageOf(text, offset, limit);
    return ok({
      total,
      rows: cards.map((card) => ({
        caseId: card.caseId, clusterId: card.clusterId, reference: card.reference, receiving: card.receiving, paying: card.paying, service: card.service, status: card.status,
        weekly: card.weekly, openTasks: queue.openCount(card.caseId), safety: card.safety, owner: card.owner, teamId: card.teamId,
      })),
    });
  };
}
