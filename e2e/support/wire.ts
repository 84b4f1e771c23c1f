import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * The line between one browser and the server: it keeps every byte that passes, both ways, and can be
 * cut. What was kept is what anybody who listens to this browser would have.
 */
export class Wire {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #bytes: Buffer[] = [];
  #isCut = false;

  private constructor(port: number) {
    this.#server = createServer((near) => this.#join(near, connect(port, '127.0.0.1')));
  }

  /** @param port of the server */
  static async lay(port: number): Promise<Wire> {
    const wire = new Wire(port);
    await new Promise<void>((resolve) => wire.#server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  /** Chromium's way of taking this line for a server that it calls by its usual address. */
  argumentFor(port: number): string {
    const { port: own } = this.#server.address() as AddressInfo;
    return `--host-resolver-rules=MAP localhost:${port} 127.0.0.1:${own}`;
  }

  #join(near: Socket, far: Socket): void {
    if (this.#isCut) return void (near.destroy(), far.destroy());
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.on('data', (chunk: Buffer) => {
        this.#bytes.push(chunk);
        to.write(chunk);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }

  /** Everything that passed so far. */
  kept(): Buffer {
    return Buffer.concat(this.#bytes);
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async remove(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
