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

/** Every operation there is. Desktop and authority run the same list. */
export const operations: Readonly<Record<string, AnyOperation>> = Object.fromEntries(
  [
    taskClaim, taskAssign, taskUnassign, taskSetDue, taskSetPriority, taskRestore, taskFinish, taskDecline, callbackTry,
    noteAdd, promiseMake, promiseKeep, changeRecord, messageDraft, messageQueue, messageRecall,
    instructionStart, instructionAnswer, instructionFinish,
  ].map((op) => [op.kind, op]),
);
