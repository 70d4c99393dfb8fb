import { openDesk } from '../caseloadFor.ts';
import { p95, timed, type Figure } from '../figures.ts';

const everything = { whose: 'all', person: null, due: null, types: [], waiting: null, text: null } as const;

/** Start, queue, case and preview at two sizes, so that fixed cost and cost per case can be told apart. */
export async function desk(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const starts: number[] = [];
  for (const cases of [1_000, 50_000]) {
    const first = await openDesk(cases);
    await first.close();
    const warm = [];
    for (let turn = 0; turn < 3; turn++) {
      const again = await openDesk(cases);
      warm.push(again.readyMs);
      if (turn < 2) await again.close();
      else {
        const page = await again.ask('queue.page', { filter: { ...everything, types: [] }, group: 'due', offset: 0, limit: 100 });
        const label = `${cases.toLocaleString('en-GB')} cases`;
        figures.push(p95(`filter and count work, ${label}`, await timed(40, (i) => again.ask('queue.page', { filter: { ...everything, types: i % 2 === 0 ? ['income'] : ['callbacks'], due: i % 3 === 0 ? 'overdue' : null }, group: i % 2 === 0 ? 'due' : 'type', offset: 0, limit: 100 })), 50));
        figures.push(p95(`next row (preview), ${label}`, await timed(60, (i) => again.ask('queue.preview', { taskId: page.rows[i % page.rows.length]?.taskId ?? '' })), 50));
        figures.push(p95(`open a case, ${label}`, await timed(60, (i) => again.ask('case.open', { caseId: page.rows[i % page.rows.length]?.caseId ?? '' })), 100));
        const row = page.rows[0];
        if (row !== undefined) figures.push(p95(`switch tab (a case opened before), ${label}`, await timed(60, () => again.ask('case.open', { caseId: row.caseId })), 50));
        figures.push(p95(`today, ${label}`, await timed(20, () => again.ask('today.view', { declined: [] })), 100));
        const income = page.rows.find((r) => r.changeType === 'C09') ?? row;
        if (income !== undefined) {
          const fields = { source: 'employed', pay: { pence: 31_500, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: income.receivedOn };
          figures.push(p95(`change preview, ${label}`, await timed(200, (i) => again.call('change.preview', { caseId: income.caseId, type: 'C09', subject: 'payingParent', reportedOn: income.receivedOn, fields: { ...fields, pay: { pence: 20_000 + i * 37, per: 'week' } }, evidence: 'seen', taskId: income.taskId })), 20));
        }
        figures.push(p95(`draft journal write, ${label}`, await timed(200, (i) => again.ask('draft.save', { key: 'bench:draft', caseId: null, title: 'Bench', body: `words ${i}` })), 50));
        await again.close();
      }
    }
    const median = warm.toSorted((a, b) => a - b)[1] ?? Number.NaN;
    starts.push(median);
    figures.push({ what: `services start, warm, to a usable queue, ${cases.toLocaleString('en-GB')} cases`, value: median, unit: 'ms', budget: 2_000, better: 'lower', note: 'median of 3; without the window' });
  }
  figures.push({ what: 'start with 50,000 against 1,000', value: (starts[1] ?? 0) / (starts[0] ?? 1), unit: '×', budget: 1.2, better: 'lower' });
  return figures;
}
