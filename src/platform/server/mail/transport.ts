import type { SendMailOptions } from 'nodemailer';
import { isInside } from '../config-hosts.ts';

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** These are about our own password, which the administrator can mend. */
const ownFaults = [530, 534, 535, 538];

/** The code of the mail server's answer when it will never take this mail (another try would be the same), or `null`. */
export function refusalOf(error: unknown): number | null {
  if (!(error instanceof Error && 'responseCode' in error)) return null;
  const { responseCode: code } = error;
  return typeof code === 'number' && code >= 500 && !ownFaults.includes(code) ? code : null;
}

async function openLine(url: string) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    pool: true,
    maxConnections: 2,
    requireTLS: !isInside(new URL(url).hostname),
    // A text can never make the server read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  });
}

/**
 * The line to the mail server, opened with the first mail: its library is large. Outside the installation's own
 * network it must be encrypted.
 * @param url `smtp(s)://user:password@host:port`
 */
export function openTransport(url: string) {
  let opened: ReturnType<typeof openLine> | undefined;
  const line = () => (opened ??= openLine(url));
  return {
    sendMail: async (mail: SendMailOptions): Promise<void> => {
      await (await line()).sendMail(mail);
    },
    /** @throws when the mail server does not answer */
    verify: async (): Promise<void> => {
      await (await line()).verify();
    },
    close: () => void opened?.then((one) => one.close()),
  };
}
