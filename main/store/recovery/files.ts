import { existsSync, renameSync, rmSync } from 'node:fs';

/** A database and what SQLite keeps beside it. */
const parts = (file: string): readonly string[] => [file, `${file}-wal`, `${file}-shm`];

export const fileExists = (file: string): boolean => existsSync(file);
export const removeDatabase = (file: string): void => parts(file).forEach((part) => rmSync(part, { force: true }));
export function moveDatabase(from: string, to: string): void {
  parts(from).forEach((part, i) => {
    if (existsSync(part)) renameSync(part, parts(to)[i] as string);
  });
}
