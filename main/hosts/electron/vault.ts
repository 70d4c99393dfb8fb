import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import * as z from 'zod';
import { fail, ok, type Result } from '../../../app/result.ts';

const keyBytes = 32;
/** `backend` is what sealed the key, so that a change of it can be named instead of looking like damage. */
const Sealed = z.strictObject({ version: z.literal(1), backend: z.string().max(40), sealed: z.base64() });

type Vault = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'>;
type Machine = Readonly<{ dataDir: string; platform: NodeJS.Platform }>;

const isMissing = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';

/**
 * The store's key, sealed by the operating system's vault in `store.key.json`; made on first use.
 * Fails with `STORE_KEY_UNAVAILABLE` when there is no vault, when Linux offers only `basic_text` (which is no secret),
 * when another vault sealed the key, or when it cannot be unsealed. There is no fallback in the clear, and a key that
 * cannot be read is never replaced: that would orphan the store.
 */
export async function readVaultKey(vault: Vault, { dataDir, platform }: Machine): Promise<Result<Uint8Array>> {
  const path = join(dataDir, 'store.key.json');
  try {
    if (!(await vault.isAsyncEncryptionAvailable())) return fail('STORE_KEY_UNAVAILABLE');
    const backend = platform === 'linux' ? vault.getSelectedStorageBackend() : platform;
    if (backend === 'basic_text' || backend === 'unknown') return fail('STORE_KEY_UNAVAILABLE');
    const text = await readFile(path, 'utf8').catch((cause: unknown) => {
      if (isMissing(cause)) return null;
      throw cause;
    });
    if (text === null) {
      const key = randomBytes(keyBytes);
      await seal(vault, path, backend, key);
      return ok(new Uint8Array(key));
    }
    const kept = Sealed.parse(JSON.parse(text));
    if (kept.backend !== backend) return fail('STORE_KEY_UNAVAILABLE', { facts: { sealedBy: kept.backend, now: backend } });
    const { result, shouldReEncrypt } = await vault.decryptStringAsync(Buffer.from(kept.sealed, 'base64'));
    const key = Buffer.from(result, 'base64');
    if (key.length !== keyBytes) return fail('STORE_KEY_UNAVAILABLE');
    if (shouldReEncrypt) await seal(vault, path, backend, key);
    return ok(new Uint8Array(key));
  } catch {
    // The vault's own message may quote what it was given.
    return fail('STORE_KEY_UNAVAILABLE');
  }
}

async function seal(vault: Vault, path: string, backend: string, key: Buffer): Promise<void> {
  const sealed = (await vault.encryptStringAsync(key.toString('base64'))).toString('base64');
  const draft = `${path}.new`;
  await writeFile(draft, JSON.stringify({ version: 1, backend, sealed } satisfies z.output<typeof Sealed>), { mode: 0o600, flush: true });
  await rename(draft, path);
}
