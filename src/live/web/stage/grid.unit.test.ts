import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestGrid, MOST_TILES, pageOf, pageSize } from './grid.ts';

const boxes = fc.record({
  width: fc.integer({ min: 150, max: 2560 }),
  height: fc.integer({ min: 120, max: 1600 }),
});

describe('equal tiles', () => {
  it('fit in the place that they have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MOST_TILES }), boxes, (count, box) => {
        const { columns, tile } = bestGrid(count, box);
        const rows = Math.ceil(count / columns);
        expect(columns * tile.width + (columns - 1) * 8).toBeLessThanOrEqual(box.width);
        expect(rows * tile.height + (rows - 1) * 8).toBeLessThanOrEqual(box.height);
      }),
    );
  });

  it('stand side by side on a computer and one over the other on a phone', () => {
    expect(bestGrid(2, { width: 1060, height: 762 }).columns).toBe(2);
    expect(bestGrid(6, { width: 1060, height: 762 }).columns).toBe(3);
    expect(bestGrid(2, { width: 370, height: 640 }).columns).toBe(1);
  });
});

describe('pages of the gallery', () => {
  it('hold forty faces on a large screen, and never more', () => {
    expect(pageSize(60, { width: 1600, height: 900 })).toBe(40);
  });

  it('hold at least one, and only faces that can be read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), boxes, (count, box) => {
        const size = pageSize(count, box);
        expect(size).toBeGreaterThanOrEqual(1);
        if (size > 1) expect(bestGrid(size, box).tile.width).toBeGreaterThanOrEqual(132);
      }),
    );
  });

  it('show everybody once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uuid(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (tiles, size) => {
          const pages = Array.from({ length: Math.ceil(tiles.length / size) }, (_, page) =>
            pageOf(tiles, page, size),
          );
          expect(pages.flat()).toEqual(tiles);
        },
      ),
    );
  });
});
