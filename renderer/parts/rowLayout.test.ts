import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layRows, type RowSection } from './rowLayout.ts';

const ROW = 36;
const HEAD = 28;
const section = (rows: number, open = true, head = true): RowSection => ({ key: `s${rows}`, head, rows, open });

it('heads and rows are laid one under another', () => {
  const layout = layRows([section(3), section(6)], ROW, HEAD);
  expect(layout.places).toBe(11);
  expect(layout.height).toBe(2 * HEAD + 9 * ROW);
  expect(layout.placeAt(0)).toEqual({ kind: 'head', section: 0 });
  expect(layout.placeAt(3)).toEqual({ kind: 'row', section: 0, row: 2 });
  expect(layout.placeAt(4)).toEqual({ kind: 'head', section: 1 });
  expect(layout.placeAt(5)).toEqual({ kind: 'row', section: 1, row: 3 });
  expect(layout.topOf(5)).toBe(2 * HEAD + 3 * ROW);
});

it('the first row under a head is reached together with its head', () => {
  const layout = layRows([section(3), section(6)], ROW, HEAD);
  expect([0, 1, 2, 4, 5, 6].map((position) => layout.sightTopOf(position))).toEqual([0, 0, HEAD + ROW, HEAD + 3 * ROW, HEAD + 3 * ROW, 2 * HEAD + 4 * ROW]);
  expect(layRows([section(9, true, false)], ROW, HEAD).sightTopOf(1)).toBe(ROW);
});

it('a closed section keeps its rows counted but shows its head only', () => {
  const layout = layRows([section(3, false), section(6)], ROW, HEAD);
  expect(layout.places).toBe(8);
  expect(layout.placeAt(2)).toEqual({ kind: 'row', section: 1, row: 3 });
  expect(layout.positionOfRow(1)).toBe(0);
});

it('50,000 rows without heads are one section', () => {
  const layout = layRows([section(50_000, true, false)], ROW, HEAD);
  expect(layout.height).toBe(50_000 * ROW);
  expect(layout.placeAt(49_999)).toEqual({ kind: 'row', section: 0, row: 49_999 });
  expect(layout.positionAt(layout.height + 999)).toBe(49_999);
});

it('an empty list has no places', () => {
  const layout = layRows([], ROW, HEAD);
  expect([layout.places, layout.height, layout.positionAt(10), layout.positionOfRow(0)]).toEqual([0, 0, 0, -1]);
});

const anySections = fc.array(
  fc.record({ key: fc.string(), head: fc.boolean(), rows: fc.integer({ min: 0, max: 40 }), open: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);

it('agrees with a list written out in full', () => {
  fc.assert(
    fc.property(anySections, (sections) => {
      const written: { kind: 'head' | 'row'; section: number; row: number; top: number }[] = [];
      let [top, row] = [0, 0];
      sections.forEach((one, index) => {
        if (one.head) {
          written.push({ kind: 'head', section: index, row: -1, top });
          top += HEAD;
        }
        for (let number = 0; number < one.rows; number += 1, row += 1) {
          if (one.head && !one.open) continue;
          written.push({ kind: 'row', section: index, row, top });
          top += ROW;
        }
      });
      const layout = layRows(sections, ROW, HEAD);
      expect(layout.places).toBe(written.length);
      expect(layout.height).toBe(top);
      written.forEach((one, position) => {
        const place = layout.placeAt(position);
        expect(place.kind).toBe(one.kind);
        expect(place.section).toBe(one.section);
        if (place.kind === 'row') {
          expect(place.row).toBe(one.row);
          expect(layout.positionOfRow(place.row)).toBe(position);
        } else expect(layout.positionOfHead(place.section)).toBe(position);
        expect(layout.topOf(position)).toBe(one.top);
        expect(layout.positionAt(one.top)).toBe(position);
        expect(layout.positionAt(one.top + layout.heightOf(position) - 1)).toBe(position);
      });
    }),
  );
});
