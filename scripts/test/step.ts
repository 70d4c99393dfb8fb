import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const bin = (name: string): string => fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));

/** What one step counted. `skipped` names every test that did not run: none goes unseen. */
export type StepResult = Readonly<{ passed: number; failed: number; skipped: readonly string[]; problems: readonly string[] }>;
export type Step = Readonly<{ name: string; run(): Promise<StepResult> | StepResult }>;

/** One check that holds when it found no problems. */
export const checked = (problems: readonly string[]): StepResult => ({
  passed: problems.length === 0 ? 1 : 0,
  failed: problems.length === 0 ? 0 : 1,
  skipped: [],
  problems,
});

/** Several named checks, each counted. */
export const checkedEach = (checks: Readonly<Record<string, readonly string[]>>): StepResult => {
  const failing = Object.entries(checks).filter(([, problems]) => problems.length > 0);
  return {
    passed: Object.keys(checks).length - failing.length,
    failed: failing.length,
    skipped: [],
    problems: failing.flatMap(([name, problems]) => problems.map((problem) => `${name}: ${problem}`)),
  };
};

type Ran = Readonly<{ code: number; output: string }>;

/** Runs a program under this Node. Its words go to the terminal unless `quiet`; they are given back either way. */
export function runNode(args: readonly string[], { quiet = false, env = {} }: Readonly<{ quiet?: boolean; env?: Record<string, string> }> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let output = '';
    const take = (bytes: Buffer): void => {
      output += bytes.toString('utf8');
      if (!quiet) process.stderr.write(bytes);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (cause) => resolve({ code: 1, output: cause.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
