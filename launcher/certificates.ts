import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { readSettings } from '../src/platform/server/config.ts';
import { Fault } from './faults.ts';

type Values = ReturnType<typeof readSettings>;

export type Pair = { certFile: string; keyFile: string };

/** A pair and the settings that name it, for the sentences. */
type Named = Pair & { certSetting: string; keySetting: string };

function named(values: Values, prefix: 'PREAU_TLS' | 'PREAU_MEDIA_TURN'): Named | null {
  const [certSetting, keySetting] = [`${prefix}_CERT`, `${prefix}_KEY`] as const;
  const [cert, key] = [values[certSetting], values[keySetting]];
  return cert === undefined || key === undefined
    ? null
    : { certFile: resolve(cert), keyFile: resolve(key), certSetting, keySetting };
}

const page = (values: Values) => named(values, 'PREAU_TLS');
const turn = (values: Values) =>
  values.PREAU_MEDIA_TURN_DOMAIN === undefined
    ? null
    : (named(values, 'PREAU_MEDIA_TURN') ?? page(values));

/** The certificate of TURN over TLS: its own, else the page's; `null` when it has no name. */
export function turnCertificate(values: Values): Pair | null {
  const pair = turn(values);
  return pair && { certFile: pair.certFile, keyFile: pair.keyFile };
}

function read(file: string, setting: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? `${setting} mène à ${file}, où il n’y a rien. Corrigez le chemin`
        : `${file} (${setting}) ne se lit pas (${code}). Donnez à ce compte le droit de le lire`;
    throw new Fault('certificate-not-read', `${why}, puis relancez.`, { cause });
  }
}

/** Reads one of the two, whose content must be what its setting says. */
function parse<T>(file: string, setting: string, what: string, make: (text: string) => T): T {
  const text = read(file, setting);
  try {
    return make(text);
  } catch (cause) {
    throw new Fault(
      'certificate-not-understood',
      `${file} (${setting}) ne contient pas ${what}. Donnez le bon fichier, puis relancez.`,
      { cause },
    );
  }
}

function requireWhole({ certFile, keyFile, certSetting, keySetting }: Named): X509Certificate {
  const certificate = parse(
    certFile,
    certSetting,
    'de certificat au format PEM',
    (text) => new X509Certificate(text),
  );
  const key = parse(
    keyFile,
    keySetting,
    'de clé privée au format PEM et sans mot de passe',
    (text) => createPrivateKey(text),
  );
  if (!certificate.checkPrivateKey(key))
    throw new Fault(
      'certificate-of-another-key',
      `La clé ${keyFile} (${keySetting}) n’est pas celle du certificat ${certFile} (${certSetting}). Donnez les deux fichiers d’un même certificat, puis relancez.`,
    );
  // What TLS itself asks of them besides, as the length of the key.
  parse(certFile, certSetting, 'de certificat que TLS accepte', (cert) =>
    createSecureContext({ cert, key: read(keyFile, keySetting) }),
  );
  return certificate;
}

/**
 * Makes sure that the certificates can be served, before anything is started.
 * @throws {Fault} naming the file and its setting
 */
export function requireCertificates(values: Values): void {
  const [ofPage, ofTurn] = [page(values), turn(values)];
  if (ofPage) requireWhole(ofPage);
  const domain = values.PREAU_MEDIA_TURN_DOMAIN;
  if (!ofTurn || domain === undefined) return;
  if (requireWhole(ofTurn).checkHost(domain) === undefined)
    throw new Fault(
      'certificate-of-another-name',
      `Le certificat ${ofTurn.certFile} (${ofTurn.certSetting}) ne couvre pas ${domain} (PREAU_MEDIA_TURN_DOMAIN) : les navigateurs le refuseraient. Ajoutez-lui ce nom, ou donnez PREAU_MEDIA_TURN_CERT et PREAU_MEDIA_TURN_KEY.`,
    );
}
