import type { Output } from '../../app/contract/index.ts';
import { channels, type Channel, type Message, type Option, type Role } from './messageWords.ts';

type Period = Output<'case.money'>['periods'][number];
type Change = Output<'case.changes'>['changes'][number];

/** Drafts that came from one decision, or that came from none. */
export type DraftGroup = Readonly<{ key: string; decision: Period | null; change: Change | null; drafts: readonly Message[] }>;
export type Grouped = Readonly<{ groups: readonly DraftGroup[]; sent: readonly Message[] }>;

const roles: readonly Role[] = ['receivingParent', 'payingParent'];
const byPlace = (a: Message, b: Message): number =>
  roles.indexOf(a.to) - roles.indexOf(b.to) || channels.indexOf(a.channel) - channels.indexOf(b.channel) || (a.messageId < b.messageId ? -1 : 1);

/**
 * Drafts under the decision they tell of, newest decision first, the receiving parent before the paying parent;
 * then everything that is queued or has left, newest first. What was thrown away is left out.
 */
export function groupMessages(messages: readonly Message[], periods: readonly Period[], changes: readonly Change[]): Grouped {
  const drafts = Map.groupBy(messages.filter((m) => m.state === 'draft'), (m) => m.decisionId ?? '');
  const groups = [...drafts].map(([key, own]): DraftGroup => ({
    key,
    decision: periods.find((p) => p.decisionId === key) ?? null,
    change: key === '' ? null : (changes.find((c) => c.decisionId === key) ?? null),
    drafts: own.toSorted(byPlace),
  }));
  return {
    groups: groups.toSorted((a, b) => (b.decision?.number ?? -1) - (a.decision?.number ?? -1)),
    sent: messages.filter((m) => m.state !== 'draft' && m.state !== 'recalled'),
  };
}

/** The decision that a fact's source names: `Decision 88`. Null when it names none that is held. */
export function decisionOfSource(source: string, periods: readonly Pick<Period, 'number' | 'decisionId'>[]): string | null {
  const number = /^Decision (\d+)/.exec(source)?.[1];
  return periods.find((period) => String(period.number) === number)?.decisionId ?? null;
}

/** The draft to open when nobody has chosen one, and the one to go on with after `after`. */
export function nextDraft(groups: readonly DraftGroup[], after: Message | null): Message | null {
  const drafts = groups.flatMap((group) => group.drafts).filter((m) => m.messageId !== after?.messageId);
  return drafts.find((m) => after !== null && m.decisionId === after.decisionId) ?? drafts[0] ?? null;
}

/** What can be written to one parent by one channel. `blocked`: why this way is closed, for all its templates. */
type WayToWrite = Readonly<{ channel: Channel; blocked: string | null; options: readonly Option[] }>;
export type ToWrite = Readonly<{ to: Role; initials: string; recommended: readonly Option[]; ways: readonly WayToWrite[] }>;

/** Templates by parent, then by channel; the recommended ones that can be used stand first, on their own. */
export function groupOptions(options: readonly Option[]): readonly ToWrite[] {
  return roles.flatMap((to): ToWrite[] => {
    const own = options.filter((option) => option.to === to);
    const first = own[0];
    if (first === undefined) return [];
    const recommended = own.filter((option) => option.recommended && option.blocked === null);
    const ways = channels.flatMap((channel): WayToWrite[] => {
      const all = own.filter((option) => option.channel === channel);
      const any = all[0];
      return any === undefined ? [] : [{ channel, blocked: any.blocked, options: all.filter((option) => !recommended.includes(option)).toSorted((a, b) => a.title.localeCompare(b.title, 'en-GB')) }];
    });
    return [{ to, initials: first.initials, recommended, ways }];
  });
}
