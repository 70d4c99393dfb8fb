import type { BundledPackage } from './packagesOf.ts';

const rule = '-'.repeat(78);

/** The notices that ship with the product, one block for each package, in the order of their names. */
export function noticesText(packages: readonly BundledPackage[], extra: readonly string[]): string {
  const blocks = [...packages]
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'))
    .map(({ name, version, licence, text }) => `${name} ${version}\nLicence: ${licence}${text === '' ? '' : `\n\n${text}`}`);
  return [`Casebench contains work by others. Their notices follow.`, ...blocks, ...extra.map((text) => text.trim())].join(`\n\n${rule}\n`) + '\n';
}
