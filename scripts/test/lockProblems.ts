type Entry = Readonly<{
  link?: boolean;
  resolved?: string;
  integrity?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}>;
export type Lock = Readonly<{ packages: Readonly<Record<string, Entry>> }>;

/** Node's own rule: the nearest `node_modules` above the package that holds the name. */
function isLocked(lock: Lock, from: string, name: string): boolean {
  const steps = from === '' ? [] : from.split('/node_modules/');
  for (let depth = steps.length; depth >= 0; depth--) {
    const folder = steps.slice(0, depth).join('/node_modules/');
    if (Object.hasOwn(lock.packages, `${folder === '' ? '' : `${folder}/`}node_modules/${name}`)) return true;
  }
  return false;
}

/**
 * What would make `npm ci` refuse the lock or fetch from a named host: a dependency without an entry (an install may
 * write such a lock when a platform's binding is missing), an entry without `integrity`, an entry with `resolved`.
 */
export function lockProblems(lock: Lock): readonly string[] {
  return Object.entries(lock.packages).flatMap(([path, entry]) => {
    const needed = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies });
    return [
      ...needed.filter((name) => !isLocked(lock, path, name)).map((name) => `${path || 'the root'} needs ${name}, which has no entry`),
      ...(path !== '' && entry.link !== true && entry.integrity === undefined ? [`${path} has no integrity`] : []),
      ...(entry.resolved === undefined || entry.link === true ? [] : [`${path} names the host it came from`]),
    ];
  });
}
