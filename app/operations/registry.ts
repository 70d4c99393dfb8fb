import { challengeDecide } from './challengeDecide.ts';
import { challengeRegister } from './challengeRegister.ts';
import { changeDecideTogether } from './changeDecideTogether.ts';
import { changeRecord } from './changeRecord.ts';
import { decisionCorrectError } from './decisionCorrectError.ts';
import { evidenceAdd } from './evidenceAdd.ts';
import { evidenceAttach } from './evidenceAttach.ts';
import { evidenceJudge } from './evidenceJudge.ts';
import { identityCheck } from './identityCheck.ts';
import { instructionAnswer, instructionFinish, instructionStart } from './instructionRun.ts';
import { callbackBook } from './callbackBook.ts';
import { messageDraft } from './messageDraft.ts';
import { messageQueue, messageRecall } from './messageQueue.ts';
import { noteAdd } from './noteAdd.ts';
import type { AnyOperation } from './operation.ts';
import { paymentsFallDue } from './paymentsFallDue.ts';
import { promiseKeep } from './promiseKeep.ts';
import { promiseMake } from './promiseMake.ts';
import { promiseMove } from './promiseMove.ts';
import { promiseWithdraw } from './promiseWithdraw.ts';
import { requestAnswer } from './requestAnswer.ts';
import { requestCancel, requestLapse } from './requestLapse.ts';
import { requestFallBack, requestRemind } from './requestRemind.ts';
import { taskAssign, taskUnassign } from './taskAssign.ts';
import { taskClaim } from './taskClaim.ts';
import { taskDecline } from './taskDecline.ts';
import { callbackTry, taskFinish } from './taskFinish.ts';
import { taskRestore } from './taskRestore.ts';
import { taskSetDue } from './taskSetDue.ts';
import { taskSetPriority } from './taskSetPriority.ts';

const all: readonly AnyOperation[] = [
  taskClaim, taskAssign, taskUnassign, taskSetDue, taskSetPriority, taskRestore, taskFinish, taskDecline, callbackTry,
  noteAdd, identityCheck, promiseMake, promiseKeep, promiseMove, promiseWithdraw, callbackBook, challengeRegister, challengeDecide, decisionCorrectError, changeRecord, changeDecideTogether, paymentsFallDue, messageDraft, messageQueue, messageRecall,
  evidenceAdd, evidenceAttach, evidenceJudge,
  instructionStart, instructionAnswer, instructionFinish,
  requestAnswer, requestRemind, requestFallBack, requestLapse, requestCancel,
];

/**
 * Every operation there is, by kind. Desktop and authority run the same list. Kinds come from outside, so the record
 * has no prototype: `constructor` is no operation.
 */
export const operations: Readonly<Record<string, AnyOperation>> = Object.freeze(
  Object.assign(Object.create(null) as Record<string, AnyOperation>, Object.fromEntries(all.map((op) => [op.kind, op]))),
);
