export function findElectron(env?: Readonly<Record<string, string | undefined>>): string | null;
