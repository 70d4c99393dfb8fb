import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedPackages, unlistedPackages } from './noticeProblems.ts';
import { checked, root, type Step } from './step.ts';

export const noticesStep: Step = {
  name: 'third-party notices',
  run: () => {
    const text = readFileSync(join(root, 'out', 'renderer', 'third-party-notices.txt'), 'utf8');
    return checked(unlistedPackages(text, shippedPackages(root)));
  },
};
