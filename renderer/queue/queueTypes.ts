import type { Input, Output } from '../../app/contract/index.ts';
import type { WorkItem } from '../app/workItem.ts';

export type QueueFilter = Input<'queue.page'>['filter'];
export type QueueGroup = Input<'queue.page'>['group'];
export type QueueRow = WorkItem;
export type QueuePreview = Output<'queue.preview'>;
export type SavedFilter = Output<'queue.filters'>['saved'][number];
export type TeamPerson = Output<'team.people'>['people'][number];
