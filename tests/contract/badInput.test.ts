import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type Input, type MethodName } from '../../app/contract/index.ts';
import { PRACTICE_MARKER } from '../../app/practice/marker.ts';
import { errorCodes, type Failure, type Result } from '../../app/result.ts';
import { openPractice, practiceFolder, story, workItem, type PracticeCore } from './practiceCore.ts';

const folder = practiceFolder();
let core: PracticeCore;
let good: { readonly [M in MethodName]: Input<M> };
const names = Object.keys(contract) as MethodName[];

/** An input that each method would take. To add a method: one line here. */
function goodInputs(caseId: string, clusterId: string, taskId: string, decisionId: string): typeof good {
  const filter = { whose: 'mine' as const, person: null, due: null, types: ['income' as const], waiting: null, text: 'words' };
  const act = { requestId: 'request-0001', kind: 'note.add', clusterId, args: { caseId, taskId: null, text: 'A note', about: null }, saw: { [`task/${taskId}`]: 'tag' } };
  const saved = { name: 'Mine', filter, group: 'due' as const };
  return {
    'session.state': {}, 'session.people': {}, 'session.signIn': { userId: 'CW-07' }, 'session.preferences': {}, 'session.setPreferences': { theme: 'dark', density: 'compact', singleKeys: false }, 'session.clock': {},
    'desk.load': {}, 'desk.save': { place: 'case', active: caseId, tabs: [{ caseId, reference: '10-0042', section: 'summary', scroll: 0, pane: null }], lastOpened: [{ caseId, reference: '10-0042', at: '2026-11-18T09:00:00.000Z' }] },
    'practice.addCases': { cases: 50 }, 'practice.cancel': {}, 'practice.speed': { factor: 60 }, 'practice.answerNow': { requestId: 'request-1' },
    'case.waiting': { caseId }, 'waiting.mine': {},
    'queue.page': { filter, group: 'due', offset: 0, limit: 10 }, 'queue.ids': { filter }, 'queue.rows': { taskIds: [taskId] }, 'queue.hidden': { filter }, 'queue.preview': { taskId }, 'queue.next': { declined: [taskId] }, 'queue.why': { taskId },
    'queue.filters': {}, 'queue.saveFilters': { saved: [saved] }, 'today.view': { declined: [taskId] }, 'search.find': { text: 'words', limit: 10 }, 'cases.page': { text: 'words', offset: 0, limit: 10 },
    'case.open': { caseId }, 'case.timeline': { caseId, categories: ['people'], before: null, limit: 10 }, 'case.money': { caseId }, 'case.changes': { caseId }, 'case.messages': { caseId }, 'explain.decision': { caseId, decisionId, audience: 'staff' },
    'case.account': { caseId, from: '2026-08-01', until: '2026-11-18', audience: 'staff' }, 'case.arrears': { caseId }, 'case.schedule': { caseId }, 'case.asAt': { caseId, on: '2026-08-01', knownOn: '2026-11-18' },
    'operation.perform': act, 'operation.performMany': { acts: [act] }, 'operation.undo': { opIds: ['op-1'] }, 'outbox.list': {}, 'outbox.withdraw': { opId: 'op-1', reason: 'Not needed' },
    'draft.save': { key: 'note:new', caseId, title: 'Note', body: '{}' }, 'draft.load': { key: 'note:new' }, 'draft.list': { caseId }, 'draft.discard': { key: 'note:new' }, 'team.people': {}, 'store.backup': {},
    'promises.list': { scope: 'case', caseId, states: ['open', 'kept'], until: '2026-12-01', offset: 0, limit: 10 }, 'promises.brief': { caseId },
    'challenge.form': { caseId, askedBy: 'payingParent', askedOn: '2026-11-17', about: '2026-11-01', ground: 'income' }, 'challenge.facts': { caseId, decisionId },
    'challenge.preview': { caseId, decisionId, as: 'correction', corrections: [{ what: 'income', grossWeekly: 300_00 }] },
    'change.form': { caseId, type: 'C09', subject: 'payingParent', taskId }, 'change.offered': { caseId },
    'change.preview': { caseId, type: 'C09', subject: 'payingParent', reportedOn: '2026-11-17', fields: { source: 'employed' }, evidence: 'none', taskId },
    'change.together': { caseId, changeIds: [taskId] },
    'instruction.suggest': { caseId, taskId, text: 'pay' }, 'instruction.run': { runId: 'run-1' }, 'instruction.check': { runId: 'run-1', stepId: 'pay', value: null }, 'instruction.preview': { runId: 'run-1' },
    'message.options': { caseId, decisionId, changeId: null }, 'message.compose': { caseId, templateId: 'income.changed', to: 'payingParent', channel: 'email', language: 'en', decisionId, changeId: null },
    'evidence.limits': {}, 'evidence.upload.begin': { name: 'payslip.pdf', bytes: 10 }, 'evidence.upload.chunk': { uploadId: 'upload-0001', index: 0, base64: 'AAAA' }, 'evidence.upload.finish': { uploadId: 'upload-0001' }, 'evidence.upload.cancel': { uploadId: 'upload-0001' },
    'evidence.bytes': { hash: 'a'.repeat(64), offset: 0, length: 10 }, 'evidence.tray': {}, 'evidence.tray.add': { hash: 'a'.repeat(64), name: 'payslip.pdf', how: 'file' }, 'evidence.tray.discard': { trayId: 'tray-1', reason: 'notOurs' },
    'evidence.inbox': {}, 'evidence.list': { caseId }, 'evidence.refusals': { caseId, evidenceId: 'v1' }, 'evidence.scanFolder': {}, 'evidence.scanFolder.set': { path: '/nowhere' }, 'evidence.scan': {}, 'evidence.scan.cancel': {},
    'message.check': { caseId, to: 'payingParent', channel: 'email', subject: 'A subject', body: 'Some words' },
  };
}

