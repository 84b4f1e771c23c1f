import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import type { Server } from 'node:https';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';

type Files = NonNullable<Config['tls']>;

/** What a TLS server needs of the two files. */
export const readCertificate = ({ certFile, keyFile }: Files) => ({
  cert: readFileSync(certFile),
  key: readFileSync(keyFile),
});

/**
 * Serves a renewed certificate without a new start: lines that are open stay as they are. As long as the two
 * files do not go together, the last pair that did is served.
 * @param everyMs how often the files are looked at. They are asked, not listened to: a renewal replaces links
 * as often as contents, which the system's news of a file do not tell.
 */
export function followCertificate(
  http: FastifyInstance,
  files: Files,
  log: Logger,
  everyMs: number,
): void {
  const server = http.server as Server;
  const renew = () => {
    try {
      server.setSecureContext(readCertificate(files));
      log.info('the renewed certificate is served');
    } catch (err) {
      log.warn({ err }, 'the certificate changed and cannot be served: the last one goes on');
    }
  };
  const both = [files.certFile, files.keyFile];
  for (const file of both) watchFile(file, { interval: everyMs, persistent: false }, renew);
  http.addHook('onClose', async () => {
    for (const file of both) unwatchFile(file, renew);
  });
}
