const NEWLINE = 10;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A line without its end; or why there is no text of it. */
export type Line = Readonly<{ text: string }> | Readonly<{ refused: 'tooLong' | 'notUtf8' }>;

/**
 * The lines of a stream of UTF-8, in batches as they arrive: all that each chunk completes. Holds one chunk and one
 * unfinished line of at most `limit` bytes at a time; of a longer line nothing is kept. A last line needs no end, and a
 * byte order mark or carriage return is no part of a line.
 */
export async function* readLines(input: AsyncIterable<Uint8Array>, limit: number): AsyncIterable<readonly Line[]> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const hold = (part: Uint8Array): void => {
    heldBytes += part.length;
    if (heldBytes > limit) held = [];
    else if (part.length > 0) held.push(part);
  };
  const take = (): Line => {
    const line = heldBytes > limit ? ({ refused: 'tooLong' } as const) : decoded(Buffer.concat(held));
    held = [];
    heldBytes = 0;
    return line;
  };
  for await (const chunk of input) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const part = chunk.subarray(start, end);
      if (heldBytes === 0 && part.length <= limit) lines.push(decoded(part));
      else {
        hold(part);
        lines.push(take());
      }
      start = end + 1;
    }
    hold(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (heldBytes > 0) yield [take()];
}

function decoded(bytes: Uint8Array): Line {
  try {
    const text = utf8.decode(bytes);
    return { text: text.endsWith('\r') ? text.slice(0, -1) : text };
  } catch {
    return { refused: 'notUtf8' };
  }
}
