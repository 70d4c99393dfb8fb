import type { ReactNode } from 'react';
import { Pane } from '../../parts/Pane.tsx';
import { PaneHead } from '../../parts/PaneHead.tsx';
import { NoteBox } from './NoteBox.tsx';
import { Timeline, TimelineFilters } from './Timeline.tsx';

/** The timeline beside the summary. */
export function TimelinePane(): ReactNode {
  return (
    <Pane as="aside" label="Timeline" head={<div className="cb-case-timeline-head"><PaneHead actions={<TimelineFilters />}>Timeline</PaneHead></div>} foot={<NoteBox />}>
      <Timeline />
    </Pane>
  );
}

/** The timeline as a section of its own, at a width made for reading. */
export function TimelineSection(): ReactNode {
  return (
    <div className="cb-case-page cb-case-timeline-page">
      <div className="cb-case-page-head">
        <h2 tabIndex={-1} data-case-heading>
          Timeline
        </h2>
        <TimelineFilters />
      </div>
      <NoteBox />
      <Timeline />
    </div>
  );
}
