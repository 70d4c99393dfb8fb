import { changedSince, decide, prepare, tagsOf } from '../operations/execute.ts';
import type { AnyOperation, Catalogues } from '../operations/operation.ts';
import type { Author, ClusterId } from '../model/ids.ts';
import type { Actor } from '../operations/operation.ts';
import type { ErrorCode, Failure } from '../result.ts';
import type { AuthorityStorage, AuthorityTx, Commit, ScopeInfo } from './authorityStorage.ts';
import { canonicalJson } from './canonical.ts';
import { h8, xorHex } from './digest.ts';
import type { Clock, Sha256 } from './ports.ts';
import { SCHEMA, type Op, type OpResult, type Outcome, type OutcomeDetail, type PushReply, type PushRequest } from './protocol.ts';

export type AuthorityPorts = Readonly<{
  storage: AuthorityStorage;
  clock: Clock;
  sha256: Sha256;
  operations: Readonly<Record<string, AnyOperation>>;
  catalogues: Catalogues;
  /** Logs a rule that threw; returns the incident reference. */
  report: (cause: unknown, kind: string) => string;
}>;

/** The stream that the authority's own operations are numbered in. */
export const OWN_STREAM = 'authority';
/** `key` says what falls due, the same whenever it does; `by` is `system`, or who answered. */
export type OwnOperation = Readonly<{ key: string; kind: string; clusterId: string; args: unknown; by: Author }>;

const detailOf = (failure: Failure | null, changed: OutcomeDetail['changed'] = []): OutcomeDetail => ({
  code: failure?.code ?? null,
  fields: [...(failure?.fields ?? [])],
  facts: { ...failure?.facts, ...(failure?.incident === undefined ? {} : { incident: failure.incident }) },
  changed: [...changed],
});
const refused = (code: ErrorCode): OutcomeDetail => detailOf({ code });

/**
 * The authority's side of push: decides each operation in its own transaction, once per (stream, seq),
 * and keeps its answer for ever. Hosted by the desktop's worker over SQLite until there is a hub.
 */
