import type { Channel } from './messageWords.ts';

/** Words that are often added by hand. They hold no fact of anybody, so they are right for either parent. */
type StandardParagraph = Readonly<{ key: string; title: string; words: string; channels: readonly Channel[] }>;

const everyChannel: readonly Channel[] = ['sms', 'email', 'letter'];
const written: readonly Channel[] = ['email', 'letter'];

export const standardParagraphs: readonly StandardParagraph[] = [
  { key: 'nothingToDo', title: 'Nothing to do', words: 'You do not need to do anything now.', channels: everyChannel },
  { key: 'questions', title: 'Questions', words: 'Call us if you have a question.', channels: everyChannel },
  { key: 'anotherWay', title: 'Another way to write to you', words: 'Tell us if you want us to write to you in another way. We can use large print, braille or audio.', channels: written },
  { key: 'someoneForYou', title: 'Someone to speak for you', words: 'Someone else can speak to us for you. Tell us who they are first.', channels: written },
  { key: 'feelUnsafe', title: 'If you feel unsafe', words: 'Tell us if you do not feel safe. We can change how we write to you and when we call.', channels: written },
  { key: 'hardToPay', title: 'If things are hard', words: 'Call us if money is tight. We can talk about what you can do.', channels: written },
];

/** What `::` offers on a channel, in its own order. */
export const paragraphsFor = (channel: Channel): readonly StandardParagraph[] => standardParagraphs.filter((one) => one.channels.includes(channel));

/** The two colons that open the list, when they stand just before the caret; where they start, or null. */
export const opensMenu = (text: string, caret: number): number | null => (text.slice(Math.max(0, caret - 2), caret) === '::' ? caret - 2 : null);

/** Puts a paragraph in place of the text from `start` to `end`: on its own line in an email or letter, after a space in a text. */
export function withParagraph(text: string, start: number, end: number, words: string, channel: Channel): Readonly<{ text: string; caret: number }> {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).trimStart();
  const gap = channel === 'sms' ? ' ' : '\n\n';
  const head = before === '' ? words : `${before}${gap}${words}`;
  return { text: after === '' ? head : `${head}${gap}${after}`, caret: head.length };
}
