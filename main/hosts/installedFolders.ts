import { dirname, join } from 'node:path';

/** Where the build put things, seen from the folder of a bundled host (`out/main` or `out/tools`). */
export const installedFolders = (hostDir: string): Readonly<{ rendererDir: string; resourcesDir: string; workerFile: string; preloadFile: string; packageFile: string }> => {
  const out = dirname(hostDir);
  return {
    rendererDir: join(out, 'renderer'),
    resourcesDir: join(dirname(out), 'resources'),
    workerFile: join(out, 'main', 'worker.mjs'),
    preloadFile: join(out, 'preload', 'preload.cjs'),
    packageFile: join(dirname(out), 'package.json'),
  };
};
