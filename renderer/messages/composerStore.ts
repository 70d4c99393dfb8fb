import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../app/result.ts';
import type { Api } from '../client.ts';
import { createDraftStore, keptOf, notKept, type DraftStore, type Kept } from '../app/draftStore.ts';
import { isBare, isSaved, readSheet, sheetKey, sheetOf, wordsOn, type DraftSheet, type Words } from './draftSheet.ts';
import { gapsIn, type Range } from './marks.ts';
import { titleWords, type Channel, type Check, type Checked, type Composed, type Message, type Option } from './messageWords.ts';
import { checkedWords, queueMessage, type PerformAct } from './queueMessage.ts';

type ComposerPorts = Readonly<{ api: Api; perform: PerformAct; caseId: string }>;
/** The draft as the case holds it, with what may be written to this parent. */
type Given = Readonly<{ message: Message; options: readonly Option[]; changeId: string | null }>;

/** Why it did not go: a check of the words, or a refusal of the act. */
export type Stop = Readonly<{ why: 'check'; check: Check }> | Readonly<{ why: 'refused'; failure: Failure }>;
type ComposerState = Readonly<{
  given: Given;
  /** `opening` until the journal and the template have answered once. */
  phase: 'opening' | 'ready';
  sheet: DraftSheet;
  /** The template on the channel the person is on; null with a failure when it cannot be had. */
  template: Composed | null;
  templateFailure: Failure | null;
  language: 'en' | 'cy';
  /** The last answer, and the words it was about: the person may have typed on since. */
  checked: Readonly<{ value: Checked; body: string }> | null;
  checkFailure: Failure | null;
  kept: Kept;
  /** Somebody else saved other words to this draft while these were being typed. */
  changedElsewhere: boolean;
  busy: boolean;
  stop: Stop | null;
  /** A place to go to in the words; each request is a new object. */
  goTo: Range | null;
  open(): Promise<void>;
  /** What the case and its options are now. */
  refresh(given: Given): Promise<void>;
  type(change: Partial<Words>): void;
  switchTo(channel: Channel): Promise<void>;
  mend(check: Check): void;
  keep(check: Check): void;
  goToRange(range: Range): void;
  /** True when it is queued. */
  queue(): Promise<boolean>;
  throwAway(): Promise<boolean>;
  flush(): Promise<void>;
}>;
export type ComposerStore = StoreApi<ComposerState>;

const CHECK_AFTER_MS = 60;

const optionOn = ({ message, options }: Given, channel: Channel): Option | null =>
  options.find((o) => o.templateId === message.templateId && o.to === message.to && o.channel === channel) ?? null;

/** The channels this message's template has for its parent, with why some cannot be used. */
export const waysOf = ({ message, options }: Given): readonly Option[] => options.filter((o) => o.templateId === message.templateId && o.to === message.to);

/**
 * One draft being written. What is typed stands here at once, goes to the journal a moment later, and is checked at
 * every key press; an answer about older words never replaces one about newer.
 */
