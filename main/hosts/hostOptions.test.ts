import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultDataDir } from './defaultDataDir.ts';
import { ArgumentRefused, defaultPractice, parseHostArguments } from './hostOptions.ts';
import { startupMessage } from './startupMessage.ts';

describe('the arguments of a host', () => {
  test('may be left out', () => {
    expect(parseHostArguments([])).toEqual({ dataDir: null, practice: defaultPractice, user: null, browser: null, followParent: false });
  });

  test('choose folder, caseload, person and browser', () => {
    expect(parseHostArguments(['--data', 'x', '--cases=50', '--seed', '7', '--teams', '4', '--user', 'CW-04', '--browser', '/b', '--follow-parent'])).toEqual({
      dataDir: resolve('x'),
      practice: { cases: 50, seed: 7, teams: 4 },
      user: 'CW-04',
      browser: '/b',
      followParent: true,
    });
  });

  test.each([['--cases', '-1'], ['--cases', '1e3'], ['--cases', '1000001'], ['--seed', '4294967296'], ['--seed', ''], ['--teams', '0'], ['--user', 'a b'], ['--user', '../x'], ['--unknown'], ['stray']])(
    'are refused by name when they cannot be used: %s %s',
    (...args) => {
      expect(() => parseHostArguments(args.filter((arg) => arg !== undefined))).toThrow(ArgumentRefused);
    },
  );
});

describe('arguments that the runtime adds', () => {
  test('are ignored where they are expected, and ours are still checked', () => {
    expect(parseHostArguments(['--no-sandbox', '--enable-features=X', '-psn_0_1', 'stray', '--cases', '5'], 'ignore').practice.cases).toBe(5);
    expect(() => parseHostArguments(['--cases', 'x'], 'ignore')).toThrow(ArgumentRefused);
    expect(() => parseHostArguments(['--data'], 'ignore')).toThrow(ArgumentRefused);
  });
});

describe('the data folder', () => {
  test.each([
    ['linux', {}, '/home/a/.local/share/casebench/practice'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/casebench/practice'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/a/.local/share/casebench/practice'],
    ['darwin', {}, '/home/a/Library/Application Support/Casebench/practice'],
    ['win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\L\\Casebench\\practice'],
  ] as const)('is the platform’s own on %s with %j', (platform, env, expected) => {
    expect(defaultDataDir({ platform, home: '/home/a', env })).toBe(expected);
  });
});

describe('a start that failed', () => {
  test('says what to do about another instance, and which one it is', () => {
    expect(startupMessage({ code: 'OTHER_INSTANCE', facts: { pid: 41 } })).toMatch(/already open.*--data DIR.*Process 41/);
  });

  test('always ends in something to do, and never offers to delete', () => {
    for (const code of ['STORE_KEY_UNAVAILABLE', 'STORE_KEY_WRONG', 'STORE_NEWER_THAN_APP', 'STORE_DAMAGED', 'STORE_FULL', 'STORE_READ_ONLY', 'INTERNAL'] as const) {
      const message = startupMessage({ code, incident: 'INC-00000000' });
      expect(message).toMatch(/ask for support|Install|Free some|choose another|Sign in|start/i);
      expect(message).not.toMatch(/delete (it|the)|please/i);
      expect(message).toContain('INC-00000000');
    }
  });
});