beforeAll(async () => {
  core = await openPractice(folder);
  const { caseId, clusterId, open } = await story(core);
  good = goodInputs(caseId, clusterId, (await workItem(core, 'change')).taskId, open.shared.decision?.decisionId ?? '');
});
afterAll(async () => {
  await core.close();
  folder.remove();
});

type Json = null | boolean | number | string | readonly Json[] | Readonly<{ [key: string]: Json }>;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place in an input, as a path with what stands there. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): readonly Readonly<{ path: readonly (string | number)[]; value: unknown }>[] {
  const inside = Array.isArray(value) ? value.flatMap((each, at) => placesIn(each, [...path, at])) : isRecord(value) ? Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key])) : [];
  return [...(path.length === 0 ? [] : [{ path, value }]), ...inside];
}
/** A copy with something else at one place. */
function withAt(value: unknown, path: readonly (string | number)[], change: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return change;
  if (Array.isArray(value)) return value.map((each: unknown, at) => (at === first ? withAt(each, rest, change) : each));
  return { ...(value as object), [first]: withAt((value as Record<string, unknown>)[first], rest, change) };
}
/** Parts whose shape belongs to a screen or to an operation's own form, which checks it itself. */
const isOpen = (path: readonly (string | number)[]): boolean => path.some((part) => part === 'args' || part === 'value') || (path[0] === 'fields' && path.length > 1);

/** A place as an error names it: the key of a tag came with the input, and is not repeated. */
const saidOf = (path: readonly (string | number)[]): string => path.map((part, at) => (path[at - 1] === 'saw' ? '*' : part)).join('.');

const send = async (name: unknown, input: unknown): Promise<Result<unknown>> => core.dispatch(name, input);
const failureOf = (result: Result<unknown>): Failure => {
  if (result.ok) throw new Error('it was taken');
  return result.error;
};
/** Everything a person could have changed. */
const written = async (): Promise<string> =>
  JSON.stringify(await Promise.all([core.call('outbox.list', {}), core.call('draft.list', { caseId: null }), core.call('desk.load', {}), core.call('session.preferences', {}), core.call('queue.filters', {}), core.call('session.people', {})]));

/** Refused by the gate: a code, and the places by name. */
async function expectRefused(name: MethodName, input: unknown): Promise<void> {
  const failure = failureOf(await send(name, input));
  expect(failure.code, `${name} ${JSON.stringify(input)?.slice(0, 200)}`).toBe('INPUT_INVALID');
  expect(failure.fields?.length).toBeGreaterThan(0);
}

