import { expect, it } from 'vitest';
import { pastedName } from './useIncoming.ts';

it('pictures from the clipboard are told apart by the moment and their order; other names stay', () => {
  expect(pastedName('image.png', '2026-11-18T09:41:00.000Z', 0)).toBe('Pasted 2026-11-18 9.41am.png');
  expect(pastedName('image.jpeg', '2026-06-18T09:41:00.000Z', 1)).toBe('Pasted 2026-06-18 10.41am (2).jpeg');
  expect(pastedName('payslip.pdf', '2026-11-18T09:41:00.000Z', 0)).toBe('payslip.pdf');
  expect(pastedName('image.png', '', 0)).toBe('image.png');
});
