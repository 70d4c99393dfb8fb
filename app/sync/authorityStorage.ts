import type { RowSource } from '../operations/execute.ts';
import type { Actor, OutsideEffect, Reads } from '../operations/operation.ts';
import type { Instant } from '../model/dates.ts';
import type { RowKind } from '../model/rows/index.ts';
import type { Op, OpResult, OutcomeDetail, Outcome, WireCluster } from './protocol.ts';

/** A stream as the authority knows it: one user on one enrolled device. */
export type StreamInfo = Readonly<{ id: string; userId: string; device: 'active' | 'wipe' | 'lost' | 'retired'; lastSeq: number }>;
export type ScopeInfo = Readonly<{ id: string; head: number; floor: number; clusters: number; digest: string }>;
export type ClusterHead = Readonly<{ id: string; ver: number; lastHash: string; scopes: readonly string[] }>;
export type FeedRow = Readonly<{ pos: number; clusterId: string; clusterVer: number; kind: 'enter' | 'change' | 'leave' }>;

/** What one decided operation writes. All of it, or nothing. */
export type Commit = Readonly<{
  streamId: string;
  op: Op;
  actor: string;
  payloadHash: string;
  at: Instant;
  outcome: Outcome;
  detail: OutcomeDetail;
  /** Null for a refused operation: it is logged and counted, and no cluster moves. */
  applied: Readonly<{
    clusterId: string;
    ver: number;
    rows: readonly Readonly<{ kind: RowKind; id: string; body: string | null }>[];
    hash: string;
    prevHash: string;
    outside: readonly OutsideEffect[];
    /** Raised last, in id order. */
    scopes: readonly Readonly<{ id: string; feed: 'enter' | 'change' | 'leave'; digest: string; clusters: number }>[];
  }> | null;
}>;

/** One transaction over the authority's tables. SQLite answers at once; PostgreSQL is awaited. */
export interface AuthorityTx {
  epoch(): Promise<number>;
  /** Locks the stream for the rest of the transaction. */
  stream(id: string): Promise<StreamInfo | null>;
  answer(streamId: string, seq: number): Promise<Readonly<{ payloadHash: string; result: OpResult }> | null>;
  /** What was answered to an operation, under whatever number. */
  answerTo(opId: string): Promise<OpResult | null>;
  /** The authority's own stream, which no device has. */
  ownStream(): Promise<StreamInfo>;
  /** What the authority's own tables say this user may do. */
  actor(userId: string): Promise<Actor | null>;
  /** Locks the cluster. */
  cluster(id: string): Promise<ClusterHead | null>;
  scope(id: string): Promise<ScopeInfo | null>;
  load(clusterId: string, reads: Reads): Promise<RowSource>;
  /** Who wrote an operation and when, for telling a person about a clash. */
  author(opId: string): Promise<Readonly<{ by: string; at: Instant }> | null>;
  /** The operation that wrote this row last, deleted or not; for lists, of the newest member. */
  lastWriter(clusterId: string, key: string): Promise<string | null>;
  commit(change: Commit): Promise<void>;
}

/** A frozen view for one pull reply. */
export interface AuthorityView {
  epoch(): Promise<number>;
  stream(id: string): Promise<StreamInfo | null>;
  scopesOf(userId: string): Promise<readonly ScopeInfo[]>;
  answersAfter(streamId: string, seq: number): Promise<readonly OpResult[]>;
  /** Next clusters of a scope in id order after `after`. */
  bootPage(scopeId: string, after: string, limit: number): Promise<readonly string[]>;
  feedAfter(scopeId: string, pos: number, limit: number): Promise<readonly FeedRow[]>;
  isInScope(scopeId: string, clusterId: string): Promise<boolean>;
  /** Current version and every row with `ver` above `floor`, tombstones included. */
  clusterSince(clusterId: string, floor: number): Promise<WireCluster | null>;
}

export interface AuthorityStorage {
  write<T>(work: (tx: AuthorityTx) => Promise<T>): Promise<T>;
  view<T>(work: (view: AuthorityView) => Promise<T>): Promise<T>;
}
