import type { ErrorCode, Failure } from '../../app/result.ts';
import { formatTime } from '../../app/model/calendar.ts';

/** What happened, then what to do. No blame, no codes. */
export type ErrorWords = Readonly<{ what: string; next: string }>;

const words: Readonly<Record<ErrorCode, ErrorWords>> = {
  INPUT_INVALID: { what: 'Some of this could not be read.', next: 'Check the marked fields. What you typed is kept.' },
  METHOD_UNKNOWN: {
    what: 'This window and its service do not match.',
    next: 'Close Casebench and open it again. Your drafts are safe.',
  },
  CALLER_REFUSED: {
    what: 'Casebench refused a request that did not come from its own window.',
    next: 'Close Casebench and open it again. If it happens again, tell IT support.',
  },
  PAYLOAD_TOO_LARGE: { what: 'This is too big to save in one go.', next: 'Make it shorter, or split it into two.' },
  INTERNAL: {
    what: 'Something went wrong inside Casebench.',
    next: 'Your saved work is safe. Try again, and give IT support the reference if it goes on.',
  },
  NOT_SIGNED_IN: { what: 'You are signed out.', next: 'Sign in again. Your drafts are kept.' },
  NOT_READY: { what: 'Casebench is still getting ready.', next: 'Wait a moment, then try again.' },
  NOT_ALLOWED: { what: 'Your role does not let you do this.', next: 'Ask your team leader, who can do it or say who can.' },
  ONLINE_ONLY: {
    what: 'This needs the hub, and the hub cannot be reached.',
    next: 'Go on with other work. Do this when the hub is back.',
  },
  CASE_NOT_FOUND: { what: 'There is no case with that number here.', next: 'Check the number, or search by name.' },
  CASE_NOT_HELD: {
    what: 'This case is not on this laptop.',
    next: 'Ask for it. It arrives when the hub can be reached.',
  },
  ROW_NOT_FOUND: { what: 'This entry is no longer there.', next: 'Open the case again to see how it stands now.' },
  CASE_CHANGED_ELSEWHERE: {
    what: 'Someone else changed this case while you worked on it.',
    next: 'Your text is kept. Compare the two and choose.',
  },
  TASK_TAKEN: { what: 'Someone else has taken this task.', next: 'Take the next one.' },
  TASK_DONE: { what: 'This task is already finished.', next: 'Take the next one, or open the case to see what was done.' },
  TASK_NOT_YOURS: { what: 'This task belongs to someone else.', next: 'Ask them, or ask your team leader to move it.' },
  PERSON_UNKNOWN: { what: 'Casebench does not know that person.', next: 'Choose someone from the list.' },
  DATE_IMPOSSIBLE: { what: 'That date cannot be used here.', next: 'Check the day, month and year.' },
  PROMISE_SETTLED: { what: 'This promise is already kept or closed.', next: 'Open the timeline to see how it ended.' },
  REQUEST_CLOSED: { what: 'This request is closed: it was answered or stopped.', next: 'Open the case again to see how it stands now.' },
  UNDO_TOO_LATE: { what: 'The time to undo this has passed.', next: 'Change it back by hand.' },
  UNDO_NOT_POSSIBLE: {
    what: 'This cannot be undone.',
    next: 'Decisions and messages are corrected, not undone. Open the case to correct it.',
  },
  OPERATION_UNKNOWN: {
    what: 'This Casebench is too old or too new for that action.',
    next: 'Update Casebench. Your work is kept until then.',
  },
  RULE_FAILED: {
    what: 'A rule could not be worked out for this case.',
    next: 'Nothing was changed. Give IT support the reference, and go on with other work.',
  },
  NEEDS_PERSON: {
    what: 'The rules held here do not cover this. A person has to work it out.',
    next: 'Ask your team leader who works out amounts by hand. What you typed is kept.',
  },
  CHALLENGE_OPEN: { what: 'This decision is being looked at again already.', next: 'Decide that first. It is in the open work of this case.' },
  CHALLENGE_SETTLED: { what: 'This was already decided.', next: 'Open the timeline to see what came of it.' },
  CORRECTION_LATE: { what: 'The time to put a mistake right has passed.', next: 'Record it as a change, or ask a decision maker to look at the decision again.' },
  DECISION_REPLACED: { what: 'A later decision has replaced this one.', next: 'Choose the decision that stands now.' },
  OWN_DECISION: { what: 'You made this decision.', next: 'Ask somebody else to look at it. Nobody checks their own work.' },
  CHANGE_INCOMPLETE: { what: 'This change is not complete yet.', next: 'Fill in the marked fields. What you typed is kept.' },
  CHANGE_NOT_OFFERED: {
    what: 'This change does not fit this case.',
    next: 'Choose another change, or ask your team leader.',
  },
  FIGURE_CHANGED: {
    what: 'The amount is different now, because a fact it rests on has changed.',
    next: 'Read the new amount, then confirm again.',
  },
  INSTRUCTION_NOT_FOUND: { what: 'That instruction is not on this laptop.', next: 'Choose another, or search for it.' },
  INSTRUCTION_BROKEN: {
    what: 'This instruction has a fault and cannot run.',
    next: 'Do the work from the change form. The author has been told.',
  },
  RUN_NOT_OPEN: { what: 'This instruction is not open on this case.', next: 'Start it again. Answers already given are kept.' },
  STEP_NOT_CURRENT: { what: 'The instruction has moved to another step.', next: 'Go on from the step that is open now.' },
  ANSWER_INVALID: { what: 'That answer does not fit the question.', next: 'Check the answer. What you typed is kept.' },
  REASON_NEEDED: { what: 'This needs a reason.', next: 'Say why in a few words, then go on.' },
  CHECK_FAILED: {
    what: 'A check on this case did not pass.',
    next: 'Follow the step it leads to. It cannot be stepped round.',
  },
  TEMPLATE_NOT_FOUND: { what: 'That message template is not on this laptop.', next: 'Choose another template.' },
  FACT_MISSING: { what: 'A fact this needs is not on the case.', next: 'Add the fact, then try again.' },
  DISCLOSURE_BLOCKED: {
    what: 'This would tell one parent something private about the other.',
    next: 'Take out the marked words. Nothing has been sent.',
  },
  MESSAGE_TOO_LONG: { what: 'This message is too long to send.', next: 'Make it shorter, or send a letter.' },
  MESSAGE_EMPTY: { what: 'There is nothing in this message.', next: 'Write the message, or choose a template.' },
  MESSAGE_GONE: { what: 'This message has already left.', next: 'Send a new message that puts it right.' },
  RECIPIENT_UNREACHABLE: {
    what: 'There is no safe way recorded to reach this person like this.',
    next: 'Choose another way to send it, or record one.',
  },
  FILE_EMPTY: { what: 'This file is empty.', next: 'Ask the sender for it again, or scan it again.' },
  FILE_TOO_BIG: { what: 'This file is bigger than the limit.', next: 'Scan it at a lower setting, or split it into smaller files.' },
  FILES_TOO_MANY: { what: 'That is more files than can be added at once.', next: 'Add these first, then the rest.' },
  FILE_TYPE_REFUSED: { what: 'This kind of file cannot be kept as proof.', next: 'Use a PDF, JPEG, PNG, GIF or TIFF. Print anything else to PDF first.' },
  FILE_LIES: {
    what: 'The name of this file says one thing, and what is in it another.',
    next: 'Do not open it. Ask the sender for a PDF or a photo, and report it if it looks odd.',
  },
  FILE_LOCKED: { what: 'This PDF has a password.', next: 'Ask the sender for a copy without a password.' },
  FILE_BROKEN: { what: 'This file is not whole.', next: 'Try again. If it goes on, ask the sender for it again.' },
  FILE_NOT_HELD: { what: 'This file is not on this laptop.', next: 'It arrives when the hub can be reached. The entry itself is safe.' },
  FILE_DAMAGED: {
    what: 'This one file can no longer be read on this laptop.',
    next: 'Nothing else is affected. Add it again from the original, or ask the sender for it.',
  },
  UPLOAD_GONE: { what: 'This upload was broken off.', next: 'Start it again. Nothing of it was kept.' },
  FOLDER_UNUSABLE: { what: 'That folder cannot be used.', next: 'Choose a folder on this laptop that is there and that you can open.' },
  EVIDENCE_JUDGED: { what: 'This proof has already been accepted or refused.', next: 'Open it to see what was decided, by whom and why.' },
  STORE_KEY_UNAVAILABLE: {
    what: 'Casebench cannot get the key that opens its records.',
    next: 'Lock and unlock the computer, then try again. If it goes on, tell IT support.',
  },
  STORE_KEY_WRONG: {
    what: 'The key does not open the records on this laptop.',
    next: 'Nothing was changed. Tell IT support, and do not delete the file.',
  },
  STORE_NEWER_THAN_APP: {
    what: 'The records on this laptop were made by a newer Casebench.',
    next: 'Update Casebench. Nothing is lost.',
  },
  STORE_DAMAGED: {
    what: 'The records on this laptop are damaged.',
    next: 'Casebench has stopped to keep them safe. Tell IT support, and do not delete the file.',
  },
  STORE_FULL: { what: 'The disk is full, so this was not saved.', next: 'Free some space, then try again. Keep this window open.' },
  STORE_READ_ONLY: {
    what: 'Casebench may read its records but not write them.',
    next: 'Tell IT support. Keep this window open so that nothing you typed is lost.',
  },
  OTHER_INSTANCE: { what: 'Casebench is already open.', next: 'Go to the other window.' },
  FILE_INVALID: { what: 'This file is not one Casebench can keep.', next: 'Choose a PDF, a picture or a text file.' },
};

/** The plain sentence and the next step for a failure's code. */
export const errorWords = (code: ErrorCode): ErrorWords => words[code];

/**
 * The same for a whole failure: names who and when if the failure says so (`facts.by`, `facts.at`), and adds the
 * reference that finds the log entry.
 */
export function failureWords(failure: Failure): ErrorWords {
  const { what, next } = words[failure.code];
  const { by, at } = failure.facts ?? {};
  const who = typeof by === 'string' ? ` By ${by}${typeof at === 'string' ? ` at ${formatTime(at)}` : ''}.` : '';
  const reference = failure.incident === undefined ? '' : ` Reference ${failure.incident}.`;
  return { what: `${what}${who}`, next: `${next}${reference}` };
}
