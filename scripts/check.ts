import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { chromium, type Page } from '@playwright/test';
import { chromiumFlags } from './chromiumFlags.ts';
import { findBrowser, howToGetBrowser } from './launch/browser.mjs';
import { createProgressBar } from './launch/progress.mjs';
import { startHost } from './startHost.ts';

/** First run makes the caseload, which may take minutes for very large ones. */
const readyLimitMs = 1_200_000;
const stepLimitMs = 30_000;

type Outcome = Readonly<{ timings: Record<string, number>; counts: Record<string, number> }>;

/** Walks the screens as a person with a keyboard would: queue, first row, Enter. */
async function walk(page: Page, link: string, outcome: Outcome): Promise<void> {
  const { timings, counts } = outcome;
  const timed = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await work();
    timings[name] = Math.round(performance.now() - began);
  };
  const visible = { state: 'visible', timeout: stepLimitMs } as const;
  await timed('page', () => page.goto(link, { waitUntil: 'load' }));
  const queue = page.getByRole('link', { name: /^Queue/ }).or(page.getByRole('tab', { name: /^Queue/ })).or(page.getByRole('button', { name: /^Queue/ })).first();
  const rows = page.getByRole('main').getByRole('row').or(page.getByRole('main').getByRole('option'));
  const caseRow = rows.filter({ hasText: /\d{2}-\d{4}/ });
  await timed('queue', async () => {
    await queue.waitFor(visible);
    await queue.click();
    await page.getByRole('heading', { level: 1 }).first().waitFor(visible);
    await caseRow.first().waitFor(visible);
  });
  counts['rowsShown'] = await caseRow.count();
  const label = (await caseRow.first().innerText()).match(/\d{2}-\d{4,}/)?.[0];
  if (label === undefined) throw new Error('the first row of the queue names no case');
  await timed('case', async () => {
    await caseRow.first().click();
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: new RegExp(label) }).or(page.getByRole('link', { name: new RegExp(label) })).or(page.getByRole('heading', { name: new RegExp(label) })).first().waitFor(visible);
  });
}

/** Starts everything without a window and opens the first case of the queue. Prints one line of JSON. */
async function check(args: readonly string[]): Promise<boolean> {
  const began = performance.now();
  const outcome: Outcome = { timings: {}, counts: {} };
  const about = { host: 'loopback', node: process.versions.node };
  const given = args.find((arg) => arg.startsWith('--data='))?.slice('--data='.length);
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'casebench-check-'));
  const undo: (() => Promise<unknown>)[] = [];
  const bar = createProgressBar();
  try {
    const executablePath = findBrowser();
    if (executablePath === null) throw new Error(howToGetBrowser());
    const host = await startHost({
      dataDir,
      args: args.filter((arg) => !arg.startsWith('--data=')),
      onProgress: (progress) => {
        outcome.counts[progress.stage] = progress.total;
        bar.show(progress);
      },
    });
    undo.push(() => host.stop());
    const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
    undo.push(() => browser.close());
    const waiting = Promise.withResolvers<never>();
    const limit = setTimeout(() => waiting.reject(new Error('the services did not open in time')), readyLimitMs);
    outcome.timings['services'] = (await Promise.race([host.ready, waiting.promise])).ms;
    clearTimeout(limit);
    bar.end();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await walk(page, host.link, outcome);
    outcome.timings['total'] = Math.round(performance.now() - began);
    process.stdout.write(`${JSON.stringify({ ready: true, ...about, ...outcome })}\n`);
    return true;
  } catch (cause) {
    bar.end();
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'unknown';
    process.stdout.write(`${JSON.stringify({ ready: false, ...about, reason, ...outcome })}\n`);
    return false;
  } finally {
    for (const step of undo.toReversed()) await step().catch(() => {});
    if (given === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

process.exitCode = (await check(process.argv.slice(2))) ? 0 : 1;
