import { channels, type Channel, type Message } from './messageWords.ts';

export type Words = Readonly<{ subject: string | null; body: string }>;
/**
 * What a person has changed in one draft and not yet saved to the case: the channel they are on, the words for every
 * channel they wrote in (so that switching back loses nothing), and the letters they chose to keep. This is the
 * journal's JSON.
 */
export type DraftSheet = Readonly<{ channel: Channel; words: Readonly<Partial<Record<Channel, Words>>>; kept: readonly string[] }>;

export const sheetOf = (message: Message): DraftSheet => ({ channel: message.channel, words: {}, kept: [] });

/** The words on the channel the person is on; null where a template still has to give them. */
export function wordsOn(sheet: DraftSheet, message: Message): Words | null {
  const typed = sheet.words[sheet.channel];
  if (typed !== undefined) return typed;
  return sheet.channel === message.channel ? { subject: message.subject, body: message.body } : null;
}

/** Whether the case already holds exactly this. */
export function isSaved(sheet: DraftSheet, message: Message): boolean {
  const words = wordsOn(sheet, message);
  return sheet.channel === message.channel && words !== null && words.body === message.body && words.subject === message.subject;
}

/** Whether there is nothing in it that the case does not hold; then the journal need not keep it. */
export const isBare = (sheet: DraftSheet, message: Message): boolean =>
  sheet.kept.length === 0 && isSaved(sheet, message) && channels.every((channel) => channel === message.channel || sheet.words[channel] === undefined);

const isWords = (value: unknown): value is Words =>
  typeof value === 'object' && value !== null && 'body' in value && typeof value.body === 'string' && 'subject' in value && (value.subject === null || typeof value.subject === 'string');

/** Reads the journal's JSON; null when it is not one of these. */
export function readSheet(json: unknown): DraftSheet | null {
  if (typeof json !== 'object' || json === null || !('channel' in json) || !('words' in json) || !('kept' in json)) return null;
  const channel = channels.find((one) => one === json.channel);
  if (channel === undefined || typeof json.words !== 'object' || json.words === null || !Array.isArray(json.kept)) return null;
  const held: Partial<Record<Channel, unknown>> = json.words;
  const words: Partial<Record<Channel, Words>> = {};
  for (const one of channels) {
    const value = held[one];
    if (isWords(value)) words[one] = { subject: value.subject, body: value.body };
  }
  return { channel, words, kept: json.kept.filter((key): key is string => typeof key === 'string') };
}

/** Every message's place in the journal. */
export const sheetKey = (messageId: string): string => `message:${messageId}`;
/** The message that a journal key belongs to; empty for any other kind of draft. */
export const messageIdOf = (key: string): string => (key.startsWith('message:') ? key.slice('message:'.length) : '');
