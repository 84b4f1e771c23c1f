import { isIP } from 'node:net';
import { z } from 'zod';

// What a setting's text may be, and how it is refused: in the administrator's words.

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'doit être un numéro de port')
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, 'doit être un port entre 1 et 65535');

export const text = z.string().trim().min(1, 'ne peut pas être vide');
export const flag = z
  .enum(['0', '1'], { error: 'doit valoir 0 ou 1' })
  .transform((value) => value === '1');
export const ipAddress = text.refine((value) => isIP(value) !== 0, 'doit être une adresse IP');

export const address = (...protocols: string[]) =>
  text
    .refine((value) => URL.canParse(value), 'doit être une adresse complète (protocole://machine…)')
    .refine(
      (value) => !URL.canParse(value) || protocols.includes(new URL(value).protocol),
      `doit commencer par ${protocols.map((protocol) => `${protocol}//`).join(' ou ')}`,
    );

const isNetwork = (value: string) => {
  const [ip = '', prefix, ...rest] = value.split('/');
  const widest = isIP(ip) === 6 ? 128 : 32;
  const prefixIsFine =
    prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= widest);
  return isIP(ip) !== 0 && rest.length === 0 && prefixIsFine;
};

export const networks = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .refine(
    (list) => list.every(isNetwork),
    'doit être une liste d’adresses IP ou de réseaux (10.0.0.0/8), séparés par des virgules',
  );

/** `machine = nom, pays; machine = nom, pays` */
export const subprocessors = z
  .string()
  .refine(
    (value) =>
      value.trim() === '' || value.split(';').every((item) => /^[^=,]+=[^,]+,[^,]+$/.test(item)),
    'doit avoir la forme « machine = nom, pays; machine = nom, pays »',
  )
  .transform((value) =>
    value.trim() === ''
      ? []
      : value.split(';').map((item) => {
          const [machine = '', rest = ''] = item.split('=');
          const [name = '', country = ''] = rest.split(',');
          return { machine: machine.trim(), name: name.trim(), country: country.trim() };
        }),
  );
