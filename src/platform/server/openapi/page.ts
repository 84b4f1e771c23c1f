import type { Caller } from '../../contract/route.ts';
import { escapeHtml } from '../html.ts';
import type { OpenApi, Operation } from './document.ts';

const callers: Record<Caller, string> = {
  anyone: 'Tout le monde',
  account: 'Un compte connecté (cookie de session)',
  seat: 'La place nommée dans l’adresse (session ou marque du navigateur)',
  operator: 'Qui héberge l’installation (sa session)',
  engine: 'Le moteur des médias (signature)',
};

const row = (label: string, html: string) => `<dt>${label}</dt><dd>${html}</dd>`;
const code = (text: string) => `<code>${escapeHtml(text)}</code>`;

const schemaBlock = (label: string, schema: unknown) =>
  schema === undefined
    ? ''
    : `<details><summary>${label}</summary><pre>${escapeHtml(JSON.stringify(schema, null, 2))}</pre></details>`;

type Body = { content?: Record<string, { schema: unknown }> };

function operation(path: string, method: string, op: Operation): string {
  const problems = Object.entries(op['x-problems']).map(
    ([name, status]) => `${code(name)} (${status})`,
  );
  const body = (op['requestBody'] as Body | undefined)?.content?.['application/json']?.schema;
  const answers = op['responses'] as Record<string, Body>;
  const reply = answers['200']?.content?.['application/json']?.schema;
  return `<section>
<h3 id="${escapeHtml(op.operationId)}"><b>${method.toUpperCase()}</b> ${code(path)}</h3>
<p lang="en">${escapeHtml(op.summary)}</p>
<dl>
${row('Nom', code(op.operationId))}
${row('Action', code(op['x-action']))}
${row('Qui appelle', escapeHtml(callers[op['x-caller']]))}
${problems.length > 0 ? row('Problèmes propres', problems.join(', ')) : ''}
</dl>
${schemaBlock('Paramètres', (op['parameters'] as unknown[]).length > 0 ? op['parameters'] : undefined)}
${schemaBlock('Corps', body)}
${schemaBlock('Réponse', reply)}
</section>`;
}

/** The document as a page to read: plain HTML, without script, every text escaped. */
export function apiPage(document: OpenApi): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, op]) => operation(path, method, op)),
  );
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>API de Préau</title>
<link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<main>
<h1>API de Préau</h1>
<p>Cette page est faite du même contrat que le serveur. Le document OpenAPI 3.1 est à l’adresse
<a href="/api/openapi.json">/api/openapi.json</a>. Une erreur a la forme <code>application/problem+json</code>
avec un <code>code</code> stable. Une commande porte l’en-tête <code>x-preau: 1</code>.</p>
${operations.join('\n')}
</main>
</body>
</html>
`;
}

export const apiPageStyle = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-inline-size: 60rem; margin-inline: auto; padding: 1rem; }
section { border-block-start: 1px solid; padding-block: 1rem; }
h3 { margin: 0; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
pre { overflow: auto; padding: 0.75rem; border: 1px solid; }
`;
