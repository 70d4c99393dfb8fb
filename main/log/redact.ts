import { fieldKinds, logEvents, type FieldKind } from './logEvents.ts';
import type { LogEntry } from './log.ts';

const levels: readonly unknown[] = ['info', 'warn', 'error'];
const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value);

/**
 * The second net, at the sink: keeps what the allow-list names and drops the rest, whatever the types promised.
 * `removed` counts the fields that were dropped, so that a leak attempt is seen without being repeated.
 */
export function redact(entry: Readonly<Record<string, unknown>>): LogEntry {
  const { at, level, event, ...fields } = entry;
  const known = typeof event === 'string' && Object.hasOwn(logEvents, event);
  const allowed: Readonly<Record<string, FieldKind>> = known ? logEvents[event as keyof typeof logEvents] : {};
  const kept: Record<string, string | number | boolean> = {};
  let removed = 0;
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const kind = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (kind !== undefined && fieldKinds[kind](value)) kept[name] = value as string | number | boolean;
    else removed += 1;
  }
  return {
    at: isInstant(at) ? at : '',
    level: levels.includes(level) ? (level as LogEntry['level']) : 'error',
    event: known ? event : 'unknown',
    ...kept,
    ...(removed > 0 ? { removed } : {}),
  };
}
