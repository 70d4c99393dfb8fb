import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The practice caseload of a first run, unless `--cases` and `--seed` say otherwise. */
export const defaultPractice = { cases: 2_000, seed: 2026 } as const;
const maxCases = 1_000_000;
const maxTeams = 999;

export type HostOptions = Readonly<{
  /** Null: the platform's own place. */
  dataDir: string | null;
  /** `teams` left out: as many as the caseload's size asks for. */
  practice: Readonly<{ cases: number; seed: number; teams?: number }>;
  /** The practice person to sign in; null for the first one. */
  user: string | null;
  /** Program of the browser that shows the window; null prints the link instead. */
  browser: string | null;
  /** End when standard input ends, so that the host never outlives what started it. */
  followParent: boolean;
}>;

/** An argument that cannot be used. The message names the argument and is written for the person at the terminal. */
export class ArgumentRefused extends Error {
  override name = 'ArgumentRefused';
}

const wholeNumber = (name: string, text: string | undefined, standard: number, least: number, most: number): number => {
  if (text === undefined) return standard;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new ArgumentRefused(`--${name} must be a whole number from ${least} to ${most}.`);
  }
  return value;
};

const text = (name: string, value: string | boolean | undefined): string | undefined => {
  if (typeof value === 'boolean') throw new ArgumentRefused(`--${name} needs a value.`);
  return value;
};

/**
 * @param unknown what to do with an argument that is not ours: Electron's own runtime and some desktops add theirs.
 * @throws ArgumentRefused for a value out of range, and for an unknown argument unless it is to be ignored.
 */
export function parseHostArguments(args: readonly string[], unknown: 'refuse' | 'ignore' = 'refuse'): HostOptions {
  let values: Readonly<Record<string, string | boolean | undefined>>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      strict: unknown === 'refuse',
      options: {
        data: { type: 'string' },
        cases: { type: 'string' },
        seed: { type: 'string' },
        teams: { type: 'string' },
        user: { type: 'string' },
        browser: { type: 'string' },
        'follow-parent': { type: 'boolean' },
      },
    }));
  } catch (cause) {
    throw new ArgumentRefused(cause instanceof Error ? cause.message : 'The arguments could not be read.');
  }
  const dataDir = text('data', values['data']);
  const teams = text('teams', values['teams']);
  const user = text('user', values['user']);
  if (user !== undefined && !/^[\w.-]{1,40}$/.test(user)) {
    throw new ArgumentRefused('--user must be a staff code, for example CW-04.');
  }
  return {
    dataDir: dataDir === undefined ? null : resolve(dataDir),
    practice: {
      cases: wholeNumber('cases', text('cases', values['cases']), defaultPractice.cases, 0, maxCases),
      seed: wholeNumber('seed', text('seed', values['seed']), defaultPractice.seed, 0, 4_294_967_295),
      ...(teams === undefined ? {} : { teams: wholeNumber('teams', teams, 1, 1, maxTeams) }),
    },
    user: user ?? null,
    browser: text('browser', values['browser']) ?? null,
    followParent: values['follow-parent'] === true,
  };
}
