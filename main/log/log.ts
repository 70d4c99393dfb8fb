import { logEvents, type FieldKind, type LogEventName } from './logEvents.ts';
import type { Incident } from './incident.ts';
import type { ErrorCode } from '../../app/result.ts';
import type { MethodName } from '../../app/contract/index.ts';
import { redact } from './redact.ts';

type FieldValue = { number: number; boolean: boolean; method: MethodName; code: ErrorCode; incident: Incident };
type ValueOf<K extends FieldKind> = K extends keyof FieldValue ? FieldValue[K] : string;
type FieldsOf<E extends LogEventName> = {
  readonly [F in keyof (typeof logEvents)[E]]?: (typeof logEvents)[E][F] extends FieldKind ? ValueOf<(typeof logEvents)[E][F]> : never;
};

export type LogLevel = 'info' | 'warn' | 'error';
export type LogEntry = Readonly<{ at: string; level: LogLevel; event: string; [field: string]: string | number | boolean }>;
/** Takes an entry that the redactor has passed. Must not throw: a full disk may not stop the work. */
export type LogSink = (entry: LogEntry) => void;

export type Log = {
  readonly [L in LogLevel]: <E extends LogEventName>(event: E, fields?: FieldsOf<E>) => void;
};

/** @param now the present moment as an ISO instant. */
export function createLog(sink: LogSink, now: () => string): Log {
  const write =
    (level: LogLevel) =>
    (event: LogEventName, fields: Readonly<Record<string, unknown>> = {}): void => {
      sink(redact({ at: now(), level, event, ...fields }));
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
