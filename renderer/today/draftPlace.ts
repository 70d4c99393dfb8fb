import type { CasePlace, CaseSection } from '../app/navigation.ts';

const sectionOf: Readonly<Record<string, CaseSection>> = { change: 'changes', message: 'messages' };

/** Where in its case a draft is, from its key `<area>:<caseId>:<what>`. What has no place of its own opens the case. */
export function draftPlace(key: string): CasePlace {
  const [, area, what] = /^([^:]+):[^:]+:(.+)$/.exec(key) ?? [];
  const section = sectionOf[area ?? ''];
  if (section === undefined || what === undefined) return {};
  return section === 'changes' ? { section, item: what } : { section };
}
