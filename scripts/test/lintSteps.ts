import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bin, checked, root, runNode, type Step } from './step.ts';

/** Folders are named because the linter would otherwise walk the packages too. */
export const lintedFolders = ['app', 'main', 'renderer', 'hub', 'scripts', 'tests', 'vite.config.ts'];

export const typeStep: Step = {
  name: 'types',
  run: async () => {
    const { code, output } = await runNode([bin('typescript/bin/tsc'), '-b'], { quiet: true });
    return checked(code === 0 ? [] : output.trim().split('\n').slice(0, 40));
  },
};

export const lintStep: Step = {
  name: 'lint',
  run: async () => {
    const folders = lintedFolders.filter((folder) => existsSync(join(root, folder)));
    const { code, output } = await runNode([bin('oxlint/bin/oxlint'), '--type-aware', '--format=unix', ...folders], { quiet: true });
    return checked(code === 0 ? [] : output.trim().split('\n').filter((line) => line.includes('[Error')).slice(0, 40).concat(`the linter ended with code ${code}`));
  },
};
