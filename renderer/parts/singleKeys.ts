import { createContext, useContext } from 'react';

/** Whether single-letter keys work: people can switch them off. The shell provides it from their settings. */
export const SingleKeys = createContext(true);
export const useSingleKeys = (): boolean => useContext(SingleKeys);

type Pressed = Readonly<{ key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean }>;
/** Whether a key press is the plain letter `letter`, upper or lower case, with no other key held. */
export const isLetter = (pressed: Pressed, letter: string): boolean =>
  pressed.key.toLowerCase() === letter.toLowerCase() && !pressed.ctrlKey && !pressed.altKey && !pressed.metaKey;

/** Whether a key press goes into text the person is writing, where letters are only letters. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)));
