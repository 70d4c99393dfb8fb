import { mdiChevronLeft, mdiChevronRight, mdiFitToPageOutline, mdiArrowExpandHorizontal, mdiMagnifyMinusOutline, mdiMagnifyPlusOutline, mdiRotateLeft, mdiRotateRight } from '@mdi/js';
import { useCallback, useEffect, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';
import { useStore } from 'zustand';
import type { EvidenceFile } from '../../../app/contract/evidence.ts';
import { useApp } from '../../app/AppContext.tsx';
import { Failed } from '../../app/Failed.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { useAnnounced } from '../../parts/LiveRegion.tsx';
import { MessageBox } from '../../parts/MessageBox.tsx';
import { useSingleKeys } from '../../parts/singleKeys.ts';
import { StillBars } from '../../parts/StillBars.tsx';
import { sizeWords } from '../fileWords.ts';
import { createFileStore } from './fileStore.ts';
import { PageCanvas } from './PageCanvas.tsx';
import { PageText } from './PageText.tsx';
import { stageKeys, type StageAct } from './viewerKeys.ts';
import { firstView, turnBy, zoomStep, type PageView } from './viewSize.ts';

/** What keys of the screen around it do to the page. */
export type StageHandle = Readonly<{ act(what: StageAct): void }>;

type StageProps = Readonly<{
  file: EvidenceFile;
  handle: Ref<StageHandle>;
  /** What a person can do about a file that cannot be drawn. */
  whenUndrawable?: ReactNode;
}>;

function Stage({ file, handle, whenUndrawable }: StageProps): ReactNode {
  const { api, wordsFor } = useApp();
  const [store] = useState(() => createFileStore(api, file));
  const { view: shown, load, show, broke } = useStore(store);
  const [view, setView] = useState<PageView>(firstView);
  const [scale, setScale] = useState(1);
  const box = useRef<HTMLDivElement>(null);
  const singleKeys = useSingleKeys();
  useEffect(() => {
    void store.getState().load();
    return () => store.getState().close();
  }, [store]);
  const ready = shown.phase === 'ready' ? shown : null;
  const act = useCallback(
    (what: StageAct): void => {
      const now = store.getState().view;
      const index = now.phase === 'ready' ? now.index : 0;
      switch (what) {
        case 'zoomIn':
        case 'zoomOut':
          return setView((before) => ({ ...before, zoom: zoomStep(scale, what === 'zoomIn' ? 1 : -1) }));
        case 'fitPage':
          return setView((before) => ({ ...before, zoom: 'page' }));
        case 'fitWidth':
          return setView((before) => ({ ...before, zoom: 'width' }));
        case 'turnLeft':
        case 'turnRight':
          return setView((before) => ({ ...before, turn: turnBy(before.turn, what === 'turnLeft' ? -90 : 90) }));
        case 'nextPage':
          return void show(index + 1);
        case 'previousPage':
          return void show(index - 1);
      }
    },
    [store, scale, show],
  );
  useImperativeHandle(handle, () => ({ act }), [act]);
  const where = ready === null || ready.count === 1 ? undefined : `Page ${ready.index + 1} of ${ready.count}`;
  useAnnounced(where);
  const tool = (what: StageAct, words: string, icon: string, ended = false, name?: string): ReactNode => (
    <ActionButton kind="quiet" icon={icon} onPress={() => act(what)} {...(singleKeys && what !== 'nextPage' && what !== 'previousPage' ? { keys: stageKeys[what] } : {})} {...(ended ? { reasonId: 'stage-ends' } : {})} {...(name === undefined ? {} : { name })}>
      {words}
    </ActionButton>
  );
  return (
    <div className="cb-stage">
      <div className="cb-stage-tools" role="group" aria-label="The page">
        {ready !== null && ready.count > 1 && (
          <span className="cb-stage-pages">
            {tool('previousPage', 'Before', mdiChevronLeft, ready.index === 0, 'Page before')}
            <span className="cb-stage-where">{where}</span>
            {tool('nextPage', 'Next', mdiChevronRight, ready.index + 1 === ready.count, 'Next page')}
            <span id="stage-ends" className="cb-unseen">
              There is no page further on
            </span>
          </span>
        )}
        {tool('zoomOut', 'Smaller', mdiMagnifyMinusOutline)}
        <span className="cb-stage-where">{Math.round(scale * 100)}%</span>
        {tool('zoomIn', 'Larger', mdiMagnifyPlusOutline)}
        {tool('fitPage', 'Whole page', mdiFitToPageOutline)}
        {tool('fitWidth', 'Full width', mdiArrowExpandHorizontal)}
        {tool('turnLeft', 'Turn left', mdiRotateLeft)}
        {tool('turnRight', 'Turn right', mdiRotateRight)}
      </div>
      {shown.phase === 'loading' && (
        <div className="cb-stage-wait">
          <StillBars lines={6} words="Opening the document" />
          {shown.got > 0 && shown.got < shown.total && (
            <p className="cb-aside">
              {sizeWords(shown.got)} of {sizeWords(shown.total)}
            </p>
          )}
        </div>
      )}
      {shown.phase === 'failed' && (
        <div className="cb-stage-wait">
          <Failed error={shown.error} onRetry={() => void load()} />
        </div>
      )}
      {shown.phase === 'undrawable' && (
        <div className="cb-stage-wait">
          <MessageBox kind="warn" title="This document cannot be shown here." announce="This document cannot be shown here." action={<ActionButton onPress={() => void load()}>Try again</ActionButton>}>
            {shown.error.code === 'FILE_LOCKED' ? `${wordsFor(shown.error).what} ${wordsFor(shown.error).next}` : 'It came in whole, but it cannot be drawn. Ask for it again as a photo or a PDF.'}
          </MessageBox>
          {whenUndrawable}
        </div>
      )}
      {ready !== null && (
        <>
          <PageCanvas page={ready.page} view={view} name={where === undefined ? file.name : `${file.name}, ${where.toLowerCase()}`} boxRef={box} onScale={setScale} onBroken={broke} />
          <PageText key={ready.index} page={ready.page} />
        </>
      )}
    </div>
  );
}

/** A file, as pictures of its pages. Another file is another stage: size, turn and page begin anew. */
export const FileStage = (props: StageProps): ReactNode => <Stage key={props.file.hash} {...props} />;
