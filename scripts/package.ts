import { join } from 'node:path';
import { findElectron } from './launch/electron.mjs';
import { root, runNode } from './test/step.ts';

/** Each platform makes its own installers: MSI needs Windows, and a driver is packed for the machine it is packed on. */
const targets: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = { win32: ['--win'], linux: ['--linux'] };

const target = targets[process.platform];
if (target === undefined) {
  process.stderr.write('Installers are made on Windows (NSIS, MSI) and Linux (deb, AppImage).\n');
  process.exitCode = 1;
} else {
  if (findElectron() === null) process.stderr.write('Electron is not on this machine yet; the packager will fetch it.\n');
  const { code } = await runNode([join(root, 'node_modules', 'electron-builder', 'cli.js'), ...target, '--publish', 'never', '--config', 'electron-builder.yml', ...process.argv.slice(2)]);
  process.exitCode = code;
}
