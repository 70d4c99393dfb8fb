/** Whether this code sits inside a packaged application, where the loopback host must never run. */
export const isInsidePackage = (fileUrl: string, versions: Readonly<Record<string, string | undefined>>): boolean =>
  versions['electron'] !== undefined || /[\\/]app\.asar([\\/]|$)|[\\/]app\.asar\.unpacked([\\/]|$)/.test(decodeURIComponent(new URL(fileUrl).pathname));