describe('a method that is not there', () => {
  it.each([['an unknown name', 'case.delete'], ['no name', undefined], ['a number', 7], ['nothing', ''], ['what every object has', 'constructor'], ['its prototype', '__proto__'], ['a way to be written', 'toString'], ['a list of one', ['case.open']], ['a null byte', 'case.open\0']])('%s is refused', async (_what, name) => {
    expect(await send(name, {})).toEqual({ ok: false, error: { code: 'METHOD_UNKNOWN' } });
  });
});

describe('every method', () => {
  it('takes its good input as far as its shape goes', () => {
    for (const name of names) expect(contract[name].input.safeParse(good[name]), name).toMatchObject({ success: true });
  });

  it('refuses what is no input at all, and writes nothing', async () => {
    const before = await written();
    for (const name of names) for (const input of [null, undefined, 7, 'words', true, [], [good[name]]]) await expectRefused(name, input);
    expect(await written()).toBe(before);
  });

  it('refuses a key that it does not know, also one that every object has', async () => {
    const before = await written();
    for (const name of names) {
      await expectRefused(name, { ...good[name], extra: 1 });
      await expectRefused(name, { ...good[name], constructor: 1 });
      const withPrototype = JSON.parse(JSON.stringify(good[name]).replace(/^\{/, '{"__proto__":{"polluted":1},').replace(',}', '}')) as unknown;
      const result = await send(name, withPrototype);
      expect(result.ok ? '' : result.error.code, name).not.toBe('INTERNAL');
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }
    expect((await written()).includes('polluted')).toBe(false);
    expect(before).not.toBe('');
  });

  it('refuses each field of another type, by name', async () => {
    const before = await written();
    for (const name of names) {
      for (const { path, value } of placesIn(good[name])) {
        if (isOpen(path)) continue;
        const wrong: Json = Array.isArray(value) ? 'words' : isRecord(value) ? 7 : { wrong: true };
        const failure = failureOf(await send(name, withAt(good[name], path, wrong)));
        expect(failure.code, `${name} ${path.join('.')}`).toBe('INPUT_INVALID');
        const said = saidOf(path);
        expect(failure.fields?.some((field) => field === said || field.startsWith(`${said}.`)), `${name} ${said} ${failure.fields?.join(' ')}`).toBe(true);
      }
    }
    expect(await written()).toBe(before);
  });

  it('refuses each field that is missing', async () => {
    for (const name of names) {
      for (const key of Object.keys(good[name])) {
        if (name === 'change.preview' && ['taskId', 'reportedBy', 'decide'].includes(key)) continue;
        if ((name === 'operation.perform' && key === 'args') || (name === 'instruction.check' && key === 'value')) continue;
        const { [key]: _left, ...rest } = good[name] as Record<string, unknown>;
        await expectRefused(name, rest);
      }
    }
  });

  it('refuses words and lists without end', async () => {
    const before = await written();
    const long = 'x'.repeat(1_000_000);
    for (const name of names) {
      for (const { path, value } of placesIn(good[name])) {
        if (isOpen(path)) continue;
        if (typeof value === 'string') await expectRefused(name, withAt(good[name], path, long));
        if (Array.isArray(value)) await expectRefused(name, withAt(good[name], path, Array.from({ length: 100_001 }, () => value[0] as unknown)));
        if (typeof value === 'number') for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 1e300, -1, 0.5]) await expectRefused(name, withAt(good[name], path, wrong));
      }
    }
    expect(await written()).toBe(before);
  });

  it('has an answer for a null byte, a lone surrogate and a quote in any words, and it is never a defect', async () => {
    for (const name of names) {
      for (const { path, value } of placesIn(good[name])) {
        if (typeof value !== 'string') continue;
        for (const odd of [`${value}\0`, '\0', '\ud800', `'"; DROP TABLE row; --`, '"*"', 'NEAR(', '%_', '../../etc/passwd', '\u202ewords']) {
          const result = await send(name, withAt(good[name], path, odd));
          if (!result.ok) {
            expect(errorCodes).toContain(result.error.code);
            expect(result.error.code, `${name} ${path.join('.')} ${JSON.stringify(odd)}`).not.toBe('INTERNAL');
          }
        }
      }
    }
    await core.answered();
    expect((await core.call('session.state', {})).phase).toBe('ready');
  });
});

