import type { Failure } from '../../../app/result.ts';

/** What the host tells the program that started it: one JSON object a line on standard output. */
export type Announcement =
  | Readonly<{ type: 'listening'; link: string; pid: number }>
  | Readonly<{ type: 'progress'; stage: string; done: number; total: number }>
  | Readonly<{ type: 'ready'; ms: number }>
  | Readonly<{ type: 'window'; state: 'opened' | 'gone' }>
  | Readonly<{ type: 'failed'; error: Failure; message: string }>
  | Readonly<{ type: 'stopped' }>;

export const announce = (announcement: Announcement): void => void process.stdout.write(`${JSON.stringify(announcement)}\n`);

/** The progress events of the services, as they may be shown in a terminal; null for every other event. */
export function asProgress(event: unknown): Extract<Announcement, { type: 'progress' }> | null {
  if (typeof event !== 'object' || event === null || !('type' in event) || event.type !== 'progress') return null;
  if (!('stage' in event && 'done' in event && 'total' in event)) return null;
  const { stage, done, total } = event;
  if (typeof stage !== 'string' || typeof done !== 'number' || typeof total !== 'number') return null;
  return { type: 'progress', stage: stage.slice(0, 40), done, total };
}
