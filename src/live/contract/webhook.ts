import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';

/** What the engine sends; its signature is over the bytes, so they are kept as they came. */
export const engineReportType = 'application/webhook+json';

export const reportMedia = route({
  id: 'media.report',
  method: 'POST',
  path: '/api/media/reports',
  summary: 'The media engine tells who came, who left and what is published',
  caller: 'engine',
  action: 'media.report',
  body: z.strictObject({ raw: z.string().max(256 * 1024) }),
  reply: null,
  errors: [],
});
