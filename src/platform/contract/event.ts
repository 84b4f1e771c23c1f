import type { z } from 'zod';

/**
 * Who may see an event of a stream: everybody admitted, the hosts, or one seat.
 * A closed form, judged by the abilities table.
 */
export type Audience = 'all' | 'hosts' | `seat:${string}`;

/** One kind of event: its name and the shape of its data, which holds ids and never names or texts. */
export type EventDefinition<D extends z.ZodObject = z.ZodObject> = {
  readonly type: string;
  readonly data: D;
};

/** Declares a kind of event. */
export function event<const T extends string, D extends z.ZodObject>(
  type: T,
  data: D,
): { readonly type: T; readonly data: D } {
  return { type, data };
}

/** An event as browsers receive it; `number` grows by one within its stream. */
export type WireEvent<T extends string = string, D = unknown> = {
  number: number;
  type: T;
  at: string;
  data: D;
};
