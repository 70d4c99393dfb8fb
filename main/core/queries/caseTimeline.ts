import type { TimelineLine } from '../../../app/contract/case.ts';
import type { Input, Output } from '../../../app/contract/index.ts';
import { londonDate } from '../../../app/model/dates.ts';
import { entryCategories } from '../../../app/model/rows/work.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { entryWords } from '../../../app/work/entryWords.ts';
import type { StoryLine } from '../../store/queries/caseRepository.ts';
import type { QueryContext } from './context.ts';
import { repositoriesOf } from './repositories.ts';

/** Later than any moment, so that the first page starts at the newest line. */
const END = { at: '~', key: '' };

/** The place of a line as the window hands it back. Colons and hyphens of the moment are left out, to stay short. */
const cursorOf = ({ at, key }: Readonly<{ at: string; key: string }>): string => `${at.replace(/[-:T]/g, '')}.${key}`;
function readCursor(cursor: string): Readonly<{ at: string; key: string }> | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?((?:\.\d+)?Z)\.(.+)$/.exec(cursor);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, rest, key = ''] = match;
  return { at: `${year}-${month}-${day}T${hour}:${minute}${second === undefined ? '' : `:${second}`}${rest}`, key };
}

/**
 * `case.timeline`: the story newest first, one page before `before`. No categories means all of them. `counts` are of
 * the whole story, by category. Refuses a cursor that this query did not make with INPUT_INVALID.
 */
export function createCaseTimelineQuery(context: QueryContext) {
  const { cases } = repositoriesOf(context.db);
  return ({ caseId, categories, before, limit }: Input<'case.timeline'>): Result<Output<'case.timeline'>> => {
    if (cases.card(caseId) === null) return fail('CASE_NOT_HELD');
    const from = before === null ? END : readCursor(before);
    if (from === null) return fail('INPUT_INVALID', { fields: ['before'] });
    // One line more than is shown says whether there is another page.
    const found = cases.story(caseId, categories.length === 0 ? entryCategories : categories, from, limit + 1);
    const lines = found.slice(0, limit);
    const last = lines.at(-1);
    return ok({ lines: lines.map(toLine), next: found.length > limit && last !== undefined ? cursorOf(last) : null, counts: cases.storyCounts(caseId) });
  };
}

const isNote = (line: StoryLine): boolean => line.key.startsWith('note/');

function toLine(line: StoryLine): TimelineLine {
  return {
    key: line.key, at: line.at, day: londonDate(line.at), category: line.category, event: line.event, by: line.by, about: line.about,
    segments: isNote(line) ? [{ text: String(line.facts['text'] ?? '') }] : segmentsOf(line),
    ref: line.ref, note: isNote(line),
  };
}

const segmentsOf = (line: StoryLine): TimelineLine['segments'] =>
  entryWords({ event: line.event, facts: line.facts, about: line.about }).map((segment) => {
    if (segment.kind === 'money') return { text: segment.text, pence: segment.pence };
    return segment.kind === 'strong' ? { text: segment.text, strong: true } : { text: segment.text };
  });
