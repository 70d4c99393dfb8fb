import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands, USAGE_EXIT, type CommandName } from '../../app/contract/commandLine.ts';

const program = fileURLToPath(new URL('../../scripts/cli/main.ts', import.meta.url));
const casebench = (line: string, input = ''): { out: string; err: string; code: number | null } => {
  const done = spawnSync(process.execPath, [program, ...line.split(' ').filter((word) => word !== '')], { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return { out: done.stdout, err: done.stderr, code: done.status };
};
const linesOf = (out: string): unknown[] => out.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as unknown);

describe('the command line', () => {
  it.each(Object.keys(commands) as CommandName[])('answers the example of "%s" with lines of its schema, the same each time', (name) => {
    const { example, line, ...rest } = commands[name];
    const input = 'input' in rest ? rest.input : '';
    const first = casebench(`${name} ${example}`, input);
    expect(first.err).toBe('');
    expect(first.code).toBe(0);
    const values = linesOf(first.out);
    expect(values.length).toBeGreaterThan(0);
    for (const value of values) expect(line.safeParse(value).error).toBeUndefined();
    // A caseload made today is counted from today, so only a command that fixes the day repeats to the byte.
    if (example.includes('--today') || input !== '') expect(casebench(`${name} ${example}`, input).out).toBe(first.out);
  });

  it.each([
    ['an unknown command', 'practice unmake', 'no command'],
    ['an unknown option', 'practice make --cases 50 --colour red', '--colour'],
    ['an option without a value', 'practice make --cases', '--cases needs a value'],
    ['a number out of range', 'practice make --cases 3', '--cases'],
    ['words where a number belongs', 'practice make --cases many', 'whole number'],
    ['no caseload to read', 'queue list', '--data'],
  ])('refuses %s on standard error, says what to do, and prints no result', (_what, line, says) => {
    const done = casebench(line);
    expect(done.code).toBe(USAGE_EXIT);
    expect(done.out).toBe('');
    expect(done.err).toContain(says);
  });

  it('lists every command with an example when asked for help', () => {
    const { out, code } = casebench('--help');
    expect(code).toBe(0);
    for (const name of Object.keys(commands)) expect(out).toContain(name);
  });
});
