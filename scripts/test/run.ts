import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { buildStep } from './buildStep.ts';
import { lintStep, typeStep } from './lintSteps.ts';
import { lockProblems, type Lock } from './lockProblems.ts';
import { noticesStep } from './noticesStep.ts';
import { packagingStep } from './packaging/packagingStep.ts';
import { checked, root, type Step, type StepResult } from './step.ts';
import { unitStep } from './unitStep.ts';
import { galleryStep, windowStep } from './windowStep.ts';

const lockStep: Step = {
  name: 'lock file',
  run: () => checked(lockProblems(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock)),
};

/** Quick ones first. Every step runs even when one before it failed, so that one run tells everything. */
const steps: readonly Step[] = [lockStep, typeStep, lintStep, unitStep, buildStep, noticesStep, packagingStep, galleryStep, windowStep];

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const fallen = (cause: unknown): StepResult => ({ passed: 0, failed: 1, skipped: [], problems: [cause instanceof Error ? cause.message : String(cause)] });

let passed = 0;
let failed = 0;
for (const step of steps) {
  const began = performance.now();
  let result: StepResult;
  try {
    result = await step.run();
  } catch (cause) {
    result = fallen(cause);
  }
  passed += result.passed;
  failed += result.failed;
  say(`${result.failed === 0 ? 'ok  ' : 'FAIL'} ${step.name}: ${result.passed} passed, ${result.failed} failed (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  for (const problem of result.problems) say(`     ${problem}`);
  for (const name of result.skipped) say(`     skipped: ${name}`);
}
process.exitCode = failed === 0 ? 0 : 1;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
