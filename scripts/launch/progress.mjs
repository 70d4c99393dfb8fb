const width = 30;
const titles = { caseload: 'Making the practice caseload', firstSync: 'Bringing the team’s cases', readModels: 'Preparing the lists' };

/** Draws one bar that moves in place; where the output is not a terminal, a line for each tenth. */
export function createProgressBar(stream = process.stderr) {
  let lastTenth = -1;
  let lastStage = '';
  let drawn = false;
  return {
    show({ stage, done, total }) {
      const part = total > 0 ? Math.min(1, done / total) : 0;
      const title = titles[stage] ?? 'Preparing';
      if (stage !== lastStage) lastTenth = -1;
      lastStage = stage;
      if (stream.isTTY) {
        const filled = Math.round(part * width);
        stream.write(`\r${title} [${'#'.repeat(filled)}${'-'.repeat(width - filled)}] ${String(Math.floor(part * 100)).padStart(3)} % `);
        drawn = true;
      } else if (Math.floor(part * 10) !== lastTenth) {
        lastTenth = Math.floor(part * 10);
        stream.write(`${title}: ${lastTenth * 10} %\n`);
      }
    },
    end() {
      if (drawn) stream.write('\n');
      drawn = false;
    },
  };
}
