// Stands in for the server where the launcher alone is tested: same promises, no school.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { readConfig } from '../../src/platform/server/config.ts';

const config = readConfig(process.env);
const { host, port } = config.privateListener ?? config;
const server = createServer((request, response) => {
  response.writeHead(request.url === '/readyz' ? 200 : 404).end(String(process.pid));
});
server.listen(port, host, () => {
  const folder = join(config.dataFolder, 'run');
  mkdirSync(folder, { recursive: true });
  const ready = {
    url: config.publicUrl.href,
    health: new URL('/sante', config.publicUrl).href,
    people: [{ label: 'Mme Martin, professeure', address: new URL('/e/martin', config.publicUrl).href, note: 'ouvre la leçon' }],
  };
  writeFileSync(join(folder, 'ready.json'), JSON.stringify(ready), { mode: 0o600 });
});
process.on('SIGTERM', () => process.exit(0));
