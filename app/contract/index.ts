import type * as z from 'zod';
import type { Result } from '../result.ts';
import { caseMethods } from './case.ts';
import { challengeMethods } from './challenge.ts';
import { changeMethods } from './change.ts';
import { doingMethods } from './doing.ts';
import { evidenceMethods } from './evidence.ts';
import type { Method } from './method.ts';
import { moneyMethods } from './money.ts';
import { promiseMethods } from './promises.ts';
import { queueMethods } from './queue.ts';
import { sessionMethods } from './session.ts';
import { waitingMethods } from './waiting.ts';
import { workMethods } from './work.ts';

/** Everything a window may ask. To add a method: one line in its area's file. */
export const contract = {
  ...sessionMethods,
  ...queueMethods,
  ...caseMethods,
  ...changeMethods,
  ...doingMethods,
  ...evidenceMethods,
  ...moneyMethods,
  ...promiseMethods,
  ...challengeMethods,
  ...waitingMethods,
  ...workMethods,
} as const satisfies Record<string, Method>;

export type MethodName = keyof typeof contract;
export type Input<M extends MethodName> = z.input<(typeof contract)[M]['input']>;
export type Output<M extends MethodName> = z.output<(typeof contract)[M]['output']>;
export type Handlers = {
  readonly [M in MethodName]: (input: z.output<(typeof contract)[M]['input']>) => Promise<Result<Output<M>>> | Result<Output<M>>;
};

/** All that a host has to carry. */
export interface Bridge {
  call(name: string, input: unknown): Promise<unknown>;
  subscribe(listener: (event: unknown) => void): () => void;
}

/** What the services tell windows: that something changed, never what. Screens ask again. */
export type CoreEvent =
  | Readonly<{ type: 'changed'; clusterIds: readonly string[]; queue: boolean }>
  | Readonly<{ type: 'session' }>
  | Readonly<{ type: 'outbox' }>
  | Readonly<{ type: 'progress'; stage: string; done: number; total: number }>
  /** Files came into this person's tray, or left it. */
  | Readonly<{ type: 'tray' }>
  /** How far the reading of the scanner's folder is. */
  | Readonly<{ type: 'scan'; done: number; total: number }>
  /** The services' thread has gone; nothing answers until the window is opened again. */
  | Readonly<{ type: 'services.ended'; incident: string }>;
