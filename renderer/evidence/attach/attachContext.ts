import type { Output } from '../../../app/contract/index.ts';
import { ok, type Result } from '../../../app/result.ts';
import { createAskStore, type AskStore } from '../../case/askStore.ts';
import type { Api } from '../../client.ts';
import type { Asked, TrayItem } from './places.ts';

/** What the form of one case rests on. */
export type AttachContext = Readonly<{ held: Output<'case.open'>; asked: readonly Asked[]; tray: readonly TrayItem[]; limits: Output<'evidence.limits'> }>;

async function askAll(api: Api, caseId: string): Promise<Result<AttachContext>> {
  const [held, list, tray, limits] = await Promise.all([api.call('case.open', { caseId }), api.call('evidence.list', { caseId }), api.call('evidence.tray', {}), api.call('evidence.limits', {})]);
  if (!held.ok) return held;
  if (!list.ok) return list;
  if (!tray.ok) return tray;
  return limits.ok ? ok({ held: held.value, asked: list.value.asked, tray: tray.value.items, limits: limits.value }) : limits;
}
export const createAttachContext = (api: Api, caseId: string): AskStore<AttachContext> => createAskStore(() => askAll(api, caseId));
