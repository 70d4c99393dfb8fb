import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { findBrowser, howToGetBrowser } from '../launch/browser.mjs';
import { bin, checked, root, runNode, type Step, type StepResult } from './step.ts';

type Suite = { title: string; specs: { title: string; tests: { status: string }[] }[]; suites?: Suite[] | undefined };
const Suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    title: z.string(),
    specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })),
    suites: z.array(Suite).optional(),
  }),
);
const Report = z.object({ suites: z.array(Suite), errors: z.array(z.object({ message: z.string().optional() })) });

const flatten = (suite: Suite, above: readonly string[] = []): { name: string; status: string }[] => {
  const path = [...above, suite.title];
  return [
    ...suite.specs.flatMap((spec) => spec.tests.map(({ status }) => ({ name: [...path, spec.title].join(' › '), status }))),
    ...(suite.suites ?? []).flatMap((inner) => flatten(inner, path)),
  ];
};

/** Sums a Playwright report. A test that passed only when repeated counts as passed and is named, so that its race is seen. */
export function sumWindowReport(report: unknown, exitCode: number): StepResult {
  const { suites, errors } = Report.parse(report);
  const tests = suites.flatMap((suite) => flatten(suite));
  const failing = tests.filter(({ status }) => status === 'unexpected');
  const repeated = tests.filter(({ status }) => status === 'flaky');
  const outside = errors.map(({ message }) => (message ?? 'an error outside the tests').split('\n')[0] ?? '');
  const unexplained = exitCode !== 0 && failing.length + outside.length === 0 ? [`the runner ended with code ${exitCode}`] : [];
  return {
    passed: tests.filter(({ status }) => status === 'expected').length + repeated.length,
    failed: failing.length + outside.length + unexplained.length,
    skipped: tests.filter(({ status }) => status === 'skipped').map(({ name }) => name),
    problems: [...failing.map(({ name }) => name), ...repeated.map(({ name }) => `passed only when repeated: ${name}`), ...outside, ...unexplained],
  };
}

/** Playwright with one configuration; `report` names its file under `out/test`. */
const inChromium = (name: string, config: string, report: string): Step => ({
  name,
  run: async () => {
    const browser = findBrowser();
    if (browser === null) return checked([howToGetBrowser()]);
    const file = join(root, 'out', 'test', report);
    mkdirSync(join(root, 'out', 'test'), { recursive: true });
    rmSync(file, { force: true });
    const { code } = await runNode([bin('@playwright/test/cli.js'), 'test', '--config', config], {
      env: { CASEBENCH_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    });
    return sumWindowReport(JSON.parse(readFileSync(file, 'utf8')), code);
  },
});

export const galleryStep = inChromium('parts gallery in Chromium', 'tests/gallery/playwright.config.ts', 'gallery.json');
export const windowStep = inChromium('window tests in Chromium', 'tests/playwright.config.ts', 'window.json');
