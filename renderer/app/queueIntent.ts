import type { Input } from '../../app/contract/index.ts';
import { createIntent } from './intent.ts';

type Page = Input<'queue.page'>;
export type QueueIntent = Readonly<{ filter: Page['filter']; group: Page['group'] }>;

/** One's own open work, with nothing left out. */
export const myWork: Page['filter'] = { whose: 'mine', person: null, due: null, types: [], waiting: null, text: null };

/** Where another screen wants the queue to open. */
export const queueIntent = createIntent<QueueIntent>();
