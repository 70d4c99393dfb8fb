/** How the window reaches the services: Electron's bridge needs no network at all, the loopback host one socket. */
export type Connects = 'none' | 'self';

/** The policy of every document. `nonce` is new for each response and reaches Emotion through a `<meta>`. */
export const contentSecurityPolicy = (nonce: string, connects: Connects): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src '${connects}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ');

/** The policy of a thread of the window. The file that a thread takes apart may be hostile: it reaches nothing, and no code is made from text or compiled. */
export const threadPolicy = `default-src 'none'; script-src 'self'`;

export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
