import type { Output } from '../../app/contract/index.ts';

/** Why nothing can be saved now; null when it can. `short` stands beside what cannot be pressed. */
export function readOnlyWords(readOnly: Output<'session.state'>['readOnly']): Readonly<{ what: string; next: string; short: string }> | null {
  switch (readOnly) {
    case 'no':
      return null;
    case 'diskFull':
      return { what: 'The disk is full, so nothing can be saved.', next: 'You can read everything. Free some space and go on: keep this window open, so that nothing you typed is lost.', short: 'the disk is full' };
    case 'folder':
      return { what: 'Casebench may not write to its folder, so nothing can be saved.', next: 'You can read everything. Tell IT support, and keep this window open.', short: 'Casebench may not write to its folder' };
  }
}
