import { arch, cpus, platform } from 'node:os';
import { calculate } from './areas/calculate.ts';
import { desk } from './areas/desk.ts';
import { rules } from './areas/rules.ts';
import { saving } from './areas/saving.ts';
import { search } from './areas/search.ts';
import { forgetCaseloads } from './caseloadFor.ts';
import { table, type Figure } from './figures.ts';

/** To add an area: a file, and a line here. */
const areas: Readonly<Record<string, () => Promise<readonly Figure[]>>> = { rules, calculate, saving, search, desk };

const asked = process.argv.slice(2).filter((arg) => arg !== '--fresh');
const unknown = asked.filter((name) => !Object.hasOwn(areas, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no area ${unknown.join(', ')}. There are: ${Object.keys(areas).join(', ')}.\n`);
  process.exit(2);
}
if (process.argv.includes('--fresh')) forgetCaseloads();

process.stdout.write(`Node ${process.version}, ${platform()} ${arch()}, ${cpus().length} cores. Figures are p95 unless they say otherwise.\n`);
for (const name of asked.length > 0 ? asked : Object.keys(areas)) {
  const figures = await areas[name]?.();
  process.stdout.write(`\n${name}\n${table(figures ?? [])}\n`);
}
