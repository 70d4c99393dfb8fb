import type { AsarFile } from './asarFiles.ts';

const allowed: readonly RegExp[] = [
  /^package\.json$/,
  /^out\/main\/[\w-]+\.mjs$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/(index\.html|assets\.json|third-party-notices\.txt|assets\/(pdfjs-[\d.]+\/)?[\w.-]+)$/,
  /^resources\/(?!icons\/)[\w/. -]+\.(json|ya?ml|md|txt|html)$/,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/[\w/.-]+\.js|prebuilds\/[\w-]+\.node)$/,
];
const needed = ['package.json', 'out/main/electron.mjs', 'out/main/worker.mjs', 'out/preload/preload.cjs', 'out/renderer/index.html', 'out/renderer/assets.json', 'out/renderer/third-party-notices.txt'];

/** What a package holds that it should not, lacks, or holds in the wrong place. `machine` is for example `linux-x64`. */
export function packageProblems(files: readonly AsarFile[], machine: string): readonly string[] {
  const native = files.filter(({ path }) => path.endsWith('.node'));
  return [
    ...files.filter(({ path }) => !allowed.some((pattern) => pattern.test(path))).map(({ path }) => `${path} does not belong in the package`),
    ...needed.filter((path) => !files.some((file) => file.path === path)).map((path) => `${path} is missing`),
    ...native.filter(({ path }) => !path.endsWith(`/${machine}.node`)).map(({ path }) => `${path} is for another machine`),
    ...(native.length === 0 ? [`no driver for ${machine}`] : []),
    ...files.filter(({ path, unpacked }) => path.endsWith('.node') !== unpacked).map(({ path }) => `${path} is ${path.endsWith('.node') ? 'inside' : 'outside'} the archive`),
  ];
}
