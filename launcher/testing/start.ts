// `npm start` with a stand-in for the server: what the tests of the launcher run.
import { join } from 'node:path';
import { root } from '../bootstrap/folders.mjs';
import { sayFailure } from '../bootstrap/steps.mjs';
import { run } from '../main.ts';

const testing = join(root, 'launcher', 'testing');
const scripts = {
  server: process.env['PREAU_TEST_SERVER'] ?? join(testing, 'stand-in-server.ts'),
  migrate: join(testing, 'stand-in-migrate.ts'),
  pages: false,
};
try {
  process.exit(await run(process.argv.slice(2), { held: true, release: () => undefined }, scripts));
} catch (error) {
  sayFailure(error);
  process.exit(1);
}
