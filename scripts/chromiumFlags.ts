/**
 * How checks and tests start Chromium: it reaches 127.0.0.1 and nothing else. Root has no sandbox, and the second
 * flag hides the banner that says so.
 */
export const chromiumFlags: readonly string[] = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
];
