import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LINE_BYTES, type CalculateError, type CalculateOut } from '../../app/calculation/wire/calculateLine.ts';
import { USAGE_EXIT } from '../../app/contract/commandLine.ts';
import { readLines } from '../../scripts/cli/readLines.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = fileURLToPath(new URL('../../scripts/cli/main.ts', import.meta.url));
const golden = (name: string): string => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8');
type Answer = CalculateOut | CalculateError;

const calculate = (input: string | Buffer, ...args: string[]) => {
  const done = spawnSync(process.execPath, [program, 'calculate', ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const lines = done.stdout.split('\n').filter((line) => line !== '');
  return {
    out: done.stdout,
    err: done.stderr,
    code: done.status,
    answers: lines.map((line): Answer => JSON.parse(line)),
  };
};
const facts = (weekly: string): string =>
  `{"effectiveOn":"2026-04-06","payingParent":{"income":{"grossWeekly":"${weekly}"}},"receivingParents":[{"id":"A","children":[{"id":"1","nights":0}]}]}`;
/** The first weekly amount of each answer, or its error code. */
const short = (answers: readonly Answer[]) =>
  answers.map((answer) => ('error' in answer ? answer.error.code : answer.receivingParents[0]?.weekly));

describe('casebench calculate', () => {
  it('gives the golden lines to the byte', () => {
    const { out, err, code } = calculate(golden('calculate.in.jsonl'));
    expect(out).toBe(golden('calculate.out.jsonl'));
    expect([err, code]).toEqual(['', 0]);
  });

  it('works the published examples out to the penny', () => {
    const { answers } = calculate(golden('calculate.in.jsonl'), '--trace', 'none');
    const published = [
      ['127.02'],
      ['114.00'],
      ['101.40'],
      ['105.56'],
      ['22.48'],
      ['132.67'],
      ['61.71'],
      ['55.14'],
      ['57.00', '44.33'],
      ['50.00'],
    ];
    const weekly = answers
      .slice(0, published.length)
      .map((answer) => ('error' in answer ? [] : answer.receivingParents.map((parent) => parent.weekly)));
    expect(weekly).toEqual(published);
    expect(answers[0]).toMatchObject({ receivingParents: [{ daily: '18.15', payingParentFee: '25.40' }] });
    expect(answers[9]).toMatchObject({
      receivingParents: [{ payingParentTotal: '60.00', receivingParentNet: '48.00' }],
    });
  });

  it('goes on after a bad line, answers each line in its place, and ends well', () => {
    const { answers, err, code } = calculate(
      [facts('412.00'), '{"effectiveOn":', '', '   ', facts('1000.00')].join('\n'),
    );
    expect(short(answers)).toEqual(['49.44', 'NOT_JSON', '114.00']);
    expect([err, code]).toEqual(['', 0]);
  });

  it('reads what other programs write: carriage returns, a byte order mark, no end to the last line', () => {
    const { answers } = calculate(`\uFEFF${facts('412.00')}\r\n\r\n${facts('1000.00')}`);
    expect(short(answers)).toEqual(['49.44', '114.00']);
  });

  it('refuses a huge line and bytes that are no text, and reads the lines after them', () => {
    const huge = `{"effectiveOn":"${'9'.repeat(MAX_LINE_BYTES * 3)}"}`;
    const input = Buffer.concat([
      Buffer.from(`${huge}\n${facts('412.00')}\n`),
      Buffer.from([0x7b, 0xff, 0xfe, 0x0a]),
      Buffer.from(facts('1000.00')),
    ]);
    expect(short(calculate(input).answers)).toEqual(['LINE_TOO_LONG', '49.44', 'NOT_JSON', '114.00']);
  });

  it('says nothing for no lines', () => {
    expect(calculate('')).toMatchObject({ out: '', err: '', code: 0 });
    expect(calculate('\n\n')).toMatchObject({ out: '', err: '', code: 0 });
  });

  it('counts announced fees from a day only when asked, and says that they are not law', () => {
    const line = facts('416.67').replace('2026-04-06', '2028-04-06');
    const fee = ({ answers }: ReturnType<typeof calculate>) =>
      answers.map((answer) => ('error' in answer ? null : answer.receivingParents[0]?.payingParentFee));
    expect(fee(calculate(line))).toEqual(['10.00']);
    const whatIf = calculate(line, '--reform-from', '2028-04-03');
    expect(fee(whatIf)).toEqual(['1.00']);
    expect([whatIf.err, whatIf.code]).toEqual([
      'What if: announced changes count from 2028-04-03. They are not law.\n',
      0,
    ]);
  });

  it.each([
    [['--trace', 'some'], '--trace'],
    [['--reform-from', 'soon'], '--reform-from'],
    [['--reform-from', '2013-01-01'], '--reform-from'],
    [['--colour', 'red'], '--colour'],
    [['facts.jsonl'], 'no command'],
  ])('refuses %j as misuse and prints no result', (args, says) => {
    const done = calculate(facts('412.00'), ...args);
    expect([done.out, done.code]).toEqual(['', USAGE_EXIT]);
    expect(done.err).toContain(says);
  });

  it('answers what has arrived before the next line is sent', async () => {
    const child = spawn(process.execPath, [program, 'calculate', '--trace', 'none']);
    child.stdin.write(`${facts('412.00')}\n`);
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    expect(first.toString()).toContain('"weekly":"49.44"');
    child.stdin.end(facts('1000.00'));
    const [second] = (await once(child.stdout, 'data')) as [Buffer];
    expect(second.toString()).toContain('"weekly":"114.00"');
    await once(child, 'close');
    expect(child.exitCode).toBe(0);
  });

  it('is reached by standard input through the launcher', () => {
    const done = spawnSync(process.execPath, ['scripts/launch.mjs', 'exec', program, 'calculate', '--trace', 'none'], {
      cwd: root,
      input: `${facts('412.00')}\n`,
      encoding: 'utf8',
    });
    expect(done.stdout).toContain('"weekly":"49.44"');
    expect(done.status).toBe(0);
  });
});

describe('reading lines', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  async function* chunksOf(all: Uint8Array, sizes: readonly number[]): AsyncIterable<Uint8Array> {
    for (let at = 0, n = 0; at < all.length; n += 1) {
      const size = sizes[n % sizes.length] ?? 1;
      yield all.subarray(at, at + size);
      at += size;
    }
  }
  const textsOf = async (all: Uint8Array, sizes: readonly number[], limit: number): Promise<string[]> => {
    const texts: string[] = [];
    for await (const batch of readLines(chunksOf(all, sizes), limit))
      texts.push(...batch.map((line) => ('text' in line ? line.text : line.refused)));
    return texts;
  };

  it('gives the same lines wherever the chunks are cut, letters of several bytes too', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', '£', 'ŵ', '🙂', ' '), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (lines, sizes) => {
          const expected = lines.map((text) => (bytes(text).length > 20 ? 'tooLong' : text));
          expect(await textsOf(bytes(lines.map((text) => `${text}\n`).join('')), sizes, 20)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('asks for no more than the lines it was asked for need', async () => {
    let given = 0;
    async function* source(): AsyncIterable<Uint8Array> {
      for (;;) {
        given += 1;
        yield bytes('{}\n'.repeat(10));
      }
    }
    let taken = 0;
    for await (const _batch of readLines(source(), 100)) {
      taken += 1;
      expect(given).toBe(taken);
      if (taken === 50) break;
    }
  });

  it('keeps nothing of a line that never ends', async () => {
    async function* source(): AsyncIterable<Uint8Array> {
      for (let n = 0; n < 1_000; n += 1) yield new Uint8Array(65_536).fill(120);
      yield bytes('\nlast');
    }
    const texts: string[] = [];
    for await (const batch of readLines(source(), 1_000))
      texts.push(...batch.map((line) => ('text' in line ? line.text : line.refused)));
    expect(texts).toEqual(['tooLong', 'last']);
  });
});
