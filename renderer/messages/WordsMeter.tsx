import type { ReactNode } from 'react';
import { SegmentMeter } from '../parts/SegmentMeter.tsx';
import { countWords } from '../words/countWords.ts';
import { costWords, type Channel, type Checked } from './messageWords.ts';

/** How full the last segment is, 0 to 1, for the bar: each segment holds the same share of what is used and left. */
function lastShare({ characters, fragments, left }: Checked): number {
  const each = (characters + (left ?? 0)) / Math.max(1, fragments ?? 1);
  return each <= 0 ? 0 : Math.min(1, Math.max(0, 1 - (left ?? 0) / each));
}

/** Counts and cost under the words. */
export function WordsMeter({ channel, checked }: Readonly<{ channel: Channel; checked: Checked | null }>): ReactNode {
  if (checked === null) return <span className="cb-aside">Counting</span>;
  const cost = costWords(checked.costTenths);
  const price = cost === null ? null : <span className="cb-aside">{cost}</span>;
  if (channel === 'sms' && checked.fragments !== null) {
    return (
      <>
        <SegmentMeter characters={checked.characters} segments={checked.fragments} used={lastShare(checked)} left={checked.left ?? 0} warn={checked.encoding === 'unicode'} />
        {price}
      </>
    );
  }
  return (
    <span className="cb-words-count">
      <strong>
        {countWords(checked.characters, 'character')}
        {checked.pages === null ? '' : `, about ${countWords(checked.pages, 'page')}`}
      </strong>{' '}
      {price}
    </span>
  );
}
