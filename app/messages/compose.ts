import type { PartyRole } from '../model/roles.ts';
import type { Channel } from '../model/rows/conversation.ts';
import { fail, ok, type Result } from '../result.ts';
import { renderEmail, type RenderedEmail } from './email.ts';
import { factCatalogue, type FactName, type RoleSafeFacts } from './facts.ts';
import { factInWords, type MessageLanguage } from './factWords.ts';
import { largePrintLayout, renderLetter, standardLayout, type RenderedLetter } from './letter.ts';
import { fillPlaceholders, parsePlaceholders, placeholderKey, type ListStyle } from './placeholders.ts';
import { renderSms, type RenderedSms } from './sms.ts';
import type { Template } from './template.ts';

export type UsedFact = Readonly<{
  /** The placeholder as the template writes it. */
  name: string;
  label: string;
  value: string;
  /** Where it comes from: `Decision 88`. */
  source: string;
  /** Where it stands in `body`; empty when it is only in the subject. */
  places: readonly Readonly<{ start: number; end: number }>[];
}>;

export type RenderedMessage =
  | Readonly<{ channel: 'sms'; sms: RenderedSms }>
  | Readonly<{ channel: 'email'; email: RenderedEmail }>
  | Readonly<{ channel: 'letter'; letter: RenderedLetter }>;

export type ComposedMessage = Readonly<{
  templateId: string;
  templateVersion: number;
  channel: Channel;
  language: MessageLanguage;
  role: PartyRole;
  subject: string | null;
  /** The words with their facts filled in: Markdown for email and letter. Missing ones stand as `((name))`. */
  body: string;
  facts: readonly UsedFact[];
  /** Names of facts that are not known. Any of these blocks sending. */
  missing: readonly string[];
  /** The Welsh of this template is not yet confirmed. */
  welshToConfirm: boolean;
}>;

const wordsOf = (value: string | readonly string[]): string => (typeof value === 'string' ? value : value.join(', '));

/**
 * Fills a template with facts that are safe for one parent. Only `RoleSafeFacts` can be handed in, so a fact of
 * the other parent cannot reach the words. `TEMPLATE_NOT_FOUND` when the template is for the other parent or has no
 * words in this language.
 */
export function composeMessage<R extends PartyRole>(template: Template, facts: RoleSafeFacts<R>, language: MessageLanguage): Result<ComposedMessage> {
  const words = template.words[language];
  if (words === undefined || (template.role !== 'either' && template.role !== facts.role)) return fail('TEMPLATE_NOT_FOUND', { fields: [template.id] });
  const byKey = new Map<string, FactName>(Object.entries(template.facts).map(([placeholder, name]) => [placeholderKey(placeholder), name]));
  const values: Record<string, string | readonly string[] | null> = {};
  for (const [key, name] of byKey) values[key] = factInWords(name, facts.values, language);

  const lists: ListStyle = template.channel === 'sms' ? 'sentence' : 'bullets';
  const body = fillPlaceholders(words.body, values, { lists });
  const subject = words.subject === null ? null : fillPlaceholders(words.subject, values, { lists: 'sentence' });
  const used = new Map<string, string>();
  for (const { key, name } of parsePlaceholders(`${words.subject ?? ''}\n${words.body}`)) if (!used.has(key)) used.set(key, name);
  const factList = [...used].flatMap(([key, name]): UsedFact[] => {
    const fact = byKey.get(key);
    const value = values[key];
    if (fact === undefined || value === undefined || value === null) return [];
    const places = body.filled.filter((place) => place.key === key).map(({ start, end }) => ({ start, end }));
    return [{ name, label: factCatalogue[fact].label, value: wordsOf(value), source: facts.sources[fact] ?? '', places }];
  });
  return ok({
    templateId: template.id,
    templateVersion: template.version,
    channel: template.channel,
    language,
    role: facts.role,
    subject: subject?.text ?? null,
    body: body.text,
    facts: factList,
    missing: [...used].filter(([key]) => (values[key] ?? null) === null).map(([, name]) => name),
    welshToConfirm: language === 'cy' && template.welsh !== 'confirmed',
  });
}

/**
 * How words will arrive. Takes the words as they stand, so that a person's edits are drawn as well.
 * @param options.prefix the service's name, when it is shown before each text
 */
export function renderMessage(
  message: Readonly<{ channel: Channel; subject: string | null; body: string }>,
  options: Readonly<{ prefix?: string; largePrint?: boolean }> = {},
): RenderedMessage {
  const words = { subject: message.subject ?? '', body: message.body };
  if (message.channel === 'sms') return { channel: 'sms', sms: renderSms(message.body, {}, options.prefix === undefined ? {} : { prefix: options.prefix }) };
  if (message.channel === 'email') return { channel: 'email', email: renderEmail(words) };
  return { channel: 'letter', letter: renderLetter(words, {}, { layout: options.largePrint === true ? largePrintLayout : standardLayout }) };
}
