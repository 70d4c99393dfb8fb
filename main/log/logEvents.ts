import { contract } from '../../app/contract/index.ts';
import { errorCodes } from '../../app/result.ts';
import { isIncident } from './incident.ts';

/**
 * Every event the log can hold and every field it may carry. Free text has no field to travel in:
 * a string field names a closed set of tokens, and anything else is removed at the sink.
 */
const methods: ReadonlySet<string> = new Set(Object.keys(contract));
const codes: ReadonlySet<string> = new Set(errorCodes);
const oneOf = (...values: readonly string[]): ((value: unknown) => boolean) => {
  const set: ReadonlySet<unknown> = new Set(values);
  return (value) => set.has(value);
};

export const fieldKinds = {
  number: (value: unknown) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value: unknown) => typeof value === 'boolean',
  method: (value: unknown) => typeof value === 'string' && methods.has(value),
  code: (value: unknown) => typeof value === 'string' && codes.has(value),
  incident: isIncident,
  host: oneOf('electron', 'loopback'),
  platform: oneOf('linux', 'darwin', 'win32'),
  /** Why a part of the host ended; Chromium's own words. */
  ended: oneOf('clean-exit', 'abnormal-exit', 'killed', 'crashed', 'oom', 'launch-failed', 'integrity-failure', 'memory-eviction', 'signal', 'window-closed', 'parent-gone'),
  /** What a host refused. */
  refusal: oneOf('host', 'origin', 'cookie', 'link', 'method', 'path', 'size', 'format', 'navigation', 'window', 'permission', 'request', 'download', 'webview', 'outside-link', 'sender'),
  /** The error class and the driver's code of a defect, never its message. */
  defect: (value: unknown) => typeof value === 'string' && /^[A-Z][A-Za-z]{0,40}$/.test(value) && /Error$|^Unknown$/.test(value),
  /** Where a defect happened: `openCore.ts:41`. File names are ours, so they hold nothing of a case. */
  place: (value: unknown) => typeof value === 'string' && /^[A-Za-z][A-Za-z0-9_.-]{0,60}:\d{1,6}$/.test(value),
} as const satisfies Record<string, (value: unknown) => boolean>;
export type FieldKind = keyof typeof fieldKinds;

export const logEvents = {
  'host.started': { host: 'host', platform: 'platform', ms: 'number' },
  'host.stopped': { ended: 'ended', ms: 'number' },
  'host.refused': { refusal: 'refusal', count: 'number' },
  'host.failed': { code: 'code', incident: 'incident' },
  'window.gone': { ended: 'ended', exitCode: 'number' },
  'worker.ready': { ms: 'number' },
  'worker.ended': { incident: 'incident', exitCode: 'number', pending: 'number' },
  'worker.closed': { ms: 'number', forced: 'boolean' },
  'call.done': { method: 'method', ms: 'number', ok: 'boolean', code: 'code' },
  'call.failed': { method: 'method', incident: 'incident', defect: 'defect', place: 'place' },
  'defect': { incident: 'incident', defect: 'defect', place: 'place' },
  'store.opened': { ms: 'number', created: 'boolean' },
  'practice.made': { cases: 'number', ms: 'number' },
} as const satisfies Record<string, Record<string, FieldKind>>;
export type LogEventName = keyof typeof logEvents;
