import { commands, type CommandName } from '../../app/contract/commandLine.ts';
import { Refusal } from './refusal.ts';

export type Read = Readonly<{ kind: 'help' }> | Readonly<{ kind: 'command'; name: CommandName; options: unknown }>;

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);
export const usage = (): string =>
  ['Usage: casebench <command> [--option value …]', '', ...Object.entries(commands).map(([name, { about, example }]) => `  ${name}\n      ${about}\n      for example: casebench ${name} ${example}${name === 'calculate' ? ' < facts.jsonl' : ''}`), '', '  --help', '      This list.'].join('\n');

/** Reads `words --option value …` against the command's schema. Throws Refusal naming the option and what it takes. */
export function readCommand(args: readonly string[]): Read {
  if (args.length === 0 || args.includes('--help') || args[0] === 'help') return { kind: 'help' };
  const at = args.findIndex((arg) => arg.startsWith('--'));
  const name = args.slice(0, at < 0 ? args.length : at).join(' ');
  if (!isCommand(name)) throw new Refusal(`There is no command "${name}". Try --help.`);
  const raw: Record<string, string> = {};
  const rest = at < 0 ? [] : args.slice(at);
  for (let i = 0; i < rest.length; i += 2) {
    const key = rest[i] ?? '';
    const value = rest[i + 1];
    if (!key.startsWith('--')) throw new Refusal(`"${key}" is out of place. Options look like --cases 200.`);
    if (value === undefined || value.startsWith('--')) throw new Refusal(`${key} needs a value.`);
    if (Object.hasOwn(raw, key.slice(2))) throw new Refusal(`${key} is given twice.`);
    raw[key.slice(2)] = value;
  }
  const options = commands[name].options.safeParse(raw);
  if (options.success) return { kind: 'command', name, options: options.data };
  const [issue] = options.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  throw new Refusal(unknown !== undefined ? `${name} has no option --${unknown}. Try --help.` : `--${issue?.path.join('.') ?? ''} cannot be used: ${issue?.message ?? 'not valid'}.`);
}
