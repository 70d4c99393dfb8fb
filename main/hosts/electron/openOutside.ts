import type { Shell } from 'electron';
import { fail, ok, type Result } from '../../../app/result.ts';

/** Public guidance a caseworker may open in the system browser. */
const outsideHosts: ReadonlySet<string> = new Set(['www.gov.uk', 'www.legislation.gov.uk', 'child-maintenance.dwp.gov.uk']);

/**
 * The only way out to the system browser: `https:`, a host of the list on its standard port, no name or password in it,
 * and the address as the parser wrote it rather than as it came.
 */
export async function openOutside(shell: Pick<Shell, 'openExternal'>, text: string): Promise<Result<null>> {
  const url = URL.parse(text);
  if (url === null || url.protocol !== 'https:' || !outsideHosts.has(url.host) || url.username !== '' || url.password !== '') {
    return fail('INPUT_INVALID', { fields: ['url'] });
  }
  await shell.openExternal(url.href);
  return ok(null);
}