describe('what goes wrong', () => {
  it('says nothing of anybody: no error, event or line of the log repeats what was sent or what is on a case', async () => {
    const { open } = await story(core);
    const named = `${open.paying.person.given} ${open.paying.person.family}, ${open.paying.contact?.home?.lines.join(', ')}`;
    expect(named).toContain(PRACTICE_MARKER);
    const said: unknown[] = [];
    for (const name of names) {
      for (const { path, value } of placesIn(good[name])) if (typeof value === 'string') said.push(await send(name, withAt(good[name], path, { [named]: named })), await send(name, withAt(good[name], path, isOpen(path) ? named : `${named}${'x'.repeat(200_000)}`)));
      said.push(await send(name, { ...good[name], [named]: named }), await send(named, good[name]));
    }
    const { caseId, clusterId } = await story(core);
    for (const [kind, args] of [['change.record', { caseId, type: 'C24', subject: 'payingParent', reportedOn: named, fields: { [named]: named }, evidence: 'seen', taskId: null, expectWeekly: null }], ['note.add', { caseId, taskId: null, text: named.repeat(200), about: null }], ['promise.keep', { promiseId: named }], ['message.queue', { messageId: 'nobody', caseId }]] as const) {
      said.push(await core.perform(kind, clusterId, args));
    }
    expect(said.length).toBeGreaterThan(100);
    expect(JSON.stringify(said.filter((result) => isRecord(result) && result['ok'] === false))).not.toMatch(new RegExp(PRACTICE_MARKER, 'i'));
    expect(JSON.stringify([folder.logged, folder.told])).not.toMatch(new RegExp(PRACTICE_MARKER, 'i'));
    expect(folder.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('names a row that has moved since it was seen, and saves nothing', async () => {
    const { clusterId } = await story(core);
    const { taskId } = await workItem(core, 'callback');
    const before = await written();
    expect(await core.perform('task.unassign', clusterId, { taskId }, { [`task/${taskId}`]: 'op-that-was-before' })).toEqual({ ok: false, error: { code: 'CASE_CHANGED_ELSEWHERE', fields: [`task/${taskId}`] } });
    expect(await written()).toBe(before);
  });

  it.each(['case.erase', 'task.claim ', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])('there is no operation called %s', async (kind) => {
    const { clusterId } = await story(core);
    const before = await written();
    expect(await core.perform(kind, clusterId, {})).toEqual({ ok: false, error: { code: 'OPERATION_UNKNOWN' } });
    expect(await written()).toBe(before);
  });

  it('is for one act of many only: the others are saved', async () => {
    const { caseId, clusterId } = await story(core);
    const act = (requestId: string, kind: string, args: unknown) => ({ requestId, kind, clusterId, args, saw: {} });
    const note = { caseId, taskId: null, text: 'A note', about: null };
    const { results } = await core.call('operation.performMany', { acts: [act('many-0001', 'note.add', note), act('many-0002', 'nothing', {}), act('many-0003', 'note.add', { ...note, text: '' }), act('many-0004', 'note.add', note)] });
    expect(results.map(({ ok, code }) => [ok, code])).toEqual([[true, null], [false, 'OPERATION_UNKNOWN'], [false, 'INPUT_INVALID'], [true, null]]);
  });

  it('is not a case that this laptop does not hold', async () => {
    for (const [name, input] of [['case.open', { caseId: 'nobody' }], ['change.offered', { caseId: 'nobody' }], ['queue.preview', { taskId: 'nobody' }], ['instruction.run', { runId: 'nobody' }]] as const) {
      expect(failureOf(await send(name, input)).code, name).toMatch(/^(CASE_NOT_HELD|CASE_NOT_FOUND|ROW_NOT_FOUND|RUN_NOT_OPEN)$/);
    }
  });
});

describe('a draft', () => {
  it('holds 200,000 characters and not one more', async () => {
    const save = (length: number) => send('draft.save', { key: 'long:draft', caseId: null, title: 'Long', body: 'x'.repeat(length) });
    expect(failureOf(await save(200_001))).toEqual({ code: 'INPUT_INVALID', fields: ['body'] });
    expect((await core.call('draft.load', { key: 'long:draft' })).draft).toBeNull();
    expect((await save(200_000)).ok).toBe(true);
    expect((await core.call('draft.load', { key: 'long:draft' })).draft?.body).toHaveLength(200_000);
  });
});
