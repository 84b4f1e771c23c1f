// Stands in for the server where the launcher alone is tested: same promises, no school.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { join } from 'node:path';
import { readConfig } from '../../src/platform/server/config.ts';

const config = readConfig(process.env);
const answer: RequestListener = (request, response) => {
  response.writeHead(request.url === '/readyz' ? 200 : 404).end(String(process.pid));
};
const { tls, privateListener, host, port } = config;
if (privateListener) createServer(answer).listen(privateListener.port, privateListener.host);
const server = tls
  ? createSecureServer({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }, answer)
  : createServer(answer);
server.listen(port, host, () => {
  const folder = join(config.dataFolder, 'run');
  mkdirSync(folder, { recursive: true });
  const ready = {
    url: config.publicUrl.href,
    health: new URL('/sante', config.publicUrl).href,
    files: config.files.kind,
    people: [
      {
        label: 'Mme Martin, professeure',
        address: new URL('/e/martin', config.publicUrl).href,
        note: 'ouvre la leçon',
      },
    ],
  };
  writeFileSync(join(folder, 'ready.json'), JSON.stringify(ready), { mode: 0o600 });
});
process.on('SIGTERM', () => process.exit(0));