export function createComposerStore(ports: ComposerPorts, first: Given): ComposerStore {
  const { api, perform, caseId } = ports;
  let checkTurn = 0;
  let templateTurn = 0;
  let checkTimer: ReturnType<typeof setTimeout> | null = null;

  return createStore<ComposerState>()((set, get) => {
    const isNothing = (sheet: DraftSheet): boolean => isBare(sheet, get().given.message);
    const draft: DraftStore<DraftSheet> = createDraftStore(
      api,
      { key: sheetKey(first.message.messageId), caseId, title: titleWords(first.message) },
      { empty: sheetOf(first.message), read: readSheet, isEmpty: isNothing },
    );
    draft.subscribe((state) => set({ kept: keptOf(state) }));

    const check = async (): Promise<void> => {
      const turn = ++checkTurn;
      const { given, sheet, language } = get();
      const body = wordsOn(sheet, given.message)?.body;
      if (body === undefined) return;
      const checked = await checkedWords(api, caseId, given.message, sheet, language);
      if (turn !== checkTurn) return;
      set(checked.ok ? { checked: { value: checked.value, body }, checkFailure: null } : { checkFailure: checked.error });
    };
    const checkSoon = (): void => {
      if (checkTimer !== null) clearTimeout(checkTimer);
      checkTimer = setTimeout(() => void check(), CHECK_AFTER_MS);
    };
    const write = (sheet: DraftSheet): void => {
      set({ sheet, stop: null });
      draft.getState().set(sheet);
    };
    /** Gets the template on the sheet's channel; its words stand in where none are typed yet. */
    const loadTemplate = async (): Promise<void> => {
      const turn = ++templateTurn;
      const { given, sheet } = get();
      const { channel } = sheet;
      const language = channel === given.message.channel ? given.message.language : (optionOn(given, channel)?.language ?? given.message.language);
      const composed = await api.call('message.compose', {
        caseId, templateId: given.message.templateId, to: given.message.to, channel, language, decisionId: given.message.decisionId, changeId: given.changeId,
      });
      if (turn !== templateTurn) return;
      if (!composed.ok) return set({ template: null, templateFailure: composed.error, language });
      set({ template: composed.value, templateFailure: null, language });
      const now = get();
      if (wordsOn(now.sheet, now.given.message) === null) {
        write({ ...now.sheet, words: { ...now.sheet.words, [channel]: { subject: composed.value.subject, body: composed.value.body } } });
      }
    };
    const toFirstGap = (): void => {
      const { sheet, given } = get();
      const gap = gapsIn(wordsOn(sheet, given.message)?.body ?? '')[0];
      if (gap !== undefined) set({ goTo: { ...gap } });
    };

    return {
      given: first,
      phase: 'opening',
      sheet: sheetOf(first.message),
      template: null,
      templateFailure: null,
      language: first.message.language,
      checked: null,
      checkFailure: null,
      kept: notKept,
      changedElsewhere: false,
      busy: false,
      stop: null,
      goTo: null,
      async open() {
        await draft.getState().load();
        set({ sheet: draft.getState().body });
        await loadTemplate();
        set({ phase: 'ready' });
        toFirstGap();
        await check();
      },
      async refresh(given) {
        const { given: before, sheet, phase } = get();
        const moved = before.message.tag !== given.message.tag;
        const wasSaved = isSaved(sheet, before.message);
        set({ given });
        if (moved && wasSaved) {
          const { [before.message.channel]: _saved, ...elsewhere } = sheet.words;
          set({ sheet: { channel: given.message.channel, words: elsewhere, kept: sheet.kept } });
        }
        if (moved && !wasSaved && !isSaved(sheet, given.message)) set({ changedElsewhere: true });
        if (phase === 'opening') return;
        await loadTemplate();
        await check();
      },
      type(change) {
        const { sheet, given } = get();
        const words = wordsOn(sheet, given.message);
        if (words === null) return;
        write({ ...sheet, words: { ...sheet.words, [sheet.channel]: { ...words, ...change } } });
        checkSoon();
      },
      async switchTo(channel) {
        const { sheet } = get();
        if (channel === sheet.channel) return;
        write({ ...sheet, channel });
        set({ checked: null });
        await loadTemplate();
        await check();
        toFirstGap();
      },
      mend(check) {
        const { sheet, given } = get();
        const words = wordsOn(sheet, given.message);
        if (check.mend === null || words === null) return;
        get().type({ body: words.body.replaceAll(check.mend.find, check.mend.use) });
      },
      keep(check) {
        const { sheet } = get();
        write({ ...sheet, kept: [...sheet.kept.filter((key) => key !== check.key), check.key] });
      },
      goToRange: (range) => set({ goTo: { ...range } }),
      async queue() {
        const { busy, sheet, given, template, language } = get();
        if (busy) return false;
        set({ busy: true, stop: null });
        await get().flush();
        const done = await queueMessage({ api, perform }, given.message, sheet, { template, language }, { caseId, changeId: given.changeId });
        set({ busy: false });
        if (done.how === 'queued') {
          await draft.getState().discard();
          return true;
        }
        if (done.how === 'refused') {
          set({ stop: { why: 'refused', failure: done.failure } });
          return false;
        }
        checkTurn += 1;
        const body = wordsOn(sheet, given.message)?.body ?? '';
        const place = done.check.key === 'gaps' ? gapsIn(body)[0] : done.check.ranges[0];
        set({ stop: { why: 'check', check: done.check }, checked: { value: done.checked, body }, ...(place === undefined ? {} : { goTo: { ...place } }) });
        return false;
      },
      async throwAway() {
        const { given } = get();
        set({ busy: true, stop: null });
        const done = await perform('message.recall', { messageId: given.message.messageId, caseId, to: 'recalled' }, { [`message/${given.message.messageId}`]: given.message.tag }, 'Draft thrown away.');
        set({ busy: false, ...(done.ok ? {} : { stop: { why: 'refused', failure: done.error } }) });
        if (done.ok) await draft.getState().discard();
        return done.ok;
      },
      flush: () => draft.getState().flush(),
    };
  });
}
