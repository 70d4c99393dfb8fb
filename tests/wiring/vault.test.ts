import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readVaultKey } from '../../main/hosts/electron/vault.ts';

type Vault = Parameters<typeof readVaultKey>[0];
type Backend = ReturnType<Vault['getSelectedStorageBackend']>;
let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'casebench-vault-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const path = (): string => join(folder, 'store.key.json');

/** A vault that turns bytes over, which is enough to see what is on disk. */
const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
const vault = (backend: Backend = 'gnome_libsecret', changes: Partial<Vault> = {}): Vault & { sealed: number } => {
  const made = {
    sealed: 0,
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text: string) => {
      made.sealed += 1;
      return turned(Buffer.from(text));
    },
    decryptStringAsync: async (bytes: Buffer) => ({ result: turned(bytes).toString('utf8'), shouldReEncrypt: false }),
    ...changes,
  };
  return made;
};
const read = (from: Vault, platform: NodeJS.Platform = 'linux') => readVaultKey(from, { dataDir: folder, platform });
const refused = { ok: false, error: { code: 'STORE_KEY_UNAVAILABLE' } };

describe('the vault', () => {
  test('keeps one key, sealed, for this person only', async () => {
    const first = await read(vault());
    expect(first.ok && first.value.length).toBe(32);
    expect(await read(vault())).toEqual(first);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    const kept = readFileSync(path(), 'utf8');
    const key = Buffer.from(first.ok ? first.value : []);
    for (const form of [key.toString('base64'), key.toString('hex')]) {
      expect(kept).not.toContain(form);
      expect(Buffer.from((JSON.parse(kept) as { sealed: string }).sealed, 'base64').toString('latin1')).not.toContain(form);
    }
  });

  test.each(['basic_text', 'unknown'] as const)('refuses %s on Linux, which is no secret, and leaves nothing behind', async (backend) => {
    expect(await read(vault(backend))).toEqual(refused);
    expect(existsSync(path())).toBe(false);
  });

  test('is refused when there is none, and leaves nothing behind', async () => {
    expect(await read(vault('kwallet6', { isAsyncEncryptionAvailable: async () => false }))).toEqual(refused);
    expect(existsSync(path())).toBe(false);
  });

  test('names a change of vault instead of calling the key broken, and keeps the file', async () => {
    await read(vault('gnome_libsecret'));
    const before = readFileSync(path(), 'utf8');
    expect(await read(vault('kwallet6'))).toEqual({
      ok: false,
      error: { code: 'STORE_KEY_UNAVAILABLE', facts: { sealedBy: 'gnome_libsecret', now: 'kwallet6' } },
    });
    expect(readFileSync(path(), 'utf8')).toBe(before);
  });

  test('seals the same key again when the vault asks for it', async () => {
    const first = await read(vault());
    const asking = vault('gnome_libsecret', { decryptStringAsync: async (bytes) => ({ result: turned(bytes).toString('utf8'), shouldReEncrypt: true }) });
    expect(await read(asking)).toEqual(first);
    expect(asking.sealed).toBe(1);
    expect(await read(vault())).toEqual(first);
  });

  test.each(['', '{', '{}', '{"version":2,"backend":"gnome_libsecret","sealed":""}', '{"version":1,"backend":"gnome_libsecret","sealed":"AAAA"}'])(
    'never replaces a key that cannot be read: %j',
    async (text) => {
      writeFileSync(path(), text);
      expect(await read(vault())).toEqual(refused);
      expect(readFileSync(path(), 'utf8')).toBe(text);
    },
  );

  test('lets no word of the vault’s own error out', async () => {
    await read(vault());
    const answer = await read(vault('gnome_libsecret', { decryptStringAsync: async () => Promise.reject(new Error('the key is Marigold')) }));
    expect(answer).toEqual(refused);
  });

  test('asks for no Linux vault on other platforms', async () => {
    expect((await read(vault('basic_text'), 'win32')).ok).toBe(true);
    expect((await read(vault('basic_text'), 'darwin')).ok).toBe(false);
  });
});
