import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeDefect } from './describeDefect.ts';
import { isIncident, newIncident } from './incident.ts';
import { createLog, type LogEntry } from './log.ts';
import { logEvents } from './logEvents.ts';
import { redact } from './redact.ts';

const at = '2026-11-18T09:41:00.000Z';
const recorded = () => {
  const entries: LogEntry[] = [];
  return { entries, log: createLog((entry) => entries.push(entry), () => at) };
};

describe('the log', () => {
  test('writes an event with the fields of its allow-list', () => {
    const { entries, log } = recorded();
    log.info('call.done', { method: 'session.state', ms: 3, ok: true });
    expect(entries).toEqual([{ at, level: 'info', event: 'call.done', method: 'session.state', ms: 3, ok: true }]);
  });

  test('drops a field that the event does not name and counts it, without repeating it', () => {
    expect(redact({ at, level: 'warn', event: 'host.refused', refusal: 'host', url: 'https://x/Marigold-Testcase' })).toEqual({
      at,
      level: 'warn',
      event: 'host.refused',
      refusal: 'host',
      removed: 1,
    });
  });

  test('drops text where a token belongs', () => {
    const entry = redact({ at, level: 'error', event: 'call.failed', method: 'Marigold Testcase', defect: 'Marigold Testcase', place: 'Marigold: 1' });
    expect(entry).toEqual({ at, level: 'error', event: 'call.failed', removed: 3 });
  });

  test('drops an event it does not know, with everything in it', () => {
    expect(redact({ at: 'Marigold', level: 'Marigold', event: 'Marigold', ms: 1 })).toEqual({ at: '', level: 'error', event: 'unknown', removed: 1 });
    expect(redact({ at, level: 'info', event: 'toString', name: 'Marigold' })).toMatchObject({ event: 'unknown', removed: 1 });
  });

  test('lets no text through that is not a token, whatever is thrown at it', () => {
    const marked = fc.string().map((text) => `Marigold ${text}`);
    const value = fc.oneof(marked, fc.integer(), fc.boolean(), fc.constant(Number.NaN), fc.object());
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(logEvents)), fc.dictionary(fc.oneof(fc.constantFrom('ms', 'method', 'code', 'incident', 'defect', 'place', 'ended'), marked), value), (event, fields) => {
        const text = JSON.stringify(redact({ at, level: 'info', ...fields, event }));
        return !text.includes('Marigold');
      }),
    );
  });
});

describe('what is kept of a defect', () => {
  test('is its class and our own line, never its message', () => {
    const kept = describeDefect(new TypeError('Marigold Testcase owes £48.00'));
    expect(kept.defect).toBe('TypeError');
    expect(kept.place).toMatch(/^log\.test\.ts:\d+$/);
    expect(JSON.stringify(kept)).not.toContain('Marigold');
  });

  test('passes the redactor', () => {
    const entry = redact({ at, level: 'error', event: 'defect', incident: newIncident(new Uint8Array(8)), ...describeDefect(new RangeError('x')) });
    expect(entry).not.toHaveProperty('removed');
  });

  test('ignores a class name that carries text, and a value that is no error', () => {
    const odd = new Error('x');
    odd.name = 'Marigold Testcase';
    expect(describeDefect(odd).defect).toBe('Error');
    expect(describeDefect('Marigold')).toEqual({ defect: 'Unknown' });
  });

  test('reads no place from a message that looks like a stack line', () => {
    const crafted = new Error('Marigold.ts:1:1');
    crafted.stack = 'Error: Marigold.ts:1:1';
    expect(describeDefect(crafted)).toEqual({ defect: 'Error' });
  });
});

describe('an incident reference', () => {
  test('is eight letters that can be read over the telephone', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 8, maxLength: 16 }), (random) => isIncident(newIncident(random))));
    expect(newIncident(new Uint8Array([0, 31, 10, 18, 20, 27, 8, 9]))).toBe('INC-0ZAJMV89');
  });

  test('needs eight random bytes', () => {
    expect(() => newIncident(new Uint8Array(7))).toThrow(RangeError);
    expect(isIncident('INC-MARIGOLD')).toBe(false);
  });
});