export function createAuthority(ports: AuthorityPorts) {
  const { storage, clock, sha256, operations, catalogues } = ports;

  async function decideOne(tx: AuthorityTx, streamId: string, actor: Actor | null, op: Op, payloadHash: string): Promise<Commit> {
    const at = clock.now();
    const base = { streamId, op, actor: actor?.id ?? 'nobody', payloadHash, at };
    const refuse = (outcome: Outcome, detail: OutcomeDetail): Commit => ({ ...base, outcome, detail, applied: null });

    const rule = operations[op.kind];
    if (rule === undefined || rule.version !== op.v) return refuse('rejected', refused('OPERATION_UNKNOWN'));
    if (actor === null) return refuse('rejected', refused('NOT_ALLOWED'));
    // Every first-generation operation names one cluster; the wire already allows up to eight.
    const clusterId = op.clusterIds[0] as ClusterId;
    const head = await tx.cluster(clusterId);
    if (head === null) return refuse('rejected', refused('CASE_NOT_FOUND'));
    // Only those who are fed a cluster may act on it; to anyone else it is as if it were not there.
    const fed = new Set([`user:${actor.id}`, ...actor.teams.map((team) => `team:${team}`)]);
    if (actor.role !== 'system' && !head.scopes.some((scope) => fed.has(scope))) return refuse('rejected', refused('CASE_NOT_FOUND'));

    const input = rule.input.safeParse(op.args);
    if (!input.success) return refuse('rejected', refused('INPUT_INVALID'));
    const reads = rule.reads(input.data);
    const source = await tx.load(clusterId, reads);

    const stale = changedSince(op.saw, tagsOf(reads, source));
    if (stale.length > 0) {
      const changed: OutcomeDetail['changed'] = [];
      for (const key of stale) {
        const opId = await tx.lastWriter(clusterId, key);
        const author = opId === null ? null : await tx.author(opId);
        changed.push({ key, by: author?.by ?? 'system', at: author?.at ?? at, opId: opId ?? op.opId });
      }
      return refuse('conflict', detailOf({ code: 'CASE_CHANGED_ELSEWHERE' }, changed));
    }

    const prepared = prepare(rule, op.args, source);
    if (!prepared.ok) return refuse('rejected', detailOf(prepared.error));
    let decided;
    try {
      decided = decide(rule, prepared.value, { actor, opId: op.opId, clusterId, now: at, catalogues });
    } catch (cause) {
      return refuse('rejected', detailOf({ code: 'RULE_FAILED', incident: ports.report(cause, op.kind) }));
    }
    if (!decided.ok) return refuse('rejected', detailOf(decided.error));

    const ver = head.ver + 1;
    const moved = decided.value.put.find((write) => write.kind === 'cluster');
    const newTeamScope = moved?.kind === 'cluster' ? `team:${moved.body.teamId}` : null;
    const scopes: { id: string; feed: 'enter' | 'change' | 'leave'; digest: string; clusters: number }[] = [];
    const old8 = h8(sha256, clusterId, head.ver);
    const new8 = h8(sha256, clusterId, ver);
    const shift = (scope: ScopeInfo, feed: 'enter' | 'change' | 'leave') => {
      const without = feed === 'enter' ? scope.digest : xorHex(scope.digest, old8);
      scopes.push({
        id: scope.id,
        feed,
        digest: feed === 'leave' ? without : xorHex(without, new8),
        clusters: scope.clusters + (feed === 'enter' ? 1 : feed === 'leave' ? -1 : 0),
      });
    };
    for (const id of head.scopes) {
      const scope = await tx.scope(id);
      if (scope === null) continue;
      shift(scope, newTeamScope !== null && id.startsWith('team:') && id !== newTeamScope ? 'leave' : 'change');
    }
    if (newTeamScope !== null && !head.scopes.includes(newTeamScope)) {
      const scope = await tx.scope(newTeamScope);
      if (scope === null) return refuse('rejected', refused('INPUT_INVALID'));
      shift(scope, 'enter');
    }
    scopes.sort((a, b) => (a.id < b.id ? -1 : 1));

    return {
      ...base,
      outcome: 'applied',
      detail: detailOf(null),
      applied: {
        clusterId,
        ver,
        rows: [
          ...decided.value.put.map((write) => ({ kind: write.kind, id: write.id, body: JSON.stringify(write.body) })),
          ...(decided.value.remove ?? []).map((gone) => ({ kind: gone.kind, id: gone.id, body: null })),
        ],
        prevHash: head.lastHash,
        hash: sha256(`${head.lastHash}|${payloadHash}|${clusterId}:${ver}:${op.opId}`),
        outside: decided.value.outside ?? [],
        scopes,
      },
    };
  }

  async function push(request: PushRequest, userId: string): Promise<PushReply> {
    const results: OpResult[] = [];
    let epoch = request.epoch;
    let stop: PushReply['stop'] = null;
    if (request.schema > SCHEMA) {
      return { epoch, now: clock.now(), results, stop: { why: 'schema', expected: SCHEMA } };
    }
    for (const op of request.ops) {
      stop = await storage.write(async (tx): Promise<PushReply['stop']> => {
        epoch = await tx.epoch();
        if (epoch !== request.epoch) return { why: 'epochChanged', expected: epoch };
        const stream = await tx.stream(request.stream);
        if (stream === null || stream.id === OWN_STREAM || stream.device !== 'active' || stream.userId !== userId) return { why: 'deviceRefused', expected: null };
        const payloadHash = sha256(canonicalJson(op));
        if (op.seq <= stream.lastSeq) {
          const known = await tx.answer(request.stream, op.seq);
          if (known === null || known.payloadHash !== payloadHash) return { why: 'seqReused', expected: stream.lastSeq + 1 };
          results.push(known.result);
          return null;
        }
        if (op.seq > stream.lastSeq + 1) return { why: 'gap', expected: stream.lastSeq + 1 };
        const actor = await tx.actor(userId);
        // Its own role is the authority's alone: a table that gave it to a person would be wrong, not obeyed.
        const commit = await decideOne(tx, request.stream, actor?.role === 'system' ? null : actor, op, payloadHash);
        await tx.commit({ ...commit, actor: userId });
        results.push({ seq: op.seq, outcome: commit.outcome, detail: commit.detail });
        return null;
      });
      if (stop !== null) break;
    }
    return { epoch, now: clock.now(), results, stop };
  }

  /**
   * Performs an operation of the authority's own: a timer that fell due, or a feed's answer. Decided, audited and kept
   * like a person's, in its own stream, with the rows as they stand at that moment. The same key is performed once:
   * `fresh` is false when it had been answered before, whatever the answer was.
   */
  async function perform(own: OwnOperation): Promise<Readonly<{ result: OpResult; fresh: boolean }>> {
    const opId = `own-${sha256(own.key).slice(0, 32)}`;
    return storage.write(async (tx) => {
      const known = await tx.answerTo(opId);
      if (known !== null) return { result: known, fresh: false };
      const stream = await tx.ownStream();
      const op: Op = {
        seq: stream.lastSeq + 1, opId, kind: own.kind, v: operations[own.kind]?.version ?? 1, clusterIds: [own.clusterId], args: own.args, saw: {}, madeAt: clock.now(), madeEpoch: await tx.epoch(), redoOf: null,
      };
      const commit = await decideOne(tx, stream.id, { id: own.by, role: 'system', teams: [] }, op, sha256(canonicalJson(op)));
      await tx.commit(commit);
      return { result: { seq: op.seq, outcome: commit.outcome, detail: commit.detail }, fresh: true };
    });
  }

  return { push, perform };
}
export type Authority = ReturnType<typeof createAuthority>;
