import type { Channel } from '../model/rows/conversation.ts';
import type { MessageLanguage } from './factWords.ts';

export const messageFormats = ['largePrint', 'braille', 'audio'] as const;
export type MessageFormat = (typeof messageFormats)[number];

/** What is recorded about how to reach one person. Values of the contacts themselves are not needed here. */
export type ContactPreferences = Readonly<{
  language: MessageLanguage;
  formats: readonly MessageFormat[];
  /** Letters by post, or read online after a note. */
  letters: 'post' | 'online';
  smsOptOut: boolean;
  mobile: Readonly<{ own: boolean; safe: boolean; failed: boolean }> | null;
  email: Readonly<{ verified: boolean; failed: boolean }> | null;
  postal: Readonly<{ failed: boolean }> | null;
  /** Nothing leaves for this person until somebody has looked. */
  suppressed: boolean;
}>;

export type ChannelCheck = Readonly<{ channel: Channel; usable: boolean; reason: string }>;
export type ChannelChoice = Readonly<{
  channel: Channel | null;
  language: MessageLanguage;
  format: MessageFormat | null;
  /** Every channel that was looked at, in order, with why. */
  checks: readonly ChannelCheck[];
}>;

const labels: Readonly<Record<MessageFormat, string>> = { largePrint: 'large print', braille: 'braille', audio: 'audio' };

function whyNot(channel: Channel, about: ContactPreferences): string | null {
  if (about.suppressed) return 'Contact is stopped for this person.';
  if (channel === 'letter') {
    // Somebody who reads letters online needs no postal address for them.
    if (about.letters === 'online') return null;
    if (about.postal === null) return 'There is no postal address.';
    return about.postal.failed ? 'Post to this address came back.' : null;
  }
  const special = about.formats.find((format) => format === 'braille' || format === 'audio');
  if (special !== undefined) return `They need ${labels[special]}, which goes by post.`;
  if (channel === 'sms') {
    if (about.smsOptOut) return 'They asked us not to send texts.';
    if (about.mobile === null) return 'There is no mobile number.';
    if (!about.mobile.safe) return 'A text is not safe at this number.';
    if (!about.mobile.own) return 'The phone is not their own.';
    return about.mobile.failed ? 'The last text to this number failed.' : null;
  }
  if (about.email === null) return 'There is no email address.';
  if (!about.email.verified) return 'The email address is not checked.';
  return about.email.failed ? 'The last email to this address failed.' : null;
}

/**
 * The first of the offered channels that this person's recorded needs allow, with a reason for each.
 * A person who gets their letters by post is written to by post before anything else that carries a letter's content.
 * @param offered channels that have a template, best first
 */
export function chooseChannel(about: ContactPreferences, offered: readonly Channel[]): ChannelChoice {
  const order = about.letters === 'post' && offered.includes('letter') && offered[0] === 'email'
    ? ['letter' as const, ...offered.filter((channel) => channel !== 'letter')]
    : offered;
  const checks = order.map((channel): ChannelCheck => {
    const reason = whyNot(channel, about);
    return { channel, usable: reason === null, reason: reason ?? (channel !== 'letter' ? 'Recorded as safe to use.' : about.letters === 'online' ? 'They read letters in their online account.' : 'There is a postal address.') };
  });
  const channel = checks.find((check) => check.usable)?.channel ?? null;
  return { channel, language: about.language, format: channel === 'letter' ? (about.formats[0] ?? null) : null, checks };
}
