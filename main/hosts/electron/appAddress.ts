export const scheme = 'app';
export const hostName = 'casebench';
export const appUrl = `${scheme}://${hostName}/`;

/**
 * Whether a URL is a page of ours. Compares protocol and host: Node calls the origin of every custom scheme `'null'`,
 * and a search inside the text would accept `https://x/?y=app://casebench`.
 */
export function isOurPage(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.protocol === `${scheme}:` && url.host === hostName && url.username === '' && url.password === '';
}
