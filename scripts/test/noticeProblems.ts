import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const programFolders = ['app', 'main', 'renderer'];
/** Loaded beside the program in development only, or carried with notices of its own (Electron). */
const neverShipped: ReadonlySet<string> = new Set(['electron', 'ws', 'vite']);
const imported = /(?:^|\n)\s*(?:import|export)\s(?!type\s)[^'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

const packageName = (specifier: string): string => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

/**
 * The packages that our sources import as values, and the run-time ones of package.json. Read from the sources and not
 * from the build, so that a fault in collecting them cannot hide itself.
 */
export function shippedPackages(root: string): ReadonlySet<string> {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies?: Record<string, string> };
  const found = new Set(Object.values(dependencies).map((spec, at) => /^npm:(.+)@/.exec(spec)?.[1] ?? Object.keys(dependencies)[at] ?? ''));
  for (const folder of programFolders) {
    if (!existsSync(join(root, folder))) continue;
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue;
      for (const match of readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(imported)) {
        const specifier = match[1] ?? match[2] ?? match[3] ?? '';
        if (specifier.startsWith('.') || specifier.startsWith('node:')) continue;
        const name = packageName(specifier);
        if (!neverShipped.has(name) && !Object.hasOwn(dependencies, name)) found.add(name);
      }
    }
  }
  return found;
}

/** Packages that the notices do not name. */
export const unlistedPackages = (notices: string, packages: ReadonlySet<string>): readonly string[] =>
  [...packages].filter((name) => !notices.split('\n').some((line) => line.startsWith(`${name} `))).map((name) => `${name} is shipped but has no notice`);
