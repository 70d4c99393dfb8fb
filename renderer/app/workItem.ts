import type { Output } from '../../app/contract/index.ts';
import { taskTitle } from '../../app/work/taskWords.ts';
import type { AppServices } from './AppContext.tsx';
import { paneOf, type CasePlace } from './navigation.ts';

/** One item of work, as every list of the contract gives it. */
export type WorkItem = Output<'queue.page'>['rows'][number];
/** Who is at this window, as far as rights on work items go. */
export type Me = Readonly<{ id: string; role: string; teams: readonly string[] }>;

const nobody: Me = { id: '', role: 'readOnly', teams: [] };
/** Who is signed in; nobody before that is known. */
export const meOf = (session: AppServices['session']): Me => session.getState().session?.user ?? nobody;

/** The tag that an act on an item rests on. */
export const sawOf = (item: Pick<WorkItem, 'taskId' | 'tag'>): Readonly<Record<string, string>> => ({ [`task/${item.taskId}`]: item.tag });
/** The right that most work on an item needs: same team, and not read-only. */
export const worksOn = (me: Me, item: Pick<WorkItem, 'teamId'>): boolean => me.role !== 'readOnly' && me.teams.includes(item.teamId);
export const leadsOn = (me: Me, item: Pick<WorkItem, 'teamId'>): boolean => me.role === 'teamLeader' && me.teams.includes(item.teamId);

/** `Income change 10-0311`: an item by name, in a sentence. */
export const itemName = (item: WorkItem): string => `${taskTitle(item)} ${item.reference}`;

/** Whether opening an item leads to a form that finishes it: a change's, or looking at a decision again. */
export const hasForm = (item: Pick<WorkItem, 'kind' | 'changeType' | 'subject'>): boolean =>
  item.kind === 'reconsideration' || (item.kind === 'change' && item.changeType !== null && item.subject !== null);

/** Where in its case an item opens: at its form when there is one, else at the summary. */
export const placeOfItem = (item: Pick<WorkItem, 'kind' | 'changeType' | 'subject' | 'taskId'>): CasePlace =>
  item.kind === 'reconsideration' ? { section: 'summary', pane: paneOf('again', `task-${item.taskId}`) } : hasForm(item) ? { section: 'changes', item: `${item.changeType}:${item.subject}:${item.taskId}` } : { section: 'summary' };
