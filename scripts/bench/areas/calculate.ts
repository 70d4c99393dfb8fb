import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { resourcesDir } from '../../cli/resourcesDir.ts';
import type { Figure } from '../figures.ts';

/** `CASEBENCH_BENCH_LINES=1000000 npm run bench calculate` for the long run. */
const asked = Number(process.env['CASEBENCH_BENCH_LINES']);
const LINES = Number.isSafeInteger(asked) && asked > 0 ? asked : 200_000;
const BATCH = 500;
const SAMPLE_EVERY = 10;

/** Every rate, several receiving parents, variations, and one line in a hundred that is refused. */
function line(n: number): string {
  if (n % 100 === 99) return '{"effectiveOn":"2026-02-30"}';
  const children = (parent: string, count: number): { id: string; nights: number }[] =>
    Array.from({ length: count }, (_, c) => ({ id: `${parent}${c}`, nights: (n * 13 + c * 60) % 200 }));
  return JSON.stringify({
    effectiveOn: '2026-04-06',
    reason: 'annualReview',
    payingParent: {
      income: {
        historicAnnual: `${(n * 37) % 90_000}.${String(n % 100).padStart(2, '0')}`,
        currentWeekly: n % 5 === 0 ? '300.00' : null,
      },
    },
    receivingParents: [
      { id: 'A', children: children('A', 1 + (n % 3)) },
      ...(n % 4 === 0 ? [{ id: 'B', children: children('B', 1) }] : []),
    ],
    relevantOtherChildren: n % 4,
    variations: n % 10 === 0 ? [{ kind: 'contactCosts', weekly: '24.50' }] : [],
    service: n % 2 === 0 ? 'collectAndPay' : 'directPay',
  });
}

type Run = Readonly<{ lines: number; bytes: number; seconds: number; peakKb: readonly number[] }>;

/** Pipes lines through the built program as a shell would, waiting whenever it cannot take more. */
async function stream(args: readonly string[]): Promise<Run> {
  const program = join(resourcesDir, '..', 'out', 'tools', 'casebench.mjs');
  const source = join(resourcesDir, '..', 'scripts', 'cli', 'main.ts');
  const child = spawn(process.execPath, [existsSync(program) ? program : source, 'calculate', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const start = performance.now();
  let [lines, bytes] = [0, 0];
  const peakKb: number[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  });
  const ended = once(child, 'close');
  for (let n = 0; n < LINES; n += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, LINES - n) }, (_, i) => line(n + i)).join('\n');
    if (!child.stdin.write(`${batch}\n`)) await once(child.stdin, 'drain');
    if ((n / BATCH) % SAMPLE_EVERY === 0) peakKb.push(peakOf(child.pid));
  }
  child.stdin.end();
  await ended;
  return { lines, bytes, seconds: (performance.now() - start) / 1000, peakKb: peakKb.filter((kb) => kb > 0) };
}

/** The most memory a process has had, in KB; 0 where the system does not say. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** The command line's bulk calculation: lines a second and memory, through real pipes. */
export async function calculate(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const trace of ['full', 'none']) {
    const { lines, bytes, seconds, peakKb } = await stream(['--trace', trace]);
    if (lines !== LINES) throw new Error(`${LINES} lines went in and ${lines} came out`);
    const note = `${lines.toLocaleString('en-GB')} lines, ${Math.round(bytes / 1_048_576)} MB out`;
    figures.push({
      what: `calculate --trace ${trace}, one process`,
      value: lines / seconds,
      unit: 'a second',
      budget: null,
      better: 'higher',
      note,
    });
    if (peakKb.length === 0) continue;
    const early = peakKb[Math.floor(peakKb.length / 10)] ?? 0;
    const most = peakKb.at(-1) ?? 0;
    figures.push({
      what: `calculate --trace ${trace}, most memory`,
      value: most / 1024,
      unit: 'MB',
      budget: 400,
      better: 'lower',
      note: `${Math.round(early / 1024)} MB after a tenth of the lines`,
    });
  }
  return figures;
}
