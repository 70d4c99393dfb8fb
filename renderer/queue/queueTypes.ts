import type { Input, Output } from '../../app/contract/index.ts';

export type QueueFilter = Input<'queue.page'>['filter'];
export type QueueGroup = Input<'queue.page'>['group'];
export type QueueRow = Output<'queue.page'>['rows'][number];
export type QueuePreview = Output<'queue.preview'>;
export type SavedFilter = Output<'queue.filters'>['saved'][number];
export type TeamPerson = Output<'team.people'>['people'][number];
/** Who is at this window, as far as rights on work items go. */
export type Me = Readonly<{ id: string; role: string; teams: readonly string[] }>;

/** The tag that an act on a row rests on. */
export const sawOf = (row: Pick<QueueRow, 'taskId' | 'tag'>): Readonly<Record<string, string>> => ({ [`task/${row.taskId}`]: row.tag });
/** The right that most work on an item needs: same team, and not read-only. */
export const worksOn = (me: Me, row: Pick<QueueRow, 'teamId'>): boolean => me.role !== 'readOnly' && me.teams.includes(row.teamId);
export const leadsOn = (me: Me, row: Pick<QueueRow, 'teamId'>): boolean => me.role === 'teamLeader' && me.teams.includes(row.teamId);
