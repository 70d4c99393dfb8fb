import { useState, type ReactNode } from 'react';
import type { Output } from '../../app/contract/index.ts';
import { fail, ok } from '../../app/result.ts';
import { AppProvider, type AppServices } from '../app/AppContext.tsx';
import { createDeskStore } from '../app/deskStore.ts';
import { createDraftStore } from '../app/draftStore.ts';
import { createFakeApi } from '../app/fakeApi.ts';
import { noteForm, notePlace } from '../app/noteDraft.ts';
import { createSessionStore } from '../app/sessionStore.ts';
import { CaseProvider, type CaseServices } from '../case/CaseContext.tsx';
import { caseFixture } from '../case/caseFixture.ts';
import '../case/case.css';
import '../case/work.css';
import { ChangeOffers } from '../case/changes/ChangeOffers.tsx';
import { ChangesSection } from '../case/changes/ChangesSection.tsx';
import { createNoteCaret } from '../case/noteCaret.ts';
import { createTimelineStore } from '../case/timeline/timelineStore.ts';
import { failureWords } from '../words/errorWords.ts';
import { madeForm } from './fixture.ts';
import { everyForm, madeOffers, madeTogether, personPreview, recordPreview, refusedPreview, waitingPreview } from './fixtureForms.ts';
import { ChangeScreen } from './ChangeScreen.tsx';

const shows = {
  fields: { type: 'C13', subject: 'payingParent', form: everyForm(), preview: personPreview() },
  waiting: { type: 'C09', subject: 'payingParent', form: madeForm(), preview: waitingPreview() },
  person: { type: 'C02', subject: 'payingParent', form: everyForm({ title: 'Main carer moves', fields: everyForm().fields.slice(0, 3) }), preview: personPreview() },
  refused: { type: 'C01', subject: 'payingParent', form: madeForm(), preview: refusedPreview() },
  record: { type: 'C20', subject: 'receivingParent', form: everyForm({ title: 'Account to pay into', fields: everyForm().fields.filter(({ name }) => name === 'sortCode' || name === 'account'), evidence: { accepted: [], refused: [] }, reporters: ['receivingParent'], reportedBy: 'receivingParent', clocks: [] }), preview: recordPreview() },
} as const;
export type GalleryShow = keyof typeof shows | 'picker' | 'list';
const isForm = (show: GalleryShow): show is keyof typeof shows => show in shows;

const today = '2026-11-18';
const change = (changeId: string, type: 'C08' | 'C09', title: string, state: string): Output<'case.changes'>['changes'][number] =>
  ({
    changeId, type, title, state, subject: 'payingParent', reportedOn: '2026-11-10', effectiveFrom: null, weeklyBefore: 6592, weeklyAfter: 4800, gates: [], by: 'CW-07', decisionBeforeId: null, firstPayment: null, recordedAt: '2026-11-10T09:30:00.000Z',
    decisionId: null, taskId: `t-${changeId}`, promisedOn: '2026-12-08',
  });

function servicesFor(show: GalleryShow): Readonly<{ app: AppServices; inCase: CaseServices }> {
  const { type, subject, form: made, preview } = isForm(show) ? shows[show] : shows.waiting;
  const form = { ...made, type, subject };
  const api = createFakeApi({
    'change.form': () => ok(form),
    'change.preview': () => ok(preview),
    'change.offered': () => ok({ types: [...madeOffers] }),
    'change.together': () => ok(madeTogether()),
    'case.open': () => ok(caseFixture),
    'case.changes': () => ok({ changes: [change('ch-8', 'C08', 'Child left education', 'waiting'), change('ch-9', 'C09', 'Income change', 'handedOver'), change('ch-1', 'C09', 'Income change', 'decided'), change('ch-0', 'C09', 'Income change', 'refused')] }),
    'draft.load': () => ok({ draft: null }),
    'draft.save': () => ok({ savedAt: '2026-11-18T09:43:00.000Z' }),
    'draft.discard': () => ok({ discarded: true }),
  });
  const session = createSessionStore(api);
  session.setState({ session: { today, now: `${today}T09:43:00.000Z` } as NonNullable<ReturnType<typeof session.getState>['session']> });
  const desk = createDeskStore(api, () => `${today}T09:43:00.000Z`);
  const app: AppServices = { api, session, desk, act: () => Promise.resolve(fail('NOT_READY')), notify: () => undefined, announce: () => undefined, openPalette: () => undefined, wordsFor: failureWords };
  const inCase: CaseServices = {
    held: caseFixture, readOnly: undefined, timeline: createTimelineStore(api, 'case-1'), note: createDraftStore(api, notePlace('case-1', null), noteForm), caret: createNoteCaret(), go: () => undefined,
    explain: () => undefined, paneWasOpened: () => false, writeNote: () => undefined, writeMessage: () => undefined, startInstruction: () => undefined, startChange: () => undefined, lookAgain: () => undefined, correct: () => undefined, beforeRinging: () => undefined, checkIdentity: () => undefined, whence: () => undefined, finishTask: () => undefined,
  };
  return { app, inCase };
}

function Shown({ show }: Readonly<{ show: GalleryShow }>): ReactNode {
  if (show === 'picker') return <ChangeOffers />;
  if (show === 'list') return <ChangesSection item={null} />;
  const { type, subject } = shows[show];
  return <ChangeScreen caseId="case-1" clusterId="cluster-1" type={type} subject={subject} taskId={null} onDone={() => undefined} />;
}

/** A change screen with made-up answers, for looking at and for the accessibility check. No part of the product. */
export function GalleryChange({ show }: Readonly<{ show: GalleryShow }>): ReactNode {
  const [{ app, inCase }] = useState(() => servicesFor(show));
  return (
    <AppProvider services={app}>
      <CaseProvider services={inCase}>
        <main className="gallery-screen">
          <h1 className="cb-unseen">Casebench</h1>
          <Shown show={show} />
        </main>
      </CaseProvider>
    </AppProvider>
  );
}
