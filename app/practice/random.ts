/** A stream of repeatable numbers. The same seed and path give the same stream on every machine. */
export type Random = Readonly<{
  /** 0 ≤ n < 1, with 32 bits. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T;
  /** Normal, mean 0 and deviation 1. */
  normal(): number;
}>;

/** Mixes one more number into a hash (splitmix32 finaliser). */
function mix(hash: number, part: number): number {
  let h = (hash ^ part) + 0x9e3779b9;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A stream of its own for every path, so that one topic of one cluster can draw more numbers without moving any other.
 * The generator is sfc32.
 */
export function createRandom(seed: number, ...path: readonly number[]): Random {
  let hash = mix(0x243f6a88, seed);
  for (const part of path) hash = mix(hash, part);
  let a = hash;
  let b = mix(hash, 1);
  let c = mix(hash, 2);
  let d = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  // The first outputs after seeding are close together for close seeds.
  for (let warmUp = 0; warmUp < 8; warmUp += 1) next();
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[Math.floor(next() * list.length)] as T;
  };
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** Draws keys by weight. Weights need not add up to anything; a key of weight 0 is never drawn. */
export type Weighted<K extends string> = (random: Random) => K;
export function createWeighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): Weighted<K> {
  const keys: K[] = [];
  const upTo: number[] = [];
  let total = 0;
  for (const key of Object.keys(weights) as K[]) {
    const weight = weights[key] ?? 0;
    if (weight <= 0) continue;
    total += weight;
    keys.push(key);
    upTo.push(total);
  }
  if (keys.length === 0) throw new RangeError('no weight above zero');
  return (random) => {
    const at = random.next() * total;
    let index = 0;
    while (index < keys.length - 1 && at >= (upTo[index] as number)) index += 1;
    return keys[index] as K;
  };
}
