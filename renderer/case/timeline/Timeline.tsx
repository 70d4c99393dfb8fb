import { mdiCheck, mdiChevronDown, mdiChevronRight } from '@mdi/js';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { dayName, formatDate, type IsoDate } from '../../../app/model/calendar.ts';
import { useToday } from '../../app/AppContext.tsx';
import { Failed } from '../../app/Failed.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { StillBars } from '../../parts/StillBars.tsx';
import { countWords } from '../../words/countWords.ts';
import { useCase } from '../CaseContext.tsx';
import { dayMonthOr } from '../caseWords.ts';
import { TimelineEntry } from './TimelineEntry.tsx';
import { openNotes, timelineDays, type TimelineDay } from './timelineDays.ts';
import type { Category } from './timelineStore.ts';

const filters: readonly Readonly<{ category: Category; label: string }>[] = [
  { category: 'people', label: 'People' },
  { category: 'decisions', label: 'Decisions' },
  { category: 'money', label: 'Money' },
  { category: 'messages', label: 'Messages' },
  { category: 'system', label: 'System' },
];

/** Which groups of entries are shown. */
export function TimelineFilters(): ReactNode {
  const { timeline } = useCase();
  const { shown, toggle } = useStore(timeline);
  return (
    <div className="cb-case-filters" role="group" aria-label="Show in the timeline">
      {filters.map(({ category, label }) => {
        const on = shown.includes(category);
        return (
          <button key={category} type="button" className="cb-case-filter" aria-pressed={on} onClick={() => void toggle(category)}>
            {on && <Icon path={mdiCheck} size={12} />}
            {label}
          </button>
        );
      })}
    </div>
  );
}

const dayWords = (day: IsoDate, today: IsoDate): string => `${day === today ? 'Today, ' : ''}${dayName(day)} ${dayMonthOr(day, today, formatDate)}`;

function Day({ day, open, today }: Readonly<{ day: TimelineDay; open: ReadonlySet<string>; today: IsoDate }>): ReactNode {
  const [unfolded, setUnfolded] = useState(false);
  return (
    <li className="cb-case-story-day">
      <h3>{dayWords(day.day, today)}</h3>
      <ol className="cb-case-story-lines">
        {day.lines.map((line) => (
          <TimelineEntry key={line.key} line={line} open={open.has(line.key)} />
        ))}
        {day.folded.length > 0 && (
          <li className="cb-case-entry-fold">
            <button type="button" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
              <Icon path={unfolded ? mdiChevronDown : mdiChevronRight} size={16} />
              {countWords(day.folded.length, 'system entry', 'system entries')}
            </button>
            {unfolded && (
              <ol className="cb-case-story-lines">
                {day.folded.map((line) => (
                  <TimelineEntry key={line.key} line={line} open={false} />
                ))}
              </ol>
            )}
          </li>
        )}
      </ol>
    </li>
  );
}

/** Loads older entries when its end comes into sight; the button does the same for everybody else. */
function More({ busy, failed, onMore }: Readonly<{ busy: boolean; failed: boolean; onMore: () => void }>): ReactNode {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  useEffect(() => {
    latest.current = onMore;
  });
  useEffect(() => {
    // After a failure only the person tries again. Where panes are stacked, what lies below the story must be reached.
    if (busy || failed || !window.matchMedia('(min-width: 1100px)').matches || end.current === null) return undefined;
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) latest.current();
    });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [busy, failed]);
  return (
    <div ref={end} className="cb-case-more">
      <ActionButton kind="quiet" onPress={onMore} {...(busy ? { reason: 'Loading older entries' } : {})}>
        Show older entries
      </ActionButton>
    </div>
  );
}

/** A case's story by day: newest day first, each day read from morning to evening. */
export function Timeline(): ReactNode {
  const { timeline } = useCase();
  const today = useToday();
  const { view, shown, open, more } = useStore(timeline);
  const lines = view.phase === 'ready' ? view.lines : null;
  const showSystem = shown.includes('system');
  const days = useMemo(() => (lines === null ? [] : timelineDays(lines, showSystem)), [lines, showSystem]);
  const notes = useMemo(() => openNotes(lines ?? []), [lines]);
  if (view.phase === 'loading') return <StillBars lines={6} words="Loading the timeline" />;
  if (view.phase === 'failed') return <Failed error={view.error} onRetry={() => void open()} />;
  return (
    <>
      {view.problem !== null && <Failed error={view.problem} onRetry={() => void open()} title="The timeline may be out of date." />}
      {days.length === 0 ? (
        <EmptyState title="Nothing to show" level={3}>
          {shown.length < filters.length - 1 ? 'Some groups are switched off. Switch them on above to see their entries.' : 'Nothing has been recorded on this case yet.'}
        </EmptyState>
      ) : (
        <ol className="cb-case-story">
          {days.map((day) => (
            <Day key={day.day} day={day} open={notes} today={today} />
          ))}
        </ol>
      )}
      {view.next !== null && <More busy={view.loadingMore} failed={view.problem !== null} onMore={() => void more()} />}
    </>
  );
}
