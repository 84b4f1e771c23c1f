import { Agent, request, type IncomingMessage } from 'node:http';

/** Calls of one source, as a family or a class behind one address. */
export type Source = ReturnType<typeof openSource>;

/**
 * Calls from an address of the loopback, so that each source has a budget of its own, as in life.
 * @param port of the server
 * @param number of the source, below 65,000
 */
export function openSource(port: number, number: number) {
  const localAddress = `127.1.${Math.floor(number / 250)}.${(number % 250) + 1}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    localAddress,
    /** Asks, and answers once the head of the answer is there. */
    ask: (method: 'GET' | 'POST', path: string, cookie: string, body?: object) =>
      new Promise<IncomingMessage>((resolve, reject) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const headers = {
          'x-preau': '1',
          cookie,
          ...(text !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
          }),
        };
        const options = { host: '127.0.0.1', port, localAddress, agent, method, path, headers };
        request(options, resolve).once('error', reject).end(text);
      }),
    close: () => agent.destroy(),
  };
}

/** The whole of an answer. */
export async function textOf(answer: IncomingMessage): Promise<string> {
  let text = '';
  answer.setEncoding('utf8');
  for await (const chunk of answer) text += chunk as string;
  return text;
}
