import type { Config } from '../../../platform/server/config.ts';
import type { Words } from '../../../platform/contract/personal-data.ts';

export type { Words };

/** One line of the annex on processing: what is kept, of whom, why, on what ground, how long. */
export type ProcessingLine = {
  what: Words;
  subjects: Words;
  purpose: Words;
  basis: Words;
  retention: Words;
};

/** The host as a party to a contract. */
export type HostIdentity = {
  name: string;
  address: string;
  contact: string;
  privacyContact: string;
  country: string;
};

/** Where a part of the service runs: `null` on the host's own machine. */
export type PartPlace = {
  part: 'database' | 'media' | 'files' | 'mail' | 'outbox';
  machine: string | null;
};

/** What the contract says, but for its words. */
export type AgreementFacts = {
  host: HostIdentity;
  address: string;
  parts: PartPlace[];
  /** Other companies that run one of those machines. */
  subprocessors: { machine: string; name: string; country: string }[];
  processing: readonly ProcessingLine[];
};

export type Party = { name: string; uai: string; signatory: 'head' | 'dasen' };

/** Nobody's company, for an installation that shows itself with invented people. */
const demonstrationHost: HostIdentity = {
  name: 'Hébergeur de démonstration',
  address: '1 rue de l’Exemple, 75000 Paris',
  contact: 'contact@exemple.fr',
  privacyContact: 'dpo@exemple.fr',
  country: 'France',
};

const isHere = (machine: string) =>
  ['', 'localhost', '127.0.0.1', '::1', '[::1]'].includes(machine) || machine.startsWith('/');

/** The machine of an address; a socket's folder, and several machines of PostgreSQL, are read too. */
function machineOf(address: string): string | null {
  const [, authority = ''] = /^[a-z0-9]+:\/\/(?:[^@/]*@)?([^/?]*)/i.exec(address) ?? [];
  const machine = authority.replace(/:\d+$/, '');
  return isHere(machine) ? null : machine;
}

/**
 * What the contract states of this installation, read from the configuration that it runs with.
 * @returns `null` while the host has not said who it is
 */
export function agreementFacts(
  config: Config,
  processing: readonly ProcessingLine[],
): AgreementFacts | null {
  const host = config.legal.host ?? (config.demonstration ? demonstrationHost : null);
  if (!host) return null;
  const parts: PartPlace[] = [
    { part: 'database', machine: machineOf(config.databaseUrl) },
    { part: 'media', machine: machineOf(config.media.url) },
    { part: 'files', machine: config.files.kind === 's3' ? machineOf(config.files.url) : null },
    config.mail.kind === 'smtp'
      ? { part: 'mail', machine: machineOf(config.mail.url) }
      : { part: 'outbox', machine: null },
  ];
  const machines = new Set(parts.map(({ machine }) => machine));
  return {
    host,
    address: config.publicUrl.origin,
    parts,
    subprocessors: config.legal.subprocessors.filter(({ machine }) => machines.has(machine)),
    processing,
  };
}
