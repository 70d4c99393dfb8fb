/**
 * Every expected outcome is a value. A `throw` means a bug or a broken machine.
 *
 * Failures cross boundaries as a code and safe facts only: nothing here may come from a case.
 */
export const errorCodes = [
  // the contract's own gate
  'INPUT_INVALID',
  'METHOD_UNKNOWN',
  'CALLER_REFUSED',
  'PAYLOAD_TOO_LARGE',
  'INTERNAL',
  // sign-in and rights
  'NOT_SIGNED_IN',
  'NOT_READY',
  'NOT_ALLOWED',
  'ONLINE_ONLY',
  // cases and work
  'CASE_NOT_FOUND',
  'CASE_NOT_HELD',
  'ROW_NOT_FOUND',
  'CASE_CHANGED_ELSEWHERE',
  'TASK_TAKEN',
  'TASK_DONE',
  'TASK_NOT_YOURS',
  'PERSON_UNKNOWN',
  'DATE_IMPOSSIBLE',
  'PROMISE_SETTLED',
  'REQUEST_CLOSED',
  'UNDO_TOO_LATE',
  'UNDO_NOT_POSSIBLE',
  'OPERATION_UNKNOWN',
  'RULE_FAILED',
  'NEEDS_PERSON',
  // changes, instructions, messages
  'CHALLENGE_OPEN',
  'CHALLENGE_SETTLED',
  'CORRECTION_LATE',
  'DECISION_REPLACED',
  'OWN_DECISION',
  'CHANGE_INCOMPLETE',
  'CHANGE_NOT_OFFERED',
  'FIGURE_CHANGED',
  'INSTRUCTION_NOT_FOUND',
  'INSTRUCTION_BROKEN',
  'RUN_NOT_OPEN',
  'STEP_NOT_CURRENT',
  'ANSWER_INVALID',
  'REASON_NEEDED',
  'CHECK_FAILED',
  'TEMPLATE_NOT_FOUND',
  'FACT_MISSING',
  'DISCLOSURE_BLOCKED',
  'MESSAGE_TOO_LONG',
  'MESSAGE_EMPTY',
  'MESSAGE_GONE',
  'RECIPIENT_UNREACHABLE',
  // files of proof
  'FILE_EMPTY',
  'FILE_TOO_BIG',
  'FILES_TOO_MANY',
  'FILE_TYPE_REFUSED',
  'FILE_LIES',
  'FILE_LOCKED',
  'FILE_BROKEN',
  'FILE_NOT_HELD',
  'FILE_DAMAGED',
  'UPLOAD_GONE',
  'FOLDER_UNUSABLE',
  'EVIDENCE_JUDGED',
  // the store
  'STORE_KEY_UNAVAILABLE',
  'STORE_KEY_WRONG',
  'STORE_NEWER_THAN_APP',
  'STORE_DAMAGED',
  'STORE_FULL',
  'STORE_READ_ONLY',
  'OTHER_INSTANCE',
  'FILE_INVALID',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** `incident` finds the log entry; `fields` names inputs; `facts` are numbers, dates and staff codes, never case text. */
export type Failure = Readonly<{
  code: ErrorCode;
  incident?: string;
  fields?: readonly string[];
  facts?: Readonly<Record<string, string | number>>;
}>;
export type Result<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; error: Failure }>;

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (code: ErrorCode, rest: Omit<Failure, 'code'> = {}): Result<never> => ({
  ok: false,
  error: { code, ...rest },
});
