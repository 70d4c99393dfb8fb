import * as z from 'zod';
import { FileHash } from '../../app/model/rows/evidence.ts';
import type { Op } from '../../app/sync/protocol.ts';

const Named = z.object({ files: z.array(z.object({ hash: FileHash })) });

/**
 * Files that must reach the authority before the operation that names them may be pushed, in the order of the stream. The
 * uploader of a desktop with a hub sends these in pieces; without a hub there is nobody to send them to.
 */
export function pendingUploads(ops: readonly Pick<Op, 'opId' | 'kind' | 'args'>[]): readonly Readonly<{ opId: string; hash: string }>[] {
  const seen = new Set<string>();
  return ops.flatMap((op) => {
    const named = op.kind === 'evidence.add' ? Named.safeParse(op.args) : null;
    if (named === null || !named.success) return [];
    return named.data.files.flatMap(({ hash }) => (seen.has(hash) ? [] : [{ opId: op.opId, hash: (seen.add(hash), hash) }]));
  });
}
