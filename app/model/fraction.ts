/**
 * Exact rational numbers on bigint. A statutory amount goes through sevenths, 365ths and tenths of a percent,
 * so neither binary floats nor decimals can carry it.
 *
 * Fractions are not kept in lowest terms: finding the divisor costs more than the sum itself. Compare with
 * `compare` or `equals`, never with `===` on the parts.
 */
export type Fraction = Readonly<{ numerator: bigint; /** Always positive. */ denominator: bigint }>;

/** Past this size a denominator is reduced, so that long sums stay within two machine words. */
const REDUCE_ABOVE = 1n << 60n;

function make(numerator: bigint, denominator: bigint): Fraction {
  if (denominator <= REDUCE_ABOVE) return { numerator, denominator };
  const shared = divisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / shared, denominator: denominator / shared };
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** `numerator ÷ denominator`, both whole. Throws on a zero denominator: that is a bug, never an input. */
export function fraction(numerator: number | bigint, denominator: number | bigint = 1n): Fraction {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  if (d === 0n) throw new RangeError('A fraction needs a denominator other than 0');
  return d < 0n ? make(-n, -d) : make(n, d);
}

export const zero: Fraction = fraction(0);
export const one: Fraction = fraction(1);

/** Reads `14.1`, `-3` or `52/12` exactly; null for anything else. */
export function parseFraction(text: string): Fraction | null {
  const match = /^(-?\d{1,15})(?:\.(\d{1,12})|\/(\d{1,15}))?$/.exec(text);
  if (match === null) return null;
  const [, whole = '', decimals, below] = match;
  if (below !== undefined) return BigInt(below) === 0n ? null : fraction(BigInt(whole), BigInt(below));
  if (decimals === undefined) return fraction(BigInt(whole));
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  return make(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return { numerator: a.numerator - b.numerator, denominator: a.denominator };
  return make(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

export const multiply = (a: Fraction, b: Fraction): Fraction =>
  make(a.numerator * b.numerator, a.denominator * b.denominator);

/** Throws when `b` is zero. */
export const divide = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator);

/** Below zero when `a` is less than `b`, zero when equal, above zero when more. */
export function compare(a: Fraction, b: Fraction): number {
  const [left, right] = [a.numerator * b.denominator, b.numerator * a.denominator];
  return left < right ? -1 : left > right ? 1 : 0;
}
export const equals = (a: Fraction, b: Fraction): boolean => compare(a, b) === 0;
export const isZero = (a: Fraction): boolean => a.numerator === 0n;
export const isWhole = (a: Fraction): boolean => a.numerator % a.denominator === 0n;
export const smaller = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const larger = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);

function floorOf(numerator: bigint, denominator: bigint): bigint {
  const whole = numerator / denominator;
  return numerator < 0n && numerator % denominator !== 0n ? whole - 1n : whole;
}

/** The greatest whole number that is not above it. */
export const roundDown = (a: Fraction): number => Number(floorOf(a.numerator, a.denominator));
/** The smallest whole number that is not below it. */
export const roundUp = (a: Fraction): number => -Number(floorOf(-a.numerator, a.denominator));
/** The nearest whole number; a half goes up. */
export const roundHalfUp = (a: Fraction): number =>
  Number(floorOf(2n * a.numerator + a.denominator, 2n * a.denominator));

/** Decimal text with exactly `places` digits after the point, a half going up: for reading, never for sums. */
export function toDecimal(a: Fraction, places: number): string {
  const scaled = roundHalfUp({ numerator: a.numerator * 10n ** BigInt(places), denominator: a.denominator });
  const digits = Math.abs(scaled)
    .toString()
    .padStart(places + 1, '0');
  const cut = digits.length - places;
  return `${scaled < 0 ? '−' : ''}${digits.slice(0, cut)}${places > 0 ? `.${digits.slice(cut)}` : ''}`;
}
