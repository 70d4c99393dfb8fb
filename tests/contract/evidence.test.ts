import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../app/contract/index.ts';
import { inspectFile } from '../../app/evidence/inspectFile.ts';
import { gifSample, pdfSample, pngSample } from '../../app/evidence/samplesForTests.ts';
import { PRACTICE_MARK } from '../../app/practice/documents/practiceDocument.ts';
import { openPractice, practiceFolder, story, type PracticeCore } from './practiceCore.ts';

// One day's post on one store, in order: each test goes on where the one before it stopped.
const folder = practiceFolder();
let core: PracticeCore;
beforeAll(async () => void (core = await openPractice(folder)));
afterAll(async () => {
  await core.close();
  folder.remove();
  rmSync(`${folder.dataDir}-scans`, { recursive: true, force: true });
});

type File = Output<'evidence.upload.finish'>['file'];
const SECRET = 'Xylographwords';
async function upload(name: string, bytes: Uint8Array): Promise<File> {
  const { uploadId, chunkBytes } = await core.call('evidence.upload.begin', { name, bytes: bytes.length });
  for (let index = 0; index * chunkBytes < bytes.length; index += 1) {
    await core.call('evidence.upload.chunk', { uploadId, index, base64: Buffer.from(bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes)).toString('base64') });
  }
  return (await core.call('evidence.upload.finish', { uploadId })).file;
}
async function bytesOf(hash: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let offset = 0, total = 1; offset < total; ) {
    const part = await core.call('evidence.bytes', { hash, offset, length: 1_000 });
    parts.push(Buffer.from(part.base64, 'base64'));
    offset += 1_000;
    total = part.total;
  }
  return Buffer.concat(parts);
}
const tray = async () => (await core.call('evidence.tray', {})).items;
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the tray', () => {
  it('holds an uploaded file with the cases that its name speaks of, and why', async () => {
    const file = await upload('payslip 10-0042.pdf', pdfSample(SECRET));
    expect(file).toMatchObject({ type: 'pdf', pages: 1, name: 'payslip 10-0042.pdf' });
    await core.call('evidence.tray.add', { hash: file.hash, name: file.name, how: 'file' });
    await core.call('evidence.tray.add', { hash: file.hash, name: file.name, how: 'file' });
    const { caseId, clusterId } = await story(core);
    const items = await tray();
    expect(items).toHaveLength(1);
    const [first] = items[0]?.proposals ?? [];
    expect(first).toMatchObject({ caseId, clusterId, reference: '10-0042' });
    expect(first?.because).toContain('The name of the file has the reference 10-0042');
    expect(folder.told).toContainEqual({ type: 'tray' });
  });

  it('finds a case by the number of one of its parents', async () => {
    const { open, caseId } = await story(core);
    const { crn } = open.paying.person;
    const file = await upload(`IMG ${crn.slice(0, 4)} ${crn.slice(4, 8)} ${crn.slice(8)}.png`, pngSample());
    await core.call('evidence.tray.add', { hash: file.hash, name: file.name, how: 'file' });
    const item = (await tray()).find((each) => each.file.hash === file.hash);
    expect(item?.proposals[0]).toMatchObject({ caseId });
    expect(item?.proposals[0]?.because).toContain('the number of the paying parent');
  });

  it('is whole after a restart, and its files can be read', async () => {
    const before = await tray();
    await core.close();
    core = await openPractice(folder);
    expect((await tray()).map(({ trayId, file }) => [trayId, file])).toEqual(before.map(({ trayId, file }) => [trayId, file]));
    expect((await bytesOf(before.find(({ file }) => file.type === 'pdf')?.file.hash ?? '')).equals(Buffer.from(pdfSample(SECRET)))).toBe(true);
  });

  it('lets go of what is not wanted, bytes and all, and keeps what a case names', async () => {
    const [png, pdf] = await tray();
    if (png === undefined || pdf === undefined) throw new Error('two were put in');
    expect(await core.call('evidence.tray.discard', { trayId: png.trayId, reason: 'notOurs' })).toEqual({ discarded: true });
    expect(await core.ask('evidence.bytes', { hash: png.file.hash, offset: 0, length: 10 })).toMatchObject({ error: { code: 'FILE_NOT_HELD' } });
    const { caseId, clusterId } = await story(core);
    await core.do('evidence.add', clusterId, { caseId, taskId: null, changeId: null, kind: 'payslip', from: 'payingParent', how: 'file', receivedOn: '2026-11-18', files: [pdf.file], weekly: null });
    await core.call('evidence.tray.discard', { trayId: pdf.trayId, reason: 'duplicate' });
    await core.answered();
    expect((await bytesOf(pdf.file.hash)).length).toBe(pdf.file.bytes);
    expect(await tray()).toEqual([]);
    expect(await core.call('evidence.tray.discard', { trayId: pdf.trayId, reason: 'other' })).toEqual({ discarded: false });
  });

  it('refuses a file that is not here, and one whose name lies', async () => {
    expect(await core.ask('evidence.tray.add', { hash: 'a'.repeat(64), name: 'a.pdf', how: 'file' })).toMatchObject({ error: { code: 'FILE_NOT_HELD' } });
    const { uploadId } = await core.call('evidence.upload.begin', { name: 'payslip.pdf', bytes: gifSample().length });
    await core.call('evidence.upload.chunk', { uploadId, index: 0, base64: Buffer.from(gifSample()).toString('base64') });
    expect(await core.ask('evidence.upload.finish', { uploadId })).toEqual({ ok: false, error: { code: 'FILE_LIES', facts: { said: 'pdf', is: 'gif' } } });
  });
});

