import type { InstructionDefinition } from './definition.ts';
import { evaluate, type ScopeValues } from './evaluate.ts';
import type { Published } from './publish.ts';

/** The instructions in force: what can be started, and what a `use` step or an open run can find again. */
export type InstructionCatalogue = Readonly<{
  /** One for each id, in the order given. */
  all: readonly Published[];
  /** The version in force; null when there is none of this id. */
  byId(id: string): Published | null;
  /** Any version given, in force or replaced: an open run stays on the one it began with. */
  byHash(hash: string): Published | null;
}>;

/** @param replaced versions that open runs may still be pinned to */
export function createInstructionCatalogue(
  inForce: readonly Published[],
  replaced: readonly Published[] = [],
): InstructionCatalogue {
  const ids = new Map(inForce.map((published) => [published.definition.id, published]));
  const hashes = new Map([...replaced, ...inForce].map((published) => [published.hash, published]));
  return { all: [...ids.values()], byId: (id) => ids.get(id) ?? null, byHash: (hash) => hashes.get(hash) ?? null };
}

/** Whether to offer an instruction for a piece of work. A condition that cannot be worked out does not hold it back. */
export function isOffered(
  definition: InstructionDefinition,
  to: Readonly<{ workCode: string; role: string; facts: ScopeValues }>,
): boolean {
  const { work, roles, when } = definition.for;
  if (!work.includes(to.workCode) || !roles.includes(to.role)) return false;
  if (when === null) return true;
  const result = evaluate(when.code, to.facts);
  return !result.ok || result.value === true;
}
