import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { practiceSpeeds } from '../../../app/contract/waiting.ts';
import { IsoDate } from '../../../app/model/dates.ts';
import { Id, UserId } from '../../../app/model/ids.ts';

const Device = z.strictObject({
  /** Names this installation to the authority. */
  deviceId: Id,
  lastUser: UserId.nullable(),
  /** How the practice caseload was made, so that it can be finished or grown with the same result. */
  practice: z.strictObject({ cases: z.int().min(1), seed: z.int().min(0), teams: z.int().min(1).nullable(), on: IsoDate }).nullable(),
  /** How much faster than life practice answers come here. */
  practiceSpeed: z.exactOptional(z.literal(practiceSpeeds)),
});
export type Device = z.output<typeof Device>;

const fileIn = (dataDir: string): string => join(dataDir, 'device.json');

/** What this installation remembers outside its stores. Nothing of a case. A file that cannot be read is made again. */
export function readDevice(dataDir: string, newId: () => string): Device {
  try {
    const read = Device.safeParse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
    if (read.success) return read.data;
  } catch {
    // Not there yet, or not JSON: the same as a first start.
  }
  return { deviceId: newId(), lastUser: null, practice: null };
}

/** Written whole or not at all. */
export function writeDevice(dataDir: string, device: Device): void {
  const half = `${fileIn(dataDir)}.half`;
  writeFileSync(half, `${JSON.stringify(device)}\n`, { mode: 0o600 });
  renameSync(half, fileIn(dataDir));
}
