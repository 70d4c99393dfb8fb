import { once } from 'node:events';
import { type CommandName, type CommandOptions, USAGE_EXIT } from '../../app/contract/commandLine.ts';
import { calculate } from './commands/calculate.ts';
import { practiceMake } from './commands/practiceMake.ts';
import { queueList } from './commands/queueList.ts';
import { Block } from './block.ts';
import { readCommand, usage } from './readCommand.ts';
import { Refusal } from './refusal.ts';

/** What each command does. To add one: its schema in `app/contract/commandLine.ts`, its file, a line here. */
const run: { readonly [C in CommandName]: (options: CommandOptions<C>) => AsyncIterable<unknown> } = {
  'practice make': practiceMake,
  'queue list': queueList,
  calculate,
};

/** One JSON value a line, at the speed of whoever reads it. */
async function print(lines: AsyncIterable<unknown>): Promise<void> {
  for await (const line of lines) {
    const text = line instanceof Block ? line.text : `${JSON.stringify(line)}\n`;
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  }
}

// A reader that has seen enough (`| head`) ends the command quietly.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => process.exit(cause.code === 'EPIPE' ? 0 : 1));

try {
  const read = readCommand(process.argv.slice(2));
  if (read.kind === 'help') process.stdout.write(`${usage()}\n`);
  else await print((run[read.name] as (options: unknown) => AsyncIterable<unknown>)(read.options));
} catch (cause) {
  if (!(cause instanceof Refusal)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = USAGE_EXIT;
}
