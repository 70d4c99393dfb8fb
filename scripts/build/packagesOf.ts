import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** One package whose code reaches a person's computer, with the words its licence asks us to pass on. */
export type BundledPackage = Readonly<{ name: string; version: string; licence: string; text: string }>;

const licenceFile = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/** The folder of the package that a bundled file belongs to; null for our own files and the bundler's helpers. */
export function packageRoot(moduleId: string): string | null {
  const path = moduleId.replace(/^\0+/, '').split('?')[0] ?? '';
  const mark = `${sep}node_modules${sep}`;
  if (path.lastIndexOf(mark) < 0) return null;
  for (let folder = dirname(path); folder.includes(mark); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && 'version' in JSON.parse(readFileSync(file, 'utf8'))) return folder;
  }
  return null;
}

/** Reads name, version, licence name and licence text. A package without a text gets its licence's name only. */
export function readPackage(root: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  const texts = readdirSync(root).filter((file) => licenceFile.test(file)).sort();
  return {
    name: String(name),
    version: String(version),
    licence: typeof license === 'string' ? license : 'see its text',
    text: texts.map((file) => readFileSync(join(root, file), 'utf8').trim()).join('\n\n'),
  };
}
