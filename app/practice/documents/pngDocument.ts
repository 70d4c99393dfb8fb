const crcTable = Uint32Array.from({ length: 256 }, (_unused, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
function crc32(bytes: Uint8Array): number {
  let value = 0xffff_ffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffff_ffff) >>> 0;
}
function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
}
const word = (value: number): number[] => [(value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];

function chunk(name: string, body: Uint8Array): Uint8Array {
  const named = Uint8Array.from(name, (letter) => letter.charCodeAt(0));
  const out = new Uint8Array(12 + body.length);
  out.set(word(body.length), 0);
  out.set(named, 4);
  out.set(body, 8);
  out.set(word(crc32(out.subarray(4, 8 + body.length))), 8 + body.length);
  return out;
}

/** The zlib format without compression: nothing depends on a compressor's version. */
function stored(bytes: Uint8Array): Uint8Array {
  const most = 65_535;
  const blocks = Math.max(1, Math.ceil(bytes.length / most));
  const out = new Uint8Array(2 + blocks * 5 + bytes.length + 4);
  out.set([0x78, 0x01]);
  let to = 2;
  for (let at = 0; at < blocks; at += 1) {
    const part = bytes.subarray(at * most, (at + 1) * most);
    out.set([at === blocks - 1 ? 1 : 0, part.length & 0xff, part.length >>> 8, ~part.length & 0xff, (~part.length >>> 8) & 0xff], to);
    out.set(part, to + 5);
    to += 5 + part.length;
  }
  out.set(word(adler32(bytes)), to);
  return out;
}

const join = (parts: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

/**
 * A picture in four greys, 0 black to 3 white. `shade` is asked for every point. Pure: the same shades give the same bytes.
 * The words, plain ASCII, go along inside the file.
 */
export function pngDocument(width: number, height: number, shade: (x: number, y: number) => number, words: string): Uint8Array {
  const line = Math.ceil(width / 4);
  const raw = new Uint8Array(height * (1 + line));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (1 + line) + 1 + (x >> 2);
      raw[at] = (raw[at] ?? 0) | ((shade(x, y) & 3) << (6 - 2 * (x & 3)));
    }
  }
  const head = Uint8Array.from([...word(width), ...word(height), 2, 0, 0, 0, 0]);
  const text = Uint8Array.from(`Comment\0${words}`, (letter) => letter.charCodeAt(0));
  return join([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('tEXt', text), chunk('IDAT', stored(raw)), chunk('IEND', new Uint8Array(0))]);
}
