/**
 * Stands in every practice family name, street line, employer name and email address, exactly in this spelling.
 * Tests for leaks search logs, messages and files for it, so it must never be a real word or part of one.
 */
export const PRACTICE_MARKER = 'Zzyx';

/** True when the text carries the mark of practice data, however its letters were changed on the way. */
export const isPracticeText = (text: string): boolean => text.toLowerCase().includes(PRACTICE_MARKER.toLowerCase());
