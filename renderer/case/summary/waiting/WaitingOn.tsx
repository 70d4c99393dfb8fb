import type { ReactNode } from 'react';
import { shortDay } from '../../../../app/work/whyNow.ts';
import { answerByWords } from '../../../../app/work/waiting/waitWords.ts';
import { useToday } from '../../../app/AppContext.tsx';
import { statusIcons, type StatusName } from '../../../parts/statusIcons.ts';
import { StatusTag } from '../../../parts/StatusTag.tsx';
import { countWords } from '../../../words/countWords.ts';
import { whenWords } from '../../../words/timeWords.ts';
import type { Line } from './answerForm.ts';
import { isMachine } from './answerForm.ts';
import { WaitingActs } from './WaitingActs.tsx';
import { Who } from './Who.tsx';
import './waiting.css';

/** Where an answer stands, as a tag. */
function standing(line: Line, today: string): Readonly<{ words: string; mark: StatusName }> {
  if (line.answer !== null) return { words: `${line.answer.words}, ${whenWords(line.answer.at, today)}`, mark: 'done' };
  if (line.state !== 'waiting') return { words: `No reply by ${shortDay(line.dueOn, today)}`, mark: 'overdue' };
  const again = line.remindersSent === 0 ? '' : `, asked again ${line.remindersSent === 1 ? 'once' : countWords(line.remindersSent, 'time')}`;
  return isMachine(line) ? { words: 'Asked again each night', mark: 'eachNight' } : { words: `Waiting since ${whenWords(line.since, today)}${again}`, mark: 'waiting' };
}

function WaitingLine({ line }: Readonly<{ line: Line }>): ReactNode {
  const today = useToday();
  const { words, mark } = standing(line, today);
  const open = line.state === 'waiting';
  return (
    <li className="cb-wait">
      <div className="cb-wait-line">
        <span>
          <Who to={line.to} />
        </span>
        <span>{line.words}</span>
        <span>
          <StatusTag {...statusIcons[mark]} look="quiet">
            {words}
          </StatusTag>
        </span>
        <span className="cb-wait-due">{open ? answerByWords(line.dueOn, today) : ''}</span>
      </div>
      {open && (
        <div className="cb-wait-more">
          <p className="cb-wait-next">{line.next?.words ?? line.ifSilentWords}</p>
          <WaitingActs line={line} />
        </div>
      )}
    </li>
  );
}

/** Who was asked for what: those who have not answered first, each with what happens next by itself. */
export function WaitingOn({ lines, label }: Readonly<{ lines: readonly Line[]; label: string }>): ReactNode {
  if (lines.length === 0) return null;
  const inOrder = [...lines.filter(({ state }) => state === 'waiting'), ...lines.filter(({ state }) => state !== 'waiting')];
  return (
    <ul className="cb-waits" aria-label={label}>
      {inOrder.map((line) => (
        <WaitingLine key={line.requestId} line={line} />
      ))}
    </ul>
  );
}
