import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `resources` of this checkout, whether this runs from source or from the build. */
function find(from: string): string {
  const here = join(from, 'resources', 'law');
  if (existsSync(here)) return dirname(here);
  const up = dirname(from);
  if (up === from) throw new Error('resources are missing');
  return find(up);
}
export const resourcesDir = find(import.meta.dirname);
