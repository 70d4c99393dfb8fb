import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PartyRole } from '../../app/model/roles.ts';
import type { Api } from '../client.ts';
import { useApp, useCoreEvents, useDesk } from '../app/AppContext.tsx';
import type { DraftStore } from '../app/draftStore.ts';
import type { NoteBody } from '../app/noteDraft.ts';
import { caseSections, paneOf, type CasePlace, type CaseSection } from '../app/navigation.ts';
import type { AskStore, AskView } from './askStore.ts';
import type { CaseHeld } from './caseWords.ts';
import type { FigureOf } from './explain/findOrigin.ts';
import type { NoteCaret } from './noteCaret.ts';
import type { TimelineStore } from './timeline/timelineStore.ts';

/** What every part of an open case may use. */
export type CaseServices = Readonly<{
  held: CaseHeld;
  /** Why nothing can be changed here; undefined when it can. */
  readOnly: string | undefined;
  timeline: TimelineStore;
  note: DraftStore<NoteBody>;
  caret: NoteCaret;
  go(to: CasePlace): void;
  /** Opens how a decision was worked out. Focus comes back to what had it when the pane closes. */
  explain(decisionId: string): void;
  /** Shows what an amount of the ledger or the schedule is made of. Where nothing says, the money of the case is shown. */
  whence(figure: FigureOf): void;
  /** Opens asking to look at a decision again, or deciding it where it was asked; `any` while it is not known which. */
  lookAgain(decisionId: string): void;
  /** Opens putting an accidental mistake in a decision right. */
  correct(decisionId: string): void;
  /** Records whether a parent proved who they are. */
  checkIdentity(role: PartyRole): void;
  /** What to know before ringing, over the case. */
  beforeRinging(): void;
  /** Whether the open pane was opened just now, so that it takes focus; one that came back with its tab does not. */
  paneWasOpened(): boolean;
  /** Puts the caret into the note, going to the timeline first if the note is out of sight. */
  writeNote(): void;
  writeMessage(): void;
  startInstruction(): void;
  startChange(): void;
  /** Asks what was done on an item that no form finishes (for a callback: how the try went), then records it. */
  finishTask(taskId: string): void;
}>;

const Context = createContext<CaseServices | null>(null);
export const CaseProvider = ({ services, children }: Readonly<{ services: CaseServices; children: ReactNode }>): ReactNode => <Context value={services}>{children}</Context>;

export function useCase(): CaseServices {
  const services = useContext(Context);
  if (services === null) throw new Error('a part of a case was drawn outside one');
  return services;
}

export type CaseTab = Readonly<{ reference: string; section: CaseSection; item: string | null; pane: string | null; scroll: number }>;

/** Where the open tab of a case stands. A section this version does not know is the summary. */
export function useCaseTab(caseId: string): CaseTab {
  const tab = useDesk((desk) => desk.tabs.find((one) => one.caseId === caseId));
  return useMemo(
    () => ({
      reference: tab?.reference ?? '',
      section: caseSections.find((one) => one === tab?.section) ?? 'summary',
      item: tab?.item ?? null,
      pane: tab?.pane ?? null,
      scroll: tab?.scroll ?? 0,
    }),
    [tab],
  );
}

/** Asks now, and again whenever the case or the link to the services changes. `clusterId` is null before it is known. */
export function useAsking(clusterId: string | null, ask: () => Promise<void>): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => void ask(), [ask]);
  useCoreEvents((event) => {
    if (event.type === 'changed' && clusterId !== null && event.clusterIds.includes(clusterId)) void latest.current();
    if (event.type === 'connection' && event.up) void latest.current();
  });
}

/** A question of one section: asked when the section is drawn, and again when the case changes. */
export function useAnswer<T>(create: (api: Api) => AskStore<T>): AskView<T> {
  const { api } = useApp();
  const { held } = useCase();
  const [store] = useState(() => create(api));
  const answer = useStore(store);
  useAsking(held.clusterId, answer.ask);
  return answer;
}

export const explainPane = (decisionId: string): string => paneOf('explain', decisionId);
