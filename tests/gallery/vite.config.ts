import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the parts gallery for its tests; the product's own build knows nothing of it. */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  base: './',
  plugins: [react()],
  logLevel: 'warn',
  build: { outDir: new URL('../../out/gallery', import.meta.url).pathname, emptyOutDir: true, target: 'chrome140', minify: false },
});
