import { escapeHtml } from '../../../../platform/server/html.ts';

/** A page of the server's own: no script, no style but the browser's, in the reader's language. */
export type BarePage = { html: string; policy: string };

const document = (language: Language, title: string, body: string) => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<main>
${body}
</main>
</html>
`;

export type Language = 'fr' | 'en';

const words = {
  fr: {
    open: 'Ouvrir Préau',
    apart: 'Préau s’ouvre dans un onglet à part.',
    why: 'La caméra, le micro et la connexion n’y dépendent pas de la page qui l’entoure.',
    gone: 'Cette plateforme ne mène plus à Préau.',
    goneWhy: 'L’établissement l’a retirée ou remplacée. Préau s’ouvre d’une autre façon.',
    back: 'Lier ce cours',
    ready: (title: string, host: string) =>
      `« ${title} » va être ajouté à ${host}. Le lien ne contient aucun secret : chaque personne se connecte avec son propre compte.`,
    send: 'Ajouter le lien',
  },
  en: {
    open: 'Open Préau',
    apart: 'Préau opens in a tab of its own.',
    why: 'There, camera, microphone and sign-in do not depend on the page around it.',
    gone: 'This platform does not lead to Préau any more.',
    goneWhy: 'The school has removed or replaced it. Préau opens another way.',
    back: 'Link this lesson',
    ready: (title: string, host: string) =>
      `“${title}” will be added to ${host}. The link holds no secret: everybody signs in with their own account.`,
    send: 'Add the link',
  },
} as const;

const policy = (directives: Record<string, string>) =>
  Object.entries({ 'default-src': "'none'", 'base-uri': "'none'", ...directives })
    .map((pair) => pair.join(' '))
    .join('; ');

/**
 * What a platform's frame shows: a link that opens us in a tab. It alone may be framed, by that platform
 * alone.
 * @param address the launch, to be begun again in the tab
 * @param origins of the platform
 */
export function framedPage(
  language: Language,
  address: string,
  origins: readonly string[],
): BarePage {
  const say = words[language];
  return {
    html: document(
      language,
      say.open,
      `<h1>${say.apart}</h1>
<p>${say.why}</p>
<p><a href="${escapeHtml(address)}" target="_blank" rel="noopener">${say.open}</a></p>`,
    ),
    policy: policy({ 'form-action': "'none'", 'frame-ancestors': origins.join(' ') }),
  };
}

/** What the frame of a platform that was removed shows: any page may frame it, it holds nothing of anybody. */
export function gonePage(language: Language, publicUrl: URL): BarePage {
  const say = words[language];
  return {
    html: document(
      language,
      say.open,
      `<h1>${say.gone}</h1>
<p>${say.goneWhy}</p>
<p><a href="${escapeHtml(publicUrl.href)}" target="_blank" rel="noopener">${say.open}</a></p>`,
    ),
    policy: policy({ 'form-action': "'none'", 'frame-ancestors': '*' }),
  };
}

/** A form that gives our signed answer back to the platform, at a press. */
export function answerPage(
  language: Language,
  answer: { returnUrl: string; token: string; title: string },
): BarePage {
  const say = words[language];
  const { host, protocol } = new URL(answer.returnUrl);
  return {
    html: document(
      language,
      say.back,
      `<h1>${say.back}</h1>
<p>${escapeHtml(say.ready(answer.title, host))}</p>
<form method="post" action="${escapeHtml(answer.returnUrl)}">
<input type="hidden" name="JWT" value="${escapeHtml(answer.token)}">
<button type="submit" autofocus>${say.send}</button>
</form>`,
    ),
    // The platform may send the form on to another of its hosts: browsers judge the whole way.
    policy: policy({ 'form-action': protocol, 'frame-ancestors': "'none'" }),
  };
}
