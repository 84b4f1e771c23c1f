import type { Browser } from '../../../../app/testing/browser.ts';
import type { Installation } from '../../../../app/testing/installation.ts';

/** A page of the provider posts a form to us: no cookie of ours goes with it, and its origin is foreign. */
export async function foreignPost(
  { app }: Installation,
  url: string,
  fields: Record<string, string>,
): Promise<string> {
  const reply = await app.http.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://provider.example',
    },
    payload: new URLSearchParams(fields).toString(),
  });
  return String(reply.headers.location ?? reply.statusCode);
}

/** Follows a redirection to us. @returns where it leads, or the code of the refusal */
export async function landOf(browser: Browser, location: string): Promise<string> {
  const refusal = (path: string) => new URL(path, 'https://x').searchParams.get('refus');
  const told = refusal(location);
  if (told !== null) return told;
  const reply = await browser.get(location);
  const path = String(reply.headers.location ?? reply.statusCode);
  return refusal(path) ?? path;
}

/** The name of who is signed in. */
export async function whoIs(browser: Browser): Promise<{ family: string; role: string } | null> {
  const { me } = (await browser.get('/api/session')).json() as {
    me: { name: { family: string }; role: string } | null;
  };
  return me && { family: me.name.family, role: me.role };
}