describe('loose proof', () => {
  it('of my team stands oldest first with where it may belong, and leaves when it is put with an item', async () => {
    const { rows, counts } = await core.call('evidence.inbox', {});
    expect(rows.length).toBeGreaterThan(0);
    expect(counts).toMatchObject({ total: rows.length, oldestOn: rows[0]?.item.receivedOn });
    expect(rows.map(({ item }) => item.receivedOn)).toEqual(rows.map(({ item }) => item.receivedOn).toSorted());
    expect(rows.every(({ item }) => item.taskId === null && item.state === 'received')).toBe(true);
    const { caseId, clusterId, open } = await story(core);
    const mine = rows.find(({ item }) => item.caseId === caseId);
    if (mine === undefined) throw new Error('the payslip is loose');
    expect(mine.item.proposed).toEqual(mine.proposals[0] ?? null);
    const task = open.tasks.find(({ kind }) => kind === 'change');
    await core.do('evidence.attach', clusterId, { evidenceId: mine.item.evidenceId, taskId: task?.taskId, changeId: null }, { [`evidence/${mine.item.evidenceId}`]: mine.item.tag });
    const after = await core.call('evidence.inbox', {});
    expect(after.counts.total).toBe(counts.total - 1);
    expect(after.rows.some(({ item }) => item.evidenceId === mine.item.evidenceId)).toBe(false);
  });

  it('of another team is not shown', async () => {
    const reference = async (): Promise<ReadonlySet<string>> => new Set((await core.call('evidence.inbox', {})).rows.map(({ item }) => item.caseId));
    const mine = await reference();
    await core.call('session.signIn', { userId: 'CW-01' });
    await core.ready();
    for (const caseId of await reference()) expect(mine.has(caseId)).toBe(false);
    await core.call('session.signIn', { userId: 'CW-07' });
    await core.ready();
  });
});

describe('the documents of a case', () => {
  it('show what came, what it is held against, and what was asked', async () => {
    const { caseId } = await story(core);
    const { items, asked } = await core.call('evidence.list', { caseId });
    expect(items.length).toBeGreaterThan(0);
    expect(items.map(({ receivedOn }) => receivedOn)).toEqual(items.map(({ receivedOn }) => receivedOn).toSorted().toReversed());
    expect(Array.isArray(asked)).toBe(true);
    expect(await core.ask('evidence.list', { caseId: 'nobody' })).toMatchObject({ error: { code: 'CASE_NOT_HELD' } });
  });

  it('can be refused for the reasons that fit, the type’s own first', async () => {
    const { caseId } = await story(core);
    const payslip = (await core.call('evidence.list', { caseId })).items.find(({ kind, taskId }) => kind === 'payslip' && taskId !== null);
    const { reasons, canAskAgain } = await core.call('evidence.refusals', { caseId, evidenceId: payslip?.evidenceId ?? '' });
    expect(reasons[0]).toMatchObject({ code: 'typeRule', suggested: true, customer: 'We need to see the pay before tax and the dates it covers.' });
    expect(canAskAgain).toBe(true);
    expect(await core.ask('evidence.refusals', { caseId, evidenceId: 'nobody' })).toMatchObject({ error: { code: 'ROW_NOT_FOUND' } });
  });

  it('of practice have papers that can be looked at, all marked, some of them unreadable', async () => {
    const types = new Set<string>();
    for (const { item } of (await core.call('evidence.inbox', {})).rows) {
      for (const file of item.files) {
        const bytes = await bytesOf(file.hash);
        expect(sha(bytes)).toBe(file.hash);
        expect(inspectFile(bytes, file.name, { maxBytes: 1_000_000, maxFiles: 7, types: ['pdf', 'png'] })).toEqual({ ok: true, value: { type: file.type, pages: 1 } });
        expect(bytes.includes(PRACTICE_MARK)).toBe(true);
        types.add(file.type);
      }
    }
    expect([...types].sort()).toEqual(['pdf', 'png']);
  });
});

