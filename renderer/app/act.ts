import type { Act, Done } from '../../app/contract/doing.ts';
import type { Result } from '../../app/result.ts';
import type { Api } from '../client.ts';

/** A new id for one act of the person; the same act sent again keeps it. */
export const newRequestId = (): string => crypto.randomUUID();

/** Performs one act. The caller says what the screen had seen, so that nobody's newer work is overwritten. */
export const perform = (api: Api, kind: string, clusterId: string, args: unknown, saw: Act['saw'] = {}, requestId = newRequestId()): Promise<Result<Done>> =>
  api.call('operation.perform', { requestId, kind, clusterId, args, saw });
