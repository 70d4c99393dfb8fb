import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogSink } from './log.ts';
import { redact } from './redact.ts';

/**
 * Appends one JSON line for each entry to `casebench.log` in `folder`, for this person only (0600).
 * At `maxBytes` the file becomes `casebench.1.log` and older ones move up; `keep` of them stay.
 * Never throws: when the disk refuses, the entry is lost and the work goes on.
 */
export function createFileSink(folder: string, { maxBytes = 1_000_000, keep = 4 } = {}): LogSink {
  const path = join(folder, 'casebench.log');
  let size = -1;
  const rotate = (): void => {
    for (let n = keep - 1; n >= 0; n--) {
      const from = n === 0 ? path : join(folder, `casebench.${n}.log`);
      try {
        renameSync(from, join(folder, `casebench.${n + 1}.log`));
      } catch {
        // Nothing there to move.
      }
    }
    size = 0;
  };
  return (entry) => {
    try {
      if (size < 0) {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      }
      const line = `${JSON.stringify(redact(entry))}\n`;
      if (size > 0 && size + line.length > maxBytes) rotate();
      appendFileSync(path, line, { mode: 0o600 });
      size += line.length;
    } catch {
      size = -1;
    }
  };
}
