import { checked, root, runNode, type Step } from './step.ts';
import { join } from 'node:path';

export const buildStep: Step = {
  name: 'build',
  run: async () => {
    const { code, output } = await runNode([join(root, 'scripts', 'launch.mjs'), 'build'], { quiet: true });
    return checked(code === 0 ? [] : output.trim().split('\n').slice(-40));
  },
};
