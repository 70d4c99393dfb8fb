import type { ReactNode } from 'react';
import { useSession } from '../app/AppContext.tsx';
import { useAnnounced } from '../parts/LiveRegion.tsx';
import { StartFrame } from './StartFrame.tsx';
import { progressPercent, progressWords, stageWords } from './startWords.ts';

/** While the services open: what is done, how far, and how long it will not last. */
export function Preparing(): ReactNode {
  const progress = useSession((view) => view.session?.progress ?? null);
  const practice = useSession((view) => view.session?.practice ?? false);
  const [stage, words, percent] = [stageWords(progress), progressWords(progress), progressPercent(progress)];
  useAnnounced(stage);
  return (
    <StartFrame title="Getting ready" practice={practice}>
      <p className="cb-start-stage">
        <strong>{stage}</strong> <span className="cb-aside cb-figure">{words}</span>
      </p>
      <div
        className="cb-progress"
        role="progressbar"
        aria-label={stage}
        {...(percent === null ? {} : { 'aria-valuenow': percent, 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuetext': words })}
      >
        <span style={{ width: `${percent ?? 0}%` }} />
      </div>
      <p className="cb-measure cb-start-about">It takes this long only the first time. You can leave the window open and come back.</p>
    </StartFrame>
  );
}