describe('the scanner’s folder', () => {
  const scans = (): string => `${folder.dataDir}-scans`;
  it('is a full path of a folder that is there, or none', async () => {
    expect(await core.call('evidence.scanFolder', {})).toEqual({ path: null, problem: null });
    expect(await core.ask('evidence.scan', {})).toMatchObject({ error: { code: 'FOLDER_UNUSABLE' } });
    mkdirSync(scans());
    writeFileSync(join(scans(), 'a file'), 'x');
    for (const path of ['scans', './scans', join(scans(), 'nowhere'), join(scans(), 'a file')]) expect(await core.ask('evidence.scanFolder.set', { path }), path).toMatchObject({ error: { code: 'FOLDER_UNUSABLE' } });
    await core.call('evidence.scanFolder.set', { path: scans() });
    expect(await core.call('evidence.scanFolder', {})).toEqual({ path: scans(), problem: null });
  });

  it('gives its new files to the tray once, names what it refuses, and keeps its originals', async () => {
    mkdirSync(join(scans(), 'inner'));
    writeFileSync(join(scans(), 'one.pdf'), pdfSample('one'));
    writeFileSync(join(scans(), 'two.png'), pngSample());
    writeFileSync(join(scans(), 'lies.pdf'), gifSample());
    writeFileSync(join(scans(), '.hidden.pdf'), pdfSample('hidden'));
    writeFileSync(join(scans(), 'half.png'), pngSample().subarray(0, 50));
    symlinkSync(join(scans(), 'one.pdf'), join(scans(), 'link.pdf'));
    const first = await core.call('evidence.scan', {});
    expect(first).toEqual({ found: 5, taken: 2, known: 0, stopped: false, refused: [{ name: 'a file', code: 'FILE_TYPE_REFUSED' }, { name: 'half.png', code: 'FILE_BROKEN' }, { name: 'lies.pdf', code: 'FILE_LIES' }] });
    expect((await tray()).map(({ file, how }) => `${file.name} ${how}`).toSorted()).toEqual(['one.pdf scan', 'two.png scan']);
    expect(folder.told).toContainEqual({ type: 'scan', done: 5, total: 5 });
    // The scanner has finished writing the half one, and somebody has renamed the other.
    writeFileSync(join(scans(), 'half.png'), Buffer.concat([pngSample()]));
    renameSync(join(scans(), 'one.pdf'), join(scans(), 'renamed.pdf'));
    expect(await core.call('evidence.scan', {})).toMatchObject({ taken: 0, known: 3 });
    expect(readFileSync(join(scans(), 'renamed.pdf')).equals(Buffer.from(pdfSample('one')))).toBe(true);
    expect(existsSync(join(scans(), 'two.png'))).toBe(true);
  });

  it('remembers across a restart what it has given, even what was discarded', async () => {
    for (const { trayId } of await tray()) await core.call('evidence.tray.discard', { trayId, reason: 'notOurs' });
    await core.close();
    core = await openPractice(folder);
    expect(await core.call('evidence.scan', {})).toMatchObject({ taken: 0, known: 3 });
    expect(await tray()).toEqual([]);
  });

  it('can be stopped', async () => {
    writeFileSync(join(scans(), 'zz.pdf'), pdfSample('zz'));
    const running = core.call('evidence.scan', {});
    expect(await core.ask('evidence.scan', {})).toMatchObject({ error: { code: 'NOT_READY' } });
    expect(await core.call('evidence.scan.cancel', {})).toEqual({ cancelled: true });
    expect(await running).toMatchObject({ stopped: true });
    expect(await core.call('evidence.scan.cancel', {})).toEqual({ cancelled: false });
    await core.call('evidence.scanFolder.set', { path: null });
    expect(await core.call('evidence.scanFolder', {})).toEqual({ path: null, problem: null });
  });
});

describe('what is nobody else’s business', () => {
  it('no file’s words, name or folder stand in the log, in an event, or on disk in the clear', () => {
    const said = JSON.stringify([folder.logged, folder.told]);
    for (const word of [SECRET, 'payslip 10-0042', '-scans', 'renamed.pdf']) expect(said.includes(word), word).toBe(false);
    const kept = folder.files();
    for (const word of [SECRET, 'payslip 10-0042']) expect(kept.some((bytes) => bytes.includes(word)), word).toBe(false);
  });
});
