import type { RouteAddress, RouteDefinition, RouteReply, RouteRequest } from '../contract/route.ts';
import { addressOf, type LooseRequest } from './address.ts';
import { answerFrom, reach } from './call.ts';
import { problemFrom } from './problem-error.ts';

/**
 * Makes the function that sends a file's bytes to one route, as they are.
 * @throws {ProblemError} as `caller`
 */
export function fileSender<R extends RouteDefinition>(
  address: RouteAddress<R>,
): (
  file: Blob,
  query?: RouteRequest<R> extends { query: infer Q } ? Q : never,
) => Promise<RouteReply<R>> {
  const [method = 'POST', path = '/'] = address.split(' ');
  return async (file, query) => {
    const given = query === undefined ? {} : { query: query as LooseRequest['query'] & object };
    const response = await reach(addressOf(path, given), {
      method,
      headers: {
        accept: 'application/json',
        'x-preau': '1',
        'content-type': 'application/octet-stream',
      },
      body: file,
    });
    if (!response.ok) throw await problemFrom(response);
    return (await answerFrom(response)) as RouteReply<R>;
  };
}
