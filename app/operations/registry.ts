import { changeRecord } from './changeRecord.ts';
import { instructionAnswer, instructionFinish, instructionStart } from './instructionRun.ts';
import { messageDraft } from './messageDraft.ts';
import { messageQueue, messageRecall } from './messageQueue.ts';
import { noteAdd } from './noteAdd.ts';
import type { AnyOperation } from './operation.ts';
import { promiseKeep } from './promiseKeep.ts';
import { promiseMake } from './promiseMake.ts';
import { taskAssign, taskUnassign } from './taskAssign.ts';
import { taskClaim } from './taskClaim.ts';
import { taskDecline } from './taskDecline.ts';
import { callbackTry, taskFinish } from './taskFinish.ts';
import { taskRestore } from './taskRestore.ts';
import { taskSetDue } from './taskSetDue.ts';
import { taskSetPriority } from './taskSetPriority.ts';

const all: readonly AnyOperation[] = [
  taskClaim, taskAssign, taskUnassign, taskSetDue, taskSetPriority, taskRestore, taskFinish, taskDecline, callbackTry,
  noteAdd, promiseMake, promiseKeep, changeRecord, messageDraft, messageQueue, messageRecall,
  instructionStart, instructionAnswer, instructionFinish,
];

/**
 * Every operation there is, by kind. Desktop and authority run the same list. Kinds come from outside, so the record
 * has no prototype: `constructor` is no operation.
 */
export const operations: Readonly<Record<string, AnyOperation>> = Object.freeze(
  Object.assign(Object.create(null) as Record<string, AnyOperation>, Object.fromEntries(all.map((op) => [op.kind, op]))),
);
