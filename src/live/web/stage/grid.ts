export type Box = { width: number; height: number };
export type Grid = { columns: number; tile: Box };

const GAP = 8;
/** On a lying page, tiles stay near a camera's picture; on an upright one they may stand as a phone's does. */
const NARROWEST = { lying: 4 / 3, upright: 3 / 4 };
const WIDEST = 16 / 9;
/** Side by side looks like a class; one over the other must be clearly larger to be worth it. */
const SIDE_BY_SIDE = 1.25;
/** Under this width a face is no longer read. */
const SMALLEST = 132;

/** Never more faces than this at once. */
export const MOST_TILES = 40;

/** The arrangement of `count` equal tiles that suits a box best (CSS pixels): the largest, side by side if they can. */
export function bestGrid(count: number, box: Box): Grid {
  const isLying = box.width > box.height;
  const narrowest = NARROWEST[isLying ? 'lying' : 'upright'];
  let best: Grid = { columns: 1, tile: { width: 0, height: 0 } };
  let bestWorth = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const tile = fit(cellOf(columns, rows, box), narrowest);
    const worth = tile.width * tile.height * (isLying && columns >= rows ? SIDE_BY_SIDE : 1);
    if (worth > bestWorth) [best, bestWorth] = [{ columns, tile }, worth];
  }
  return best;
}

/** How many tiles a page of the gallery holds: as many as stay readable, at least one, at most 40. */
export function pageSize(count: number, box: Box): number {
  for (let size = Math.min(count, MOST_TILES); size > 1; size -= 1) {
    if (bestGrid(size, box).tile.width >= SMALLEST) return size;
  }
  return 1;
}

/** The tiles of a page, counted from 0. */
export function pageOf<T>(tiles: readonly T[], page: number, size: number): readonly T[] {
  return tiles.slice(page * size, (page + 1) * size);
}

const cellOf = (columns: number, rows: number, { width, height }: Box): Box => ({
  width: Math.max(0, (width - GAP * (columns - 1)) / columns),
  height: Math.max(0, (height - GAP * (rows - 1)) / rows),
});

function fit({ width, height }: Box, narrowest: number): Box {
  if (height === 0 || width === 0) return { width: 0, height: 0 };
  if (width / height > WIDEST)
    return { width: Math.floor(height * WIDEST), height: Math.floor(height) };
  if (width / height < narrowest)
    return { width: Math.floor(width), height: Math.floor(width / narrowest) };
  return { width: Math.floor(width), height: Math.floor(height) };
}
