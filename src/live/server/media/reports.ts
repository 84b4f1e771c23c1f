import type { FastifyInstance } from 'fastify';
import { WebhookReceiver, type WebhookEvent } from 'livekit-server-sdk';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Config } from '../../../platform/server/config.ts';
import { engineReportType } from '../../contract/webhook.ts';

const largestReport = 256 * 1024;

/** Keeps a report's bytes as they came: the signature is over them. */
export function acceptReports(http: FastifyInstance): void {
  http.addContentTypeParser(
    engineReportType,
    { parseAs: 'string', bodyLimit: largestReport },
    (_request, raw, done) => done(null, { raw }),
  );
}

/**
 * Reads a report of the engine, told from anybody else's by its signature, which covers the whole
 * report and lasts five minutes.
 * @throws {Problem} `unauthenticated` when it is not the engine's, was altered or is old
 */
export function reportReader(media: Config['media']) {
  const receiver = new WebhookReceiver(media.apiKey, media.apiSecret);
  return async (raw: string, signature: string | undefined): Promise<WebhookEvent> => {
    try {
      return await receiver.receive(raw, signature);
    } catch (error) {
      throw new Problem('unauthenticated', { cause: error });
    }
  };
}
