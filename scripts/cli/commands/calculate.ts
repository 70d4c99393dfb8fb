import type { Law } from '../../../app/calculation/law.ts';
import { answerLine } from '../../../app/calculation/wire/answerLine.ts';
import { MAX_LINE_BYTES } from '../../../app/calculation/wire/calculateLine.ts';
import { lineError } from '../../../app/calculation/wire/lineErrors.ts';
import type { CommandOptions } from '../../../app/contract/commandLine.ts';
import { Block } from '../block.ts';
import { type Line, readLines } from '../readLines.ts';
import { Refusal } from '../refusal.ts';
import { shippedLaw } from '../shippedLaw.ts';

/** Few writes, and each small enough that what it held is freed at once. */
const BLOCK_CHARACTERS = 32_768;

/**
 * Answers each line of standard input with one line, in order; blank lines are skipped. Reads on only when what it
 * wrote has been taken, so memory does not grow with the input. A line that cannot be answered says why, and the next
 * one is read.
 */
export async function* calculate({
  trace,
  'reform-from': reformFrom,
}: CommandOptions<'calculate'>): AsyncIterable<Block> {
  const law = reformFrom === undefined ? shippedLaw() : whatIf(reformFrom);
  if (process.stdin.isTTY) process.stderr.write('Reading facts from the keyboard, one JSON object a line.\n');
  for await (const lines of readLines(process.stdin, MAX_LINE_BYTES)) {
    let text = '';
    for (const line of lines) {
      if ('text' in line && line.text.trim() === '') continue;
      text += `${JSON.stringify(answer(line, law, trace === 'full'))}\n`;
      if (text.length < BLOCK_CHARACTERS) continue;
      yield new Block(text);
      text = '';
    }
    if (text !== '') yield new Block(text);
  }
}

function whatIf(reformFrom: string): Law {
  const law = shippedLaw().withReform(reformFrom);
  if (!law.ok) throw new Refusal('--reform-from cannot be used: it has to come after the rules it would end.');
  process.stderr.write(`What if: announced changes count from ${reformFrom}. They are not law.\n`);
  return law.value;
}

function answer(line: Line, law: Law, trace: boolean): ReturnType<typeof answerLine> {
  if ('refused' in line) {
    return line.refused === 'tooLong'
      ? lineError(
          'LINE_TOO_LONG',
          null,
          `Keep each line under ${MAX_LINE_BYTES} bytes, with a line end after each object.`,
        )
      : lineError('NOT_JSON', null, 'Save the file as UTF-8.');
  }
  try {
    return answerLine(line.text, law, trace);
  } catch (cause) {
    // A mistake of ours in one line of a million must not cost the others.
    process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
    return lineError('INTERNAL', null, 'Casebench failed on this line. Report it with the line.');
  }
}
