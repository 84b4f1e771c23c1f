type Scalar = string | number | boolean | null | undefined;

/** A request as the wire sees it, once the route's own types have checked it. */
export type LooseRequest = {
  params?: Record<string, Scalar>;
  query?: Record<string, Scalar>;
  body?: unknown;
};

/** Fills the places of a path (`/api/meetings/:meetingId`) and adds the query; absent values are left out. */
export function addressOf(path: string, { params = {}, query = {} }: LooseRequest): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${filled}?${search}` : filled;
}
