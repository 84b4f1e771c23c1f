import { Readable } from 'node:stream';
import type { CsvHead, ImportLine, ImportView } from '../../../contract/imports/routes.ts';
import { signedIn, type Installation, type School } from '../../../../app/testing/installation.ts';
import { until } from '../../../../platform/server/testing/until.ts';

type Reply = {
  status: number;
  body: { import: ImportView | null; csv: CsvHead | null; code?: string };
};

/** The school's office at its page of imports. */
export async function openOffice(here: Installation, school: School, username = 'admin') {
  const browser = await signedIn(here, school, username);
  const cookie = () => [...browser.jar].map((pair) => pair.join('=')).join('; ');
  const read = async (importId: string) =>
    (await browser.get(`/api/imports/${importId}`)).json() as ImportView;
  const command = async (importId: string, name: string) => {
    const reply = await browser.post(`/api/imports/${importId}/${name}`);
    return { status: reply.statusCode, body: reply.json() as ImportView & { code?: string } };
  };
  return {
    browser,
    cookie,
    read,
    command,
    upload: async (
      file: Uint8Array | Readable,
      columns: 'ask' | 'kept' = 'kept',
    ): Promise<Reply> => {
      const reply = await here.app.http.inject({
        method: 'POST',
        url: `/api/imports?columns=${columns}`,
        headers: { 'x-preau': '1', 'content-type': 'application/octet-stream', cookie: cookie() },
        payload: file instanceof Readable ? file : Buffer.from(file),
      });
      return { status: reply.statusCode, body: reply.json() };
    },
    lines: async (importId: string, list: string) =>
      (await browser.get(`/api/imports/${importId}/lines?list=${list}`)).json()
        .lines as ImportLine[],
    /** Starts something and waits for its end. */
    async until(importId: string, name: 'start' | 'undo', state: ImportView['state']) {
      const started = await command(importId, name);
      if (started.status !== 200) throw new Error(`${name}: ${JSON.stringify(started.body)}`);
      return until(`the import is ${state}`, async () => {
        const view = await read(importId);
        return view.state === state ? view : null;
      });
    },
  };
}
