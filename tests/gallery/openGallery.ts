import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { build } from 'vite';

const here = import.meta.dirname;
const built = join(here, '../../out/gallery');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
/** The product's own policy, with the page's nonce: a part that needs an inline style fails here first. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-gallery'; img-src 'self' data: blob:; font-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

/** Builds the gallery once for a worker, whatever asks for it first. */
let building: Promise<unknown> | null = null;
export const buildGallery = (): Promise<unknown> => (building ??= build({ configFile: join(here, 'vite.config.ts') }));

/** Opens the gallery from the built files, without a server, and fails on anything the page complains of. */
export async function openGallery(page: Page, query: string): Promise<readonly string[]> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.route('http://127.0.0.1/**', async (route) => {
    const path = new URL(route.request().url()).pathname;
    const file = path === '/' ? '/index.html' : path;
    await route.fulfill({
      body: await readFile(join(built, file)),
      contentType: types[extname(file)] ?? 'application/octet-stream',
      headers: { 'content-security-policy': policy },
    });
  });
  await page.goto(`http://127.0.0.1/?${query}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return complaints;
}

/** What the accessibility check complains of, in words. */
export const faultsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
};
