import { closeSync, openSync, readSync } from 'node:fs';

type Node = Readonly<{ files?: Readonly<Record<string, Node>>; unpacked?: boolean }>;
/** A file of an archive, and whether it lies beside the archive as a real file. */
export type AsarFile = Readonly<{ path: string; unpacked: boolean }>;

/** Lists an asar archive from its header: four little-endian lengths, then JSON. */
export function asarFiles(archive: string): readonly AsarFile[] {
  const fd = openSync(archive, 'r');
  try {
    const head = Buffer.alloc(16);
    readSync(fd, head, 0, 16, 0);
    const json = Buffer.alloc(head.readUInt32LE(12));
    readSync(fd, json, 0, json.length, 16);
    const walk = (node: Node, path: string): AsarFile[] =>
      node.files === undefined
        ? [{ path, unpacked: node.unpacked === true }]
        : Object.entries(node.files).flatMap(([name, inner]) => walk(inner, path === '' ? name : `${path}/${name}`));
    return walk(JSON.parse(json.toString('utf8')) as Node, '');
  } finally {
    closeSync(fd);
  }
}
