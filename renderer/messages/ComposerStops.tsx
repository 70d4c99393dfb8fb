import type { ReactNode } from 'react';
import { ActionButton } from '../parts/ActionButton.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import type { ErrorWords } from '../words/errorWords.ts';
import type { Stop } from './composerStore.ts';
import type { Range } from './marks.ts';
import { aChannel, type Channel, type Check, type Option } from './messageWords.ts';

/** One mend at a time for what a check found: use the other letter, or keep this one. */
export function Mends({ checks, kept, onMend, onKeep }: Readonly<{ checks: readonly Check[]; kept: readonly string[]; onMend: (check: Check) => void; onKeep: (check: Check) => void }>): ReactNode {
  return checks
    .filter((check) => check.state === 'look' && check.mend !== null && !kept.includes(check.key))
    .map((check) => (
      <div key={check.key} className="cb-compose-box">
        <MessageBox
          kind="warn"
          title={check.title}
          action={
            <>
              <ActionButton name={`Keep it: ${check.title}`} onPress={() => onKeep(check)}>
                Keep it
              </ActionButton>
              <ActionButton name={`${mendWords(check)}: ${check.title}`} onPress={() => onMend(check)}>
                {mendWords(check)}
              </ActionButton>
            </>
          }
        >
          {check.detail}
        </MessageBox>
      </div>
    ));
}
const mendWords = (check: Check): string => (check.mend === null || check.mend.use === '' ? 'Take it out' : `Use ${check.mend.use}`);

/** Why it was not queued, in its place, with what to do next. */
export function StopBox({
  stop,
  wordsFor,
  firstPlace,
  ways,
  onGoTo,
  onSwitch,
  onWriteNew,
}: Readonly<{
  stop: Stop;
  wordsFor: (stop: Extract<Stop, { why: 'refused' }>) => ErrorWords;
  /** Where in the words the trouble is, when that is known. */
  firstPlace: Range | null;
  /** Other channels that are open for it. */
  ways: readonly Option[];
  onGoTo: (range: Range) => void;
  onSwitch: (channel: Channel) => void;
  onWriteNew: () => void;
}>): ReactNode {
  const words = stop.why === 'check' ? { what: `Not queued. ${stop.check.title}.`, next: stop.check.detail } : wordsFor(stop);
  const code = stop.why === 'refused' ? stop.failure.code : null;
  const other = code === 'RECIPIENT_UNREACHABLE' || code === 'MESSAGE_TOO_LONG' || (stop.why === 'check' && stop.check.key === 'length') ? ways : [];
  return (
    <div className="cb-compose-box">
      <MessageBox
        kind="error"
        title={words.what}
        announce={`${words.what} ${words.next}`}
        action={
          <>
            {firstPlace !== null && code !== 'MESSAGE_GONE' && <ActionButton onPress={() => onGoTo(firstPlace)}>Go to the words</ActionButton>}
            {other.map((way) => (
              <ActionButton key={way.channel} onPress={() => onSwitch(way.channel)}>
                Write {aChannel(way.channel)}
              </ActionButton>
            ))}
            {code === 'MESSAGE_GONE' && <ActionButton onPress={onWriteNew}>Write a new message</ActionButton>}
          </>
        }
      >
        {words.next}
      </MessageBox>
    </div>
  );
}
