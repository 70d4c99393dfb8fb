import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { bin, root, runNode, type Step, type StepResult } from './step.ts';

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Sums a Vitest report. A file that failed to load counts as one failure, and so does an error outside every test. */
export function sumUnitReport(report: unknown, exitCode: number, base: string): StepResult {
  const { testResults } = Report.parse(report);
  const tests = testResults.flatMap((file) => file.assertionResults);
  const broken = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'));
  const failing = tests.filter(({ status }) => status === 'failed');
  const unexplained = exitCode !== 0 && failing.length + broken.length === 0;
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failing.length + broken.length + (unexplained ? 1 : 0),
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
    problems: [
      ...failing.map(({ fullName }) => fullName),
      ...broken.map(({ name }) => `${name.replace(base, '')} could not be loaded`),
      ...(unexplained ? [`an error outside the tests (code ${exitCode})`] : []),
    ],
  };
}

export const unitStep: Step = {
  name: 'unit, store, contract and wiring tests',
  run: async () => {
    const file = join(root, 'out', 'test', 'unit.json');
    mkdirSync(join(root, 'out', 'test'), { recursive: true });
    rmSync(file, { force: true });
    const { code } = await runNode([bin('vitest/vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
    return sumUnitReport(JSON.parse(readFileSync(file, 'utf8')), code, root);
  },
};
