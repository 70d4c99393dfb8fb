import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { TeamId, UserId } from '../model/ids.ts';
import { StaffRole } from '../model/roles.ts';
import { method } from './method.ts';

export const Staff = z.strictObject({ id: UserId, role: StaffRole, teams: z.array(TeamId).max(20), teamName: z.string().max(40), away: z.boolean() });
export type Staff = z.output<typeof Staff>;

export const Progress = z.strictObject({ stage: z.enum(['caseload', 'firstSync', 'readModels']), done: z.int(), total: z.int() });

/** What the whole window is about. `stopped`: the store will not open, and why; nothing is ever deleted for the person. */
export const SessionState = z.strictObject({
  phase: z.enum(['preparing', 'signIn', 'ready', 'stopped']),
  progress: Progress.nullable(),
  problem: z.strictObject({ code: z.string().max(40), facts: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  practice: z.boolean(),
  host: z.enum(['electron', 'loopback']),
  version: z.string().max(20),
  user: Staff.nullable(),
  now: Instant,
  today: IsoDate,
  connection: z.strictObject({
    /** `thisLaptop`: there is no hub yet; the local authority answers. */
    state: z.enum(['thisLaptop', 'online', 'unreachable', 'offline']),
    since: Instant,
    casesHeld: z.int(),
    /** Operations not yet answered; messages queued until there is a connection to send them. */
    unanswered: z.int(),
    messagesWaiting: z.int(),
    needsYou: z.int(),
  }),
  /** True when the disk is full or the folder read-only: reading goes on, writing says why not. */
  readOnly: z.enum(['no', 'diskFull', 'folder']),
  /** What was mended when the store opened: nothing is mended in silence. */
  notices: z.array(z.strictObject({ code: z.enum(['cacheRemade', 'outboxSalvaged']), facts: z.record(z.string(), z.union([z.string(), z.number()])) })).max(4).optional(),
});
export type SessionState = z.output<typeof SessionState>;

export const Preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'standard', 'comfortable']),
  singleKeys: z.boolean(),
});
export type Preferences = z.output<typeof Preferences>;

/** Where each open tab stands, so that a restart brings the person back to the same place. */
export const OpenTab = z.strictObject({
  caseId: z.string().max(64),
  reference: z.string().max(16),
  section: z.string().max(24),
  scroll: z.int().min(0).max(10_000_000),
  /** The open side pane, for example `instruction:<runId>`. */
  pane: z.string().max(96).nullable(),
});
export type OpenTab = z.output<typeof OpenTab>;
export const Desk = z.strictObject({
  place: z.string().max(24),
  active: z.string().max(64).nullable(),
  tabs: z.array(OpenTab).max(40),
  lastOpened: z.array(z.strictObject({ caseId: z.string().max(64), reference: z.string().max(16), at: Instant })).max(8),
});
export type Desk = z.output<typeof Desk>;

export const sessionMethods = {
  'session.state': method('read', z.strictObject({}), SessionState),
  'session.people': method('read', z.strictObject({}), z.strictObject({ staff: z.array(Staff).max(2000) })),
  'session.signIn': method('write', z.strictObject({ userId: UserId }), z.strictObject({ userId: UserId })),
  'session.preferences': method('read', z.strictObject({}), Preferences),
  'session.setPreferences': method('write', Preferences, Preferences),
  'desk.load': method('read', z.strictObject({}), Desk),
  'desk.save': method('write', Desk, z.strictObject({ savedAt: Instant })),
  /** More practice cases, streamed with progress events; only in practice. */
  'practice.addCases': method('write', z.strictObject({ cases: z.int().min(50).max(100_000) }), z.strictObject({ cases: z.int() })),
  'practice.cancel': method('write', z.strictObject({}), z.strictObject({ cancelled: z.boolean() })),
} as const;
