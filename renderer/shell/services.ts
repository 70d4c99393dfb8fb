import { perform } from '../app/act.ts';
import type { AppServices } from '../app/AppContext.tsx';
import type { DeskStore } from '../app/deskStore.ts';
import type { SessionStore } from '../app/sessionStore.ts';
import type { Api } from '../client.ts';
import { failureWords } from '../words/errorWords.ts';
import type { NoticeStore } from './noticeStore.ts';
import type { OverlayStore } from './overlayStore.ts';

type Parts = Readonly<{ api: Api; session: SessionStore; desk: DeskStore; notices: NoticeStore; overlay: OverlayStore; announce: (words: string) => void }>;

/** What every screen may use, from the window's stores. */
export function createServices({ api, session, desk, notices, overlay, announce }: Parts): AppServices {
  const notify: AppServices['notify'] = (notice) => {
    // With an undo the bar says its words itself, with the time.
    if (notice.undo === undefined) announce(notice.words);
    notices.getState().show(notice);
  };
  return {
    api,
    session,
    desk,
    announce,
    notify,
    async act(kind, clusterId, args, { saw, words = 'Saved on this laptop.', requestId } = {}) {
      const done = await perform(api, kind, clusterId, args, saw, requestId);
      // A failure is the caller's to draw, where it happened.
      if (done.ok) notify(done.value.undoUntil === null ? { words } : { words, undo: { opIds: [done.value.opId], until: done.value.undoUntil } });
      return done;
    },
    openPalette: (words = '') => overlay.getState().show({ kind: 'palette', words }),
    wordsFor: failureWords,
  };
}
