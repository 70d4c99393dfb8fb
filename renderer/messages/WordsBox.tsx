import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from '../parts/classes.ts';
import { LinkButton } from '../parts/LinkButton.tsx';
import { useAnnounced } from '../parts/LiveRegion.tsx';
import { countWords } from '../words/countWords.ts';
import { runsOf, type Mark, type Range } from './marks.ts';
import type { Channel } from './messageWords.ts';
import { opensMenu, paragraphsFor, withParagraph } from './standardParagraphs.ts';
import './words.css';

type Menu = Readonly<{ start: number; end: number; active: number }>;

/**
 * The words of a message. A text box cannot be marked, so the marks are drawn on a layer of the same words behind it.
 * `::` opens the standard paragraphs: arrows choose, Enter adds, Esc closes.
 */
export function WordsBox({
  label,
  value,
  marks,
  channel,
  language,
  goTo,
  readOnly = false,
  describedBy,
  onChange,
  onBlur,
  meter,
}: Readonly<{
  label: string;
  value: string;
  marks: readonly Mark[];
  channel: Channel;
  language: 'en' | 'cy';
  goTo: Range | null;
  readOnly?: boolean;
  describedBy?: string | undefined;
  onChange: (value: string) => void;
  onBlur: () => void;
  /** Counts, under the box at the left. */
  meter: ReactNode;
}>): ReactNode {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [menu, setMenu] = useState<Menu | null>(null);
  const caretAfter = useRef<number | null>(null);
  // The standard paragraphs are in English.
  const paragraphs = readOnly || language === 'cy' ? [] : paragraphsFor(channel);

  useAnnounced(menu === null ? undefined : `${countWords(paragraphs.length, 'standard paragraph')}. Arrows choose, Enter adds, Escape closes.`);
  useEffect(() => {
    if (goTo === null) return;
    box.current?.focus();
    box.current?.setSelectionRange(goTo.start, goTo.end);
  }, [goTo]);
  // After the render that brings the paragraph: the box sets the caret to its end.
  useEffect(() => {
    if (caretAfter.current === null) return;
    box.current?.focus();
    box.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  });

  const add = (open: Menu, index: number): void => {
    const chosen = paragraphs[index];
    setMenu(null);
    if (chosen === undefined) return;
    const next = withParagraph(value, open.start, open.end, chosen.words, channel);
    caretAfter.current = next.caret;
    onChange(next.text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (menu === null) return;
    const last = paragraphs.length - 1;
    const go = (active: number): void => setMenu({ ...menu, active });
    if (event.key === 'ArrowDown') go(menu.active === last ? 0 : menu.active + 1);
    else if (event.key === 'ArrowUp') go(menu.active === 0 ? last : menu.active - 1);
    else if ((event.key === 'Enter' && !event.ctrlKey) || event.key === 'Tab') add(menu, menu.active);
    else if (event.key === 'Escape') setMenu(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const option = (index: number): string => `${id}-paragraph-${index}`;

  return (
    <div className="cb-words-field">
      <label className="cb-label" htmlFor={`${id}-words`}>
        {label}
      </label>
      <div className={classes('cb-words', channel !== 'sms' && 'cb-words-long', readOnly && 'cb-words-read')}>
        <div className="cb-words-layer" aria-hidden="true">
          {runsOf(value, marks).map((run, index) =>
            run.kind === null ? (
              run.text
            ) : (
              <mark key={index} className={`cb-mark cb-mark-${run.kind}`}>
                {run.text}
              </mark>
            ),
          )}
          {'\n'}
        </div>
        <textarea
          ref={box}
          id={`${id}-words`}
          value={value}
          readOnly={readOnly}
          lang={language === 'cy' ? 'cy' : 'en-GB'}
          autoComplete="off"
          spellCheck={language === 'en'}
          maxLength={20_000}
          aria-describedby={describedBy}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setMenu(null);
            onBlur();
          }}
          onChange={({ target }) => {
            const start = paragraphs.length === 0 ? null : opensMenu(target.value, target.selectionStart);
            setMenu(start === null ? null : { start, end: target.selectionStart, active: 0 });
            onChange(target.value);
          }}
          {...(menu === null ? {} : { 'aria-controls': `${id}-menu`, 'aria-activedescendant': option(menu.active) })}
        />
      </div>
      <div className="cb-words-foot">
        {meter}
        {paragraphs.length > 0 && (
          <span className="cb-words-more">
            <LinkButton
              name=":: adds a standard paragraph"
              onPress={() => {
                const caret = box.current?.selectionStart ?? value.length;
                box.current?.focus();
                setMenu({ start: caret, end: caret, active: 0 });
              }}
            >
              ::
            </LinkButton>{' '}
            adds a standard paragraph
          </span>
        )}
        {menu !== null && (
          <div id={`${id}-menu`} className="cb-words-menu" role="listbox" aria-label="Standard paragraphs">
            {paragraphs.map(({ key, title, words }, index) => (
              // The box keeps focus: the choice is made before the press takes it away.
              <div
                key={key}
                id={option(index)}
                role="option"
                aria-selected={index === menu.active}
                className={classes('cb-words-choice', index === menu.active && 'cb-words-chosen')}
                onMouseDown={(event) => {
                  event.preventDefault();
                  add(menu, index);
                }}
              >
                <strong>{title}</strong>
                <span>{words}</span>
              </div>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}
