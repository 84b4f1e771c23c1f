import type { Mutation, MutationCache } from '@tanstack/react-query';

type Watcher = { hasListeners: () => boolean };

/**
 * Calls back with the failure of each change that nobody on the page watches any more: its dialog was closed,
 * another was asked for by the same button, its page was left. Who still watches tells it in its own place.
 */
export function onUnwatchedFailure(cache: MutationCache, tell: (error: unknown) => void): void {
  const watchers = new WeakMap<Mutation<unknown, unknown, unknown, unknown>, Set<Watcher>>();
  cache.subscribe((news) => {
    const { mutation } = news;
    if (!mutation) return;
    const watching = watchers.get(mutation) ?? new Set<Watcher>();
    if (news.type === 'observerAdded') watchers.set(mutation, watching.add(news.observer));
    if (news.type === 'observerRemoved') watching.delete(news.observer);
    if (news.type !== 'updated' || news.action.type !== 'error') return;
    if (![...watching].some((one) => one.hasListeners())) tell(news.action.error);
  });
}
