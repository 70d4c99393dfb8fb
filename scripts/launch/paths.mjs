import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const cacheDir = join(root, '.cache');
export const outDir = join(root, 'out');
export const modulesDir = join(root, 'node_modules');

/** The runtime that the product is written for, and the oldest that can run its sources. */
export const wantedNode = '24.21.0';
export const oldestNode = [22, 18];

/** Says something to the person at the terminal. Standard output is kept for answers. */
export const say = (text) => void process.stderr.write(`${text}\n`);

/** A condition that the person has to change. Shown without a stack. */
export class Stop extends Error {}
