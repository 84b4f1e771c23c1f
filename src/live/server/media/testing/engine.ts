import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareEngine } from '../../../../../launcher/engine.ts';
import { startLivekit, type LivekitOptions } from '../../../../../launcher/livekit.ts';
import { freePorts } from '../../../../../launcher/ports.ts';
import type { Config } from '../../../../platform/server/config.ts';

/** A real engine on loopback, which tells its news to `webhookUrl` (`null`: to nobody); it can be killed and started again. */
export async function openTestEngine(webhookUrl: string | null) {
  const folder = mkdtempSync(join(tmpdir(), 'preau-media-'));
  const [signal = 0, tcp = 0, udp = 0, turn = 0] = await freePorts(4);
  const { program } = await prepareEngine();
  const options: LivekitOptions = {
    ports: { signal, tcp, udp, turn },
    apiKey: 'test-key',
    apiSecret: 'a-secret-of-the-tests-that-is-long-enough',
    address: '127.0.0.1',
    webhookUrl,
    turnTls: null,
    engine: program,
    folder,
  };
  let engine = await startLivekit(options);
  const media: Config['media'] = {
    url: engine.url,
    apiKey: options.apiKey,
    apiSecret: options.apiSecret,
  };
  return {
    media,
    log: () => readFileSync(join(folder, 'livekit.log'), 'utf8'),
    async kill() {
      process.kill(engine.pid, 'SIGKILL');
      await engine.exited;
    },
    async start() {
      engine = await startLivekit(options);
    },
    async [Symbol.asyncDispose]() {
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type TestEngine = Awaited<ReturnType<typeof openTestEngine>>;
