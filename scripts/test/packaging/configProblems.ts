/** The settings that the product promises. Compared whole: a fuse that is added or lost is a problem too. */
export const promisedFuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const;

type Config = Readonly<Record<string, unknown>>;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** What the packaging file says differently from what the product promises. */
export function configProblems(config: Config, installedElectron: string): readonly string[] {
  const expected: Readonly<Record<string, unknown>> = { npmRebuild: false, asar: { smartUnpack: false }, asarUnpack: ['**/*.node'], electronVersion: installedElectron, publish: null };
  return [
    ...Object.entries(expected).filter(([name, value]) => !same(config[name], value)).map(([name, value]) => `${name} must be ${JSON.stringify(value)}`),
    ...(same(sorted(config['electronFuses']), sorted(promisedFuses)) ? [] : ['the fuses are not the promised eight']),
  ];
}
