import { expect, it } from 'vitest';
import { sizeWords } from './sizeWords.ts';

it('says how big a file is', () => {
  expect([812, 14_300, 1_240_000].map(sizeWords)).toEqual(['812 bytes', '14 KB', '1.2 MB']);
});
