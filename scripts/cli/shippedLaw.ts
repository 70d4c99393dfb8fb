import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Law, parseLaw } from '../../app/calculation/law.ts';
import { Refusal } from './refusal.ts';
import { resourcesDir } from './resourcesDir.ts';

/** The law tables of `resources/law`. Throws Refusal, naming file and key, when they cannot be read. */
export function shippedLaw(): Law {
  const folder = join(resourcesDir, 'law');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const law = parseLaw(
    names.map((name) => {
      const raw: unknown = parse(readFileSync(join(folder, name), 'utf8'), { schema: 'core' });
      return { name, raw };
    }),
  );
  if (!law.ok) throw new Refusal(`The law tables cannot be read: ${law.error.fields?.join(', ') ?? law.error.code}.`);
  return law.value;
}
