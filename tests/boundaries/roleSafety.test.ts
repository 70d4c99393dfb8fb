import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['app', 'main', 'renderer'];
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.endsWith('ForTests.ts');

/** Every source file of the product, with its words without comments. */
const sources = folders
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !isTest(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ file: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '') }));

/** Files that hold a pattern. */
const holding = (pattern: RegExp, among = sources): readonly string[] => among.filter(({ text }) => pattern.test(text)).map(({ file }) => file).toSorted();

describe('the ways into a message', () => {
  test('every source file was read', () => expect(sources.length).toBeGreaterThan(400));

  test('words count as published in one place: where a catalogue’s refusal is filled with figures and days', () => {
    expect(holding(/\bpublishedWords\(/)).toEqual(['app/changes/engine/previewFinding.ts']);
    expect(holding(/\bPublishedWords\b/).filter((file) => !file.startsWith('app/changes/') && !file.startsWith('app/messages/'))).toEqual([]);
  });

  test('facts that are safe for one parent, published words and our team’s details are made nowhere but in facts.ts', () => {
    expect(holding(/\bas (unknown as )?(RoleSafeFacts|PublishedWords|TeamContact)\b/)).toEqual(['app/messages/facts.ts']);
  });

  test('templates are filled in four places, each from those facts', () => {
    expect(holding(/\bcomposeMessage\(/)).toEqual(['app/changes/notices.ts', 'app/messages/draftFor.ts', 'app/work/waiting/requestMessage.ts', 'main/core/handlers/messageHandlers.ts']);
  });

  test('a message row is written by what fills a template, by a person’s own edit, which is checked before it goes, and by its sending', () => {
    const writing = sources.filter(({ file }) => file.startsWith('main/') || /^app\/(?!practice\/|instructions\/)/.test(file));
    expect(holding(/kind: 'message',/, writing)).toEqual([
      'app/changes/notices.ts', 'app/messages/draftFor.ts', 'app/operations/messageDraft.ts', 'app/operations/messageQueue.ts', 'app/work/waiting/requestMessage.ts',
    ]);
  });

  test('what is prepared for staff is read by nothing that writes to a parent', () => {
    const writers = sources.filter(({ file }) => file.startsWith('app/messages/') || ['app/changes/notices.ts', 'app/changes/otherCases.ts', 'app/changes/requests.ts', 'app/work/waiting/requestMessage.ts', 'app/challenge/revisionRows.ts', 'main/core/handlers/messageHandlers.ts'].includes(file));
    expect(writers.length).toBeGreaterThan(30);
    expect(holding(/\b(prepared|sides)\b|\b(preview|looked|found|finding)\.(record|warnings|checks|person|opens)\b/, writers)).toEqual([]);
  });
});
