import type { Output } from '../../app/contract/index.ts';
import { errorCodes, type ErrorCode } from '../../app/result.ts';
import { numberWords } from '../words/countWords.ts';
import { errorWords } from '../words/errorWords.ts';

type Session = Output<'session.state'>;
type Progress = NonNullable<Session['progress']>;
type Role = NonNullable<Session['user']>['role'];

const stages: Readonly<Record<Progress['stage'], Readonly<{ doing: string; of: string }>>> = {
  caseload: { doing: 'Making up practice cases', of: 'cases' },
  firstSync: { doing: 'Bringing your cases to this laptop', of: 'cases' },
  readModels: { doing: 'Putting your work in order', of: 'cases' },
};

/** What is being done: `Making up practice cases`. */
export const stageWords = (progress: Progress | null): string => (progress === null ? 'Opening your records' : stages[progress.stage].doing);
/** How far: `1,200 of 5,000 cases`; nothing until the whole is known. */
export const progressWords = (progress: Progress | null): string =>
  progress === null || progress.total <= 0 ? '' : `${numberWords(progress.done)} of ${numberWords(progress.total)} ${stages[progress.stage].of}`;
/** Whole percent, 0 to 100; null until the whole is known. */
export const progressPercent = (progress: Progress | null): number | null =>
  progress === null || progress.total <= 0 ? null : Math.min(100, Math.floor((progress.done * 100) / progress.total));

/** A role's name, and what it lets a person do. */
export const roleWords: Readonly<Record<Role, Readonly<{ name: string; can: string }>>> = {
  caseworker: { name: 'Caseworker', can: 'Takes work, records changes, writes messages and makes promises.' },
  decisionMaker: { name: 'Decision maker', can: 'Does all that a caseworker does, and weighs decisions again.' },
  teamLeader: { name: 'Team leader', can: 'Does all that a caseworker does, moves work between people and sets its priority.' },
  readOnly: { name: 'Reader', can: 'Opens and reads cases. Changes nothing.' },
};

/** Why the store did not open, what is safe, and what to do. Deleting is never among it. */
type StoppedWords = Readonly<{ title: string; safe: string; next: readonly string[] }>;

const kept = 'Nothing has been changed or deleted. Your records and drafts are still on this laptop.';
const stops: Partial<Record<ErrorCode, StoppedWords>> = {
  STORE_KEY_UNAVAILABLE: {
    title: 'Casebench cannot get the key to its records',
    safe: kept,
    next: ['Lock and unlock the computer.', 'Open Casebench again.', 'If it goes on, tell IT support.'],
  },
  STORE_KEY_WRONG: {
    title: 'The key does not open the records on this laptop',
    safe: kept,
    next: ['Leave the file where it is: the right key still opens it.', 'Tell IT support that the key does not fit.'],
  },
  STORE_NEWER_THAN_APP: {
    title: 'These records were made by a newer Casebench',
    safe: `${kept} This version stays out of them so that nothing new is lost.`,
    next: ['Update Casebench.', 'Open it again.'],
  },
  STORE_DAMAGED: {
    title: 'The records on this laptop are damaged',
    safe: 'Casebench has stopped and touches nothing, so that they can be mended. What the hub has is safe.',
    next: ['Do not delete or move the file.', 'Tell IT support.', 'If you have a backup, say so: it may help.'],
  },
  STORE_FULL: {
    title: 'The disk is full',
    safe: kept,
    next: ['Free some space. Leave the Casebench folder alone.', 'Open Casebench again.'],
  },
  STORE_READ_ONLY: {
    title: 'Casebench may not write to its folder',
    safe: kept,
    next: ['Tell IT support that the Casebench folder is read only.', 'Open Casebench again once it is put right.'],
  },
  OTHER_INSTANCE: {
    title: 'Casebench is already open',
    safe: 'Your work is in the other window.',
    next: ['Go to the other window.', 'If you cannot find it, restart the computer and open Casebench once.'],
  },
};

/** For a code that the services give; one that this window does not know is still answered. */
export function stoppedWords(code: string): StoppedWords {
  const known = errorCodes.find((one) => one === code);
  if (known === undefined) return { title: 'Casebench could not start', safe: kept, next: ['Close Casebench and open it again.', `If it goes on, tell IT support the word ${code}.`] };
  const { what, next } = errorWords(known);
  return stops[known] ?? { title: what.replace(/\.$/, ''), safe: kept, next: [next] };
}

/** The services behind a window ended by a fault of their own. */
export const endedWords = {
  title: 'Casebench has stopped and cannot save',
  safe: 'Your drafts and what you did are safe on this laptop, up to the last few seconds.',
  next: 'Close Casebench and open it again.',
} as const;
