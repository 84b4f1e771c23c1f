import { openMediaServer, type MediaServerOptions } from './server.ts';

// A server of its own, for the tests that kill it: its options come as JSON in the first argument.
await openMediaServer(JSON.parse(process.argv[2] ?? '') as MediaServerOptions);
process.stdout.write('listening\n');
