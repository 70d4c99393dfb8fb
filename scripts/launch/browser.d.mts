type Environment = Readonly<Record<string, string | undefined>>;
export function findBrowser(env?: Environment, platform?: string): string | null;
export function hasDisplay(env?: Environment, platform?: string): boolean;
export function howToGetBrowser(platform?: string): string;
