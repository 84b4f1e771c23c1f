import { createSocket } from 'node:dgram';
import { randomInt } from 'node:crypto';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { Fault } from './faults.ts';

/** A port that one of our programs is about to take, and the variable that moves it. */
export type WantedPort = {
  protocol: 'tcp' | 'udp';
  host: string;
  port: number;
  setting: string;
  use: string;
};

/** Takes a port and gives it back: resolves to the number, rejects with the system's error. */
function tryTcp(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => resolve(taken));
    });
  });
}

function tryUdp(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    socket.once('error', reject);
    socket.bind({ address: host, port, exclusive: true }, () => {
      const taken = socket.address().port;
      socket.close(() => resolve(taken));
    });
  });
}

const attempt = { tcp: tryTcp, udp: tryUdp };

/** Another one to propose: above those that the system reserves, below the last that there is. */
const another = (port: number) =>
  port < 1024 ? port + 8_000 : port + 100 < 65_536 ? port + 100 : port - 100;

/** The sentence for what the system answered, or `null` when it is none of what people can mend. */
export function refusal(wanted: WantedPort, error: NodeJS.ErrnoException): Fault | null {
  const { port, host, setting, use } = wanted;
  const instead = `${setting}=${another(port)} npm start`;
  if (error.code === 'EADDRINUSE') {
    return new Fault(
      'port-taken',
      `Le port ${port} (${use}) est déjà pris par un autre programme. Arrêtez ce programme, ou choisissez un autre port : ${instead}.`,
      { cause: error },
    );
  }
  if (error.code === 'EACCES') {
    return new Fault(
      'port-forbidden',
      `Ce compte n’a pas le droit d’ouvrir le port ${port} (${use}). Donnez-lui CAP_NET_BIND_SERVICE, ou choisissez-en un au-dessus de 1024 : ${instead}.`,
      { cause: error },
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new Fault(
      'address-not-here',
      `L’adresse ${host} (${use}) n’est pas celle de cette machine. Corrigez-la, ou retirez-la.`,
      { cause: error },
    );
  }
  return null;
}

/**
 * Makes sure that these ports can be taken, before anything is started.
 * @throws {Fault} for the first that cannot, naming the variable that moves it
 */
export async function requireFree(wanted: WantedPort[]): Promise<void> {
  for (const one of wanted) {
    await attempt[one.protocol](one.host, one.port).catch((error: NodeJS.ErrnoException) => {
      throw refusal(one, error) ?? error;
    });
  }
}

/**
 * Below those that Linux gives to calls on their way out (from 32,768 on) and that the engine relays by (from
 * 30,000 on): nobody takes one between the look and its use.
 */
const quiet = { from: 20_000, to: 30_000 };

/** Takes a port for a moment; nothing when somebody has it. */
const hold = (port: number) =>
  new Promise<Server | null>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

/** Ports that are free at this moment, all different: for tests and for side by side installations. */
export async function freePorts(count: number): Promise<number[]> {
  const held: Server[] = [];
  while (held.length < count) {
    const server = await hold(randomInt(quiet.from, quiet.to));
    if (server) held.push(server);
  }
  const ports = held.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
