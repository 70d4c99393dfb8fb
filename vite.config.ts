import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';
import { noncePlaceholder } from './main/hosts/assets.ts';
import { finishRenderer } from './scripts/build/finishRenderer.ts';
import pdfjs from './node_modules/pdfjs-dist/package.json' with { type: 'json' };
import { packageRoot } from './scripts/build/packagesOf.ts';

const dir = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Entries that exist; a part that is not written yet is simply not built. To add a program, add a line below. */
const entries = (files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).flatMap(([name, file]) => (existsSync(dir(file)) ? [[name, dir(file)]] : [])));

/** Everything the installer carries: Electron's main process and the services. */
const packaged = entries({ electron: 'main/hosts/electron/main.ts', worker: 'main/worker/main.ts' });
/** Never packaged, and so in a folder of their own. */
const tools = entries({ loopback: 'main/hosts/loopback/main.ts', casebench: 'scripts/cli/main.ts' });

const nodeBuild = (input: Record<string, string>, outDir: string): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true },
  build: {
    outDir: dir(outDir),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      platform: 'node',
      external: [/^node:/, 'electron', 'better-sqlite3', 'ws'],
      input,
      // Flat, because the folder of a chunk is what tells a program where it is.
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});

/** Packages whose code the build puts into the product; native ones stay outside the bundles and are added by name. */
const packageRoots = new Set<string>([dir('node_modules/better-sqlite3')]);
const collectPackages: Plugin = {
  name: 'collect-packages',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      for (const id of chunk.moduleIds) {
        const root = packageRoot(id);
        if (root !== null) packageRoots.add(root);
      }
    }
  },
};

export default defineConfig({
  root: dir('renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), collectPackages],
  worker: { plugins: () => [collectPackages] },
  html: { cspNonce: noncePlaceholder },
  builder: {
    sharedConfigBuild: true,
    sharedPlugins: true,
    buildApp: async (builder) => {
      await Promise.all(Object.values(builder.environments).map((environment) => builder.build(environment)));
      finishRenderer(dir('out/renderer'), packageRoots, dir('resources/notices'));
    },
  },
  environments: {
    client: {
      build: {
        outDir: dir('out/renderer'),
        emptyOutDir: true,
        target: 'chrome140', // the loopback browser may be newer than Electron's, never older
        assetsInlineLimit: 0, // the policy allows no `data:` font
        modulePreload: { polyfill: false },
        // The decoders of scanned pages in a PDF are looked up by their own names.
        rolldownOptions: { output: { assetFileNames: ({ originalFileNames }) => (originalFileNames.some((file) => file.includes('pdfjs-dist/wasm/')) ? `assets/pdfjs-${pdfjs.version}/[name][extname]` : 'assets/[name]-[hash][extname]') } },
      },
    },
    host: nodeBuild(packaged, 'out/main'),
    tools: nodeBuild(tools, 'out/tools'),
    preload: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: dir('out/preload'),
        emptyOutDir: true,
        target: 'chrome140',
        rolldownOptions: {
          external: ['electron'],
          input: dir('main/hosts/electron/preload.ts'),
          output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
        },
      },
    },
  },
});
