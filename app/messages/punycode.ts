import { codePoints } from './characters.ts';

/** Punycode (RFC 3492): how a host name with letters outside ASCII is written for mail and the web. */
const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const firstOther = 128;

function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / damp) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) >> 1; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}

const digit = (value: number): string => String.fromCharCode(value < 26 ? value + 97 : value + 22);

function encodeNumber(value: number, bias: number): string {
  let out = '';
  let rest = value;
  for (let k = base; ; k += base) {
    const threshold = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias;
    if (rest < threshold) return out + digit(rest);
    out += digit(threshold + ((rest - threshold) % (base - threshold)));
    rest = Math.floor((rest - threshold) / (base - threshold));
  }
}

/** One label, without its `xn--`. */
function encodeLabel(label: string): string {
  const points = codePoints(label).map((character) => character.codePointAt(0) as number);
  let out = points.filter((point) => point < firstOther).map((point) => String.fromCodePoint(point)).join('');
  const basicCount = out.length;
  let handled = basicCount;
  if (basicCount > 0) out += '-';
  let next = firstOther;
  let delta = 0;
  let bias = 72;
  while (handled < points.length) {
    const smallest = Math.min(...points.filter((point) => point >= next));
    delta += (smallest - next) * (handled + 1);
    next = smallest;
    for (const point of points) {
      if (point < next) delta += 1;
      if (point !== next) continue;
      out += encodeNumber(delta, bias);
      bias = adapt(delta, handled + 1, handled === basicCount);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    next += 1;
  }
  return out;
}

/** `münchen.example` → `xn--mnchen-3ya.example`; an ASCII host comes back unchanged. */
export const hostToAscii = (host: string): string =>
  host
    .split(/[.\u3002\uff0e\uff61]/)
    .map((label) => (/[^ -~]/.test(label) ? `xn--${encodeLabel(label.toWellFormed().normalize('NFKC').toLowerCase())}` : label))
    .join('.');
