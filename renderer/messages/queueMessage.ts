import type { Act, Done } from '../../app/contract/doing.ts';
import { fail, type Failure, type Result } from '../../app/result.ts';
import type { Api } from '../client.ts';
import { isSaved, wordsOn, type DraftSheet } from './draftSheet.ts';
import type { Check, Checked, Composed, Message } from './messageWords.ts';

export type PerformAct = (kind: string, args: unknown, saw: Act['saw'], words: string) => Promise<Result<Done>>;

/** What a message belongs to: the case it is on, and the change its decision came from. */
type About = Readonly<{ caseId: string; changeId: string | null }>;

type Queued =
  | Readonly<{ how: 'queued' }>
  /** A check stops it: nothing was done. */
  | Readonly<{ how: 'stopped'; check: Check; checked: Checked }>
  /** `saved`: the words reached the case as a draft before the refusal. */
  | Readonly<{ how: 'refused'; failure: Failure; saved: boolean }>;

/** Keeps the words on the case as a draft. `template` is what they were composed from, on the sheet's channel. */
async function saveWords(perform: PerformAct, message: Message, sheet: DraftSheet, template: Composed | null, language: 'en' | 'cy', about: About): Promise<Result<Done>> {
  const words = wordsOn(sheet, message);
  if (words === null || template === null) return fail('TEMPLATE_NOT_FOUND');
  return perform(
    'message.draft',
    {
      messageId: message.messageId, caseId: about.caseId, taskId: null, changeId: about.changeId, decisionId: message.decisionId, to: message.to, channel: sheet.channel,
      templateId: message.templateId, templateVersion: template.version, language,
      facts: Object.fromEntries(template.facts.map(({ name, value, source }) => [name, { value, source }])),
      subject: words.subject, body: words.body, edited: words.body !== template.body || words.subject !== template.subject,
    },
    { [`message/${message.messageId}`]: message.tag },
    'Draft saved on this laptop.',
  );
}

/** Everything to be said about the words, as the services see them now. */
export async function checkedWords(api: Api, caseId: string, message: Message, sheet: DraftSheet, language: 'en' | 'cy'): Promise<Result<Checked>> {
  const words = wordsOn(sheet, message);
  if (words === null) return fail('TEMPLATE_NOT_FOUND');
  return api.call('message.check', { caseId, to: message.to, channel: sheet.channel, language, subject: words.subject, body: words.body });
}

/**
 * Sends one draft on its way: checks the words as they stand, saves them to the case if they differ from what it holds,
 * then queues the message. Whatever is refused leaves the words where they were.
 */
export async function queueMessage(
  ports: Readonly<{ api: Api; perform: PerformAct }>,
  message: Message,
  sheet: DraftSheet,
  composed: Readonly<{ template: Composed | null; language: 'en' | 'cy' }>,
  about: About,
): Promise<Queued> {
  const { api, perform } = ports;
  const checked = await checkedWords(api, about.caseId, message, sheet, composed.language);
  if (!checked.ok) return { how: 'refused', failure: checked.error, saved: false };
  const blocks = checked.value.checks.filter((check) => check.state === 'block');
  // A gap is the first thing to fill: it takes focus.
  const stops = blocks.find((check) => check.key === 'gaps') ?? blocks[0];
  if (stops !== undefined) return { how: 'stopped', check: stops, checked: checked.value };
  let { tag } = message;
  const edited = !isSaved(sheet, message);
  if (edited) {
    const saved = await saveWords(perform, message, sheet, composed.template, composed.language, about);
    if (!saved.ok) return { how: 'refused', failure: saved.error, saved: false };
    tag = saved.value.opId;
  }
  const queued = await perform(
    'message.queue',
    { messageId: message.messageId, caseId: about.caseId },
    { ...composed.template?.saw, [`message/${message.messageId}`]: tag },
    'Queued. Saved on this laptop. Will send when connected.',
  );
  return queued.ok ? { how: 'queued' } : { how: 'refused', failure: queued.error, saved: edited };
}
