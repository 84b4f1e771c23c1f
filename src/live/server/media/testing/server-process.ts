import { openMediaServer, type MediaServerOptions } from './server.ts';

// A server of its own, for the tests that kill it: its options come as JSON in the first argument.
await openMediaServer(JSON.parse(process.argv[2] ?? '') as MediaServerOptions);
// Whoever started it may die without a word.
process.stdin.once('end', () => process.exit()).resume();
process.stdout.write('listening\n');
