import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { DraftSaved } from '../app/DraftSaved.tsx';
import { useSaveOnLeaving } from '../app/useDraft.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { Pane } from '../parts/Pane.tsx';
import { PaneHead } from '../parts/PaneHead.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { TextField } from '../parts/TextField.tsx';
import { isMainKey } from '../shell/dialogs/mainKey.ts';
import { AsReceived } from './AsReceived.tsx';
import { CheckResults } from './CheckResults.tsx';
import { ComposerFoot } from './ComposerFoot.tsx';
import { ComposerHead } from './ComposerHead.tsx';
import { Mends, StopBox } from './ComposerStops.tsx';
import { waysOf, type ComposerStore } from './composerStore.ts';
import { wordsOn } from './draftSheet.ts';
import { FactsUsed, OtherVersion } from './FactsUsed.tsx';
import { gapsIn, marksIn, moveRanges } from './marks.ts';
import { costWords, otherRole, titleWords, type Check, type Message } from './messageWords.ts';
import { WordsBox } from './WordsBox.tsx';
import { WordsMeter } from './WordsMeter.tsx';

const SUBJECT_MOST = 200;
const nothingOpen = '';

/** Writes one draft: the words, what they rest on, how they arrive, what the checks say, and the way out. */
export function Composer({
  store,
  siblings,
  focusHeading,
  onQueued,
  onThrownAway,
  onOpen,
  onWriteNew,
  onQueueAll,
  decisionOf,
  onExplain,
  results,
  readOnly,
}: Readonly<{
  store: ComposerStore;
  /** The drafts of the same decision, this one too. */
  siblings: readonly Message[];
  focusHeading: boolean;
  onQueued: () => void;
  onThrownAway: () => void;
  onOpen: (messageId: string) => void;
  onWriteNew: () => void;
  onQueueAll: () => void;
  /** The decision that a fact's source names. */
  decisionOf: (source: string) => string | null;
  /** Opens how the amount of a decision was worked out. */
  onExplain: (decisionId: string) => void;
  /** What became of queueing them all. */
  results: ReactNode;
  readOnly: string | undefined;
}>): ReactNode {
  const { wordsFor } = useApp();
  const view = useStore(store);
  const heading = useRef<HTMLHeadingElement>(null);
  const [asking, setAsking] = useState(false);
  const { given, sheet, template, checked, language } = view;
  const { message } = given;
  const words = wordsOn(sheet, message);
  const body = words?.body ?? nothingOpen;
  const hasGaps = gapsIn(body).length > 0;

  // A gap takes focus instead, once the words are there.
  const [opensOnGap] = useState(hasGaps);
  useEffect(() => {
    if (focusHeading && !opensOnGap) heading.current?.focus();
  }, [focusHeading, opensOnGap]);
  useSaveOnLeaving(view.flush);

  const ways = waysOf(given);
  const way = ways.find((one) => one.channel === sheet.channel) ?? null;
  const checks: readonly Check[] = checked?.value.checks ?? [];
  const place = checks.find((check) => check.state === 'block' && check.ranges.length > 0)?.ranges[0] ?? null;
  const firstPlace = gapsIn(body)[0] ?? (place === null || checked === null ? null : (moveRanges(checked.body, body, [place])[0] ?? null));
  const queue = (): void => {
    if (readOnly !== undefined) return;
    void store.getState().queue().then((done) => done && onQueued());
  };
  const other = siblings.find((one) => one.to === otherRole(message.to) && one.channel === sheet.channel && one.templateId === message.templateId) ?? null;
  const otherBody = other?.body ?? template?.other?.body ?? null;

  return (
    <div
      className="cb-compose"
      onKeyDown={(event: KeyboardEvent) => {
        if (isMainKey(event)) queue();
      }}
    >
      <Pane
        label={titleWords({ channel: sheet.channel, to: message.to })}
        head={
          <PaneHead
            headingRef={heading}
            actions={
              <ActionButton kind="quiet" popup="dialog" onPress={() => setAsking(true)} {...(readOnly === undefined ? {} : { reasonId: 'messages-read-only' })}>
                Throw away draft
              </ActionButton>
            }
            aside={view.kept.error === null ? <DraftSaved {...view.kept} /> : undefined}
          >
            {titleWords({ channel: sheet.channel, to: message.to })}
          </PaneHead>
        }
        foot={
          <ComposerFoot
            readOnly={readOnly}
            busy={view.busy}
            drafts={siblings.length}
            onQueue={queue}
            onQueueAll={onQueueAll}
          />
        }
      >
        <ComposerHead message={message} channel={sheet.channel} ways={readOnly === undefined ? ways : []} template={template} language={language} cost={costWords(checked?.value.costTenths ?? null)} onSwitch={(channel) => void store.getState().switchTo(channel)} />
        {results}
        {view.changedElsewhere && (
          <div className="cb-compose-box">
            <MessageBox kind="info" title="Someone else changed this draft while you wrote.">
              Your words are kept and stand below. Queueing sends yours.
            </MessageBox>
          </div>
        )}
        {view.templateFailure !== null && (
          <div className="cb-compose-box">
            <MessageBox kind="error" title={wordsFor(view.templateFailure).what} action={<ActionButton onPress={() => void store.getState().refresh(given)}>Try again</ActionButton>}>
              The words can be read and queued as they are. They cannot be changed until the template is there.
            </MessageBox>
          </div>
        )}
        {view.kept.error !== null && (
          <div className="cb-compose-box">
            <Failed error={view.kept.error} />
          </div>
        )}
        {words === null ? (
          <StillBars lines={5} words="Getting the words" />
        ) : (
          <>
            {sheet.channel !== 'sms' && (
              <div className="cb-compose-subject">
                <TextField label={sheet.channel === 'letter' ? 'Heading' : 'Subject'} value={words.subject ?? ''} maxLength={SUBJECT_MOST} readOnly={readOnly !== undefined || template === null} onChange={(subject) => store.getState().type({ subject })} onBlur={() => void store.getState().flush()} />
              </div>
            )}
            <WordsBox
              label="Message"
              value={words.body}
              marks={marksIn(words.body, checks, checked?.body ?? words.body, template?.facts ?? [], sheet.kept)}
              channel={sheet.channel}
              language={language}
              goTo={view.goTo}
              readOnly={readOnly !== undefined || template === null || view.phase === 'opening'}
              onChange={(next) => store.getState().type({ body: next })}
              onBlur={() => void store.getState().flush()}
              meter={<WordsMeter channel={sheet.channel} checked={checked?.value ?? null} />}
            />
            {view.stop !== null && (
              <StopBox
                stop={view.stop}
                wordsFor={(stop) => wordsFor(stop.failure)}
                firstPlace={firstPlace}
                ways={ways.filter((one) => one.channel !== sheet.channel && one.blocked === null)}
                onGoTo={(range) => store.getState().goToRange(range)}
                onSwitch={(channel) => void store.getState().switchTo(channel)}
                onWriteNew={onWriteNew}
              />
            )}
            <Mends checks={readOnly === undefined ? checks : []} kept={sheet.kept} onMend={(check) => store.getState().mend(check)} onKeep={(check) => store.getState().keep(check)} />
            {template !== null && <FactsUsed template={template} body={words.body} subject={words.subject} onGoTo={(range) => store.getState().goToRange(range)} decisionOf={decisionOf} onExplain={onExplain} />}
            {otherBody !== null && <OtherVersion to={otherRole(message.to)} channel={sheet.channel} body={otherBody} draftId={other?.messageId ?? null} onOpen={onOpen} />}
          </>
        )}
      </Pane>
      <Pane as="aside" label="How it arrives, and checks">
        <AsReceived channel={sheet.channel} to={message.to} subject={words?.subject ?? null} sender={template?.sender ?? ''} checked={checked?.value ?? null} />
        {view.checkFailure !== null && <Failed error={view.checkFailure} onRetry={() => void store.getState().refresh(given)} />}
        {checked !== null && (
          <CheckResults
            checks={[...checks, ...reachCheck(way, message)]}
            body={checked.body}
            kept={sheet.kept}
            onGoTo={(range) => {
              const moved = moveRanges(checked.body, body, [range])[0];
              if (moved !== undefined) store.getState().goToRange(moved);
            }}
          />
        )}
      </Pane>
      <DialogFrame
        open={asking}
        urgent
        title="Throw away this draft?"
        onClose={() => setAsking(false)}
        actions={
          <>
            <ActionButton
              kind="main"
              onPress={() => {
                setAsking(false);
                void store.getState().throwAway().then((done) => done && onThrownAway());
              }}
            >
              Throw away draft
            </ActionButton>
            <ActionButton onPress={() => setAsking(false)}>Keep it</ActionButton>
          </>
        }
      >
        {titleWords({ channel: message.channel, to: message.to })}, “{message.title}”. It goes from this list, and nothing is sent. You can write it again from its template.
      </DialogFrame>
    </div>
  );
}

/** How the person may be reached, beside the checks of the words. An alert to an old contact goes elsewhere. */
function reachCheck(way: ReturnType<typeof waysOf>[number] | null, message: Message): readonly Check[] {
  if (way === null || (way.channel === message.channel && way.recipient !== message.recipient && message.recipient !== '')) return [];
  const place = { sms: 'number', email: 'email address', letter: 'address' }[way.channel];
  return [
    way.blocked === null
      ? { key: 'reach', state: 'pass', title: `Safe at this ${place}`, detail: way.why, ranges: [], mend: null }
      : { key: 'reach', state: 'block', title: `Cannot go to this ${place}`, detail: way.blocked, ranges: [], mend: null },
  ];
}
