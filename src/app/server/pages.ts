import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Actors } from '../../access/contract/actors.ts';
import type { Config } from '../../platform/server/config.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { registerStatic } from '../../platform/server/static/index.ts';
import { readInstallation } from '../contract/routes.ts';
import { version } from './version.ts';

const folder = fileURLToPath(new URL('../../../dist/web', import.meta.url));

/** Serves the two documents of the web app and their files, after all routes of the API. */
export async function registerPages(
  http: FastifyInstance,
  mount: Mount<Actors>,
  config: Config,
): Promise<void> {
  mount(readInstallation, {
    subject: () => ({}),
    handle: () => ({ demonstration: config.demonstration, version }),
  });
  await registerStatic(http, {
    folder,
    pages: [
      {
        document: 'index.html',
        paths: [
          '/',
          '/connexion',
          '/compte',
          '/comptes',
          '/courriels',
          '/contrat',
          '/hebergeur',
          '/installation',
          '/invitation',
          '/seconde-verification',
          '/semaine',
          '/cours/*',
          '/reunion/*',
          '/reunions',
          '/lier/*',
          '/classes/*',
          '/personnes/*',
          '/etablissement',
          '/etablissement/annees',
          '/etablissement/connexion',
          '/etablissement/droits',
          '/etablissement/imports/*',
          '/etablissement/messages',
          '/etablissement/suspension',
          '/salle/*',
          '/seances/*',
          '/appels',
          '/questions',
          '/signalements',
          '/sante',
          '/apropos',
          '/donnees',
          '/promesses',
        ],
      },
      { document: 'entry.html', paths: ['/c', '/e', '/s/*'] },
    ],
  });
}
