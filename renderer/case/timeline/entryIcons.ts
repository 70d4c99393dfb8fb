import {
  mdiCallMade, mdiCashRemove, mdiCashSync, mdiCogOutline, mdiCommentTextOutline, mdiCurrencyGbp, mdiDatabaseOutline, mdiEmailOutline,
  mdiHandshakeOutline, mdiMapMarkerOutline, mdiNoteTextOutline, mdiPhoneInTalkOutline, mdiScaleBalance, mdiShieldAlertOutline, mdiAccountOutline, mdiFileDocumentOutline,
} from '@mdi/js';
import type { Category, Line } from './timelineStore.ts';

const byArea: Readonly<Record<string, string>> = {
  call: mdiPhoneInTalkOutline,
  address: mdiMapMarkerOutline,
  safety: mdiShieldAlertOutline,
  promise: mdiHandshakeOutline,
  change: mdiCashSync,
  decision: mdiScaleBalance,
  review: mdiScaleBalance,
  reconsideration: mdiScaleBalance,
  payment: mdiCurrencyGbp,
  letter: mdiEmailOutline,
  email: mdiEmailOutline,
  text: mdiCommentTextOutline,
  evidence: mdiFileDocumentOutline,
  feed: mdiDatabaseOutline,
};
const byEvent: Readonly<Record<string, string>> = { 'call.out': mdiCallMade, 'payment.missed': mdiCashRemove };
const byCategory: Readonly<Record<Category, string>> = {
  people: mdiAccountOutline, decisions: mdiScaleBalance, money: mdiCurrencyGbp, messages: mdiCommentTextOutline, system: mdiCogOutline,
};

/** The picture of an entry: by its event, else its area, else its group. */
export const entryIcon = (line: Pick<Line, 'event' | 'category' | 'note'>): string =>
  line.note ? mdiNoteTextOutline : (byEvent[line.event] ?? byArea[line.event.split('.')[0] ?? ''] ?? byCategory[line.category]);
