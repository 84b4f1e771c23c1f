import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../contract/problems.ts';
import { choose, type Page } from './choose.ts';
import { openDocuments, pickBody } from './documents.ts';

/** A school's classes are nobody's search results. */
const robots = 'User-agent: *\nDisallow: /\n';

const unbuilt = [
  'Les pages de Préau ne sont pas construites. Relancez « npm start », qui les construit, puis rechargez.',
  'Préau’s pages are not built. Run “npm start” again, which builds them, then reload.',
].join('\n');

const oneYear = 31_536_000_000;

/**
 * Serves the web app's build: documents for the pages' addresses, files with their compressed twins.
 * Call it after the routes of the API: it answers for every address that nobody else knows.
 * @param options.folder Vite's output
 * @param options.pages which document draws which addresses; the first draws the unknown ones too
 */
export async function registerStatic(
  http: FastifyInstance,
  options: { folder: string; pages: readonly [Page, ...Page[]] },
): Promise<void> {
  await http.register(fastifyStatic, {
    root: options.folder,
    serve: false,
    preCompressed: true,
    index: false,
    dotfiles: 'ignore',
    redirect: false,
    suppressWarning: true,
    // Hashed files never change: what only helps to ask again would be weight on each of them.
    acceptRanges: false,
    lastModified: false,
  });
  const read = openDocuments(options.folder);

  const sendDocument = async (
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    status: 200 | 404,
  ) => {
    const document = await read(name);
    if (document === null)
      return reply
        .code(503)
        .header('cache-control', 'no-store')
        .type('text/plain; charset=utf-8')
        .send(unbuilt);
    // Asked again each time: after an upgrade the old document names files that are gone.
    reply.header('cache-control', 'no-cache').header('vary', 'accept-encoding');
    reply.header('etag', document.etag);
    if (status === 200 && request.headers['if-none-match'] === document.etag)
      return reply.code(304).send();
    const { encoding, body } = pickBody(document, request.headers['accept-encoding']);
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    return reply.code(status).type('text/html; charset=utf-8').send(body);
  };

  http.get('/robots.txt', { config: { routeId: 'robots' } }, async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(robots),
  );

  // A refused file costs as much as the file, and a page without one of its pieces asks for it again and again.
  const config = { routeId: 'pages', answersWhenLate: true };
  http.get('/*', { config }, async (request, reply) => {
    const path = `/${(request.params as { '*': string })['*']}`;
    const choice = choose(path, options.pages);
    if (choice.kind === 'document')
      return sendDocument(request, reply, choice.document, choice.status);
    if (choice.kind === 'none') throw new Problem('not_found');
    return choice.immutable
      ? reply.sendFile(choice.file, { maxAge: oneYear, immutable: true, etag: false })
      : reply.sendFile(choice.file, { cacheControl: true, maxAge: 0 });
  });
}
