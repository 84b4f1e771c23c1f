import type { DataMap, Places } from '../../platform/contract/personal-data.ts';

const sorts = ['columns', 'files', 'logs', 'cookies'] as const satisfies (keyof Places)[];

/** What there is, whole: every column of the schema, every field of a log line, every cookie, every file. */
export type Live = Record<(typeof sorts)[number], readonly string[]>;

/** What the maps say of one sort, entry or technical alike. */
function declared(maps: readonly DataMap<string>[], sort: keyof Live): string[] {
  return maps.flatMap(({ entries, technical }) => [
    ...Object.values(entries).flatMap(({ places }) => places[sort] ?? []),
    ...technical.flatMap((places) => places[sort] ?? []),
  ]);
}

/**
 * Compares what there is with what the domains declare, both ways.
 * @returns one sentence for each difference; none when the map is the territory
 */
export function differences(maps: readonly DataMap<string>[], live: Live): string[] {
  return sorts.flatMap((sort) => {
    const stated = declared(maps, sort);
    const known = new Set(stated);
    const there = new Set(live[sort]);
    return [
      ...live[sort].filter((place) => !known.has(place)).map((place) => `undeclared: ${place}`),
      ...[...known].filter((place) => !there.has(place)).map((place) => `gone: ${place}`),
      ...stated
        .filter((place, at) => stated.indexOf(place) !== at)
        .map((place) => `declared twice: ${place}`),
    ];
  });
}
