import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { contentSecurityPolicy, securityHeaders, threadPolicy, type Connects } from './contentSecurity.ts';

/** Where the build leaves a place for the nonce of each response. */
export const noncePlaceholder = '__CSP_NONCE__';

const AssetList = z.record(
  z.string().regex(/^\/[\w./-]*$/),
  z.strictObject({ file: z.string().regex(/^(?!.*\.\.)[\w][\w./-]*$/), type: z.string().max(60) }),
);
/** Every path that is served, and the file and type behind it. Written by the build; nothing else is reachable. */
export type AssetList = z.output<typeof AssetList>;

export async function readAssetList(root: string): Promise<AssetList> {
  return AssetList.parse(JSON.parse(await readFile(join(root, 'assets.json'), 'utf8')));
}

const refuse = (status: number): Response => new Response(null, { status, headers: { ...securityHeaders, 'cache-control': 'no-store' } });

/**
 * Answers a window's request from the build's own list: the path is a key, never joined to a folder.
 * Documents carry the policy with a nonce of their own; hashed files may be kept by the browser, documents never.
 * Refuses: 405 for anything but GET and HEAD, 404 for a path that is not in the list.
 */
export function createAssetHandler(root: string, assets: AssetList, connects: Connects): (request: Request) => Promise<Response> {
  const bodies = new Map<string, Promise<Buffer<ArrayBuffer>>>();
  const read = (file: string): Promise<Buffer<ArrayBuffer>> => {
    const found = bodies.get(file) ?? readFile(join(root, file));
    bodies.set(file, found);
    return found;
  };
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const { pathname } = new URL(request.url);
    const path = pathname === '/' ? '/index.html' : pathname;
    const asset = Object.hasOwn(assets, path) ? assets[path] : undefined;
    if (asset === undefined) return refuse(404);
    const headers: Record<string, string> = { ...securityHeaders, 'content-type': asset.type };
    const raw = await read(asset.file);
    let body: Buffer<ArrayBuffer> | string = raw;
    if (asset.type.startsWith('text/html')) {
      const nonce = randomBytes(18).toString('base64');
      headers['content-security-policy'] = contentSecurityPolicy(nonce, connects);
      headers['cache-control'] = 'no-store';
      body = raw.toString('utf8').replaceAll(noncePlaceholder, nonce);
    } else {
      // A thread takes its policy from its own script; on any other script it means nothing.
      if (asset.type.startsWith('text/javascript')) headers['content-security-policy'] = threadPolicy;
      headers['cache-control'] = path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store';
    }
    return new Response(request.method === 'HEAD' ? null : body, { status: 200, headers });
  };
}
