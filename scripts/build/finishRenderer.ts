import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { noticesText } from './noticesText.ts';
import { readPackage } from './packagesOf.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/** Writes the third-party notices into the window's folder and then the list of everything that may be served. */
export function finishRenderer(rendererDir: string, packageRoots: ReadonlySet<string>, noticesDir: string): void {
  const own = readdirSync(noticesDir).filter((file) => file.endsWith('.txt')).sort();
  const extra = own.map((file) => readFileSync(join(noticesDir, file), 'utf8'));
  writeFileSync(join(rendererDir, 'third-party-notices.txt'), noticesText([...packageRoots].map(readPackage), extra));

  const assets: Record<string, { file: string; type: string }> = {};
  for (const entry of readdirSync(rendererDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'assets.json') continue;
    const file = relative(rendererDir, join(entry.parentPath, entry.name)).split(sep).join('/');
    const type = types[extname(file)];
    if (type === undefined) throw new Error(`${file} has a type that the asset handler does not know`);
    assets[`/${file}`] = { file, type };
  }
  writeFileSync(join(rendererDir, 'assets.json'), `${JSON.stringify(assets, null, 1)}\n`);
}
