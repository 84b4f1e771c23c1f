import { settingNames, settings, type Setting } from './config-table.ts';

const cell = (text: string) => text.replaceAll('|', '\\|');

function row(name: keyof typeof settings): string {
  const setting: Setting = settings[name];
  const value = setting.default ? `\`${setting.default}\`` : '';
  const secret = setting.secret ? ' **Secret.**' : '';
  return `| \`${name}\` | ${value} | ${cell(setting.fr)}${secret}<br>*${cell(setting.en)}* |`;
}

function table(reader: Setting['reader']): string {
  const rows = settingNames.filter((name) => settings[name].reader === reader).map(row);
  return ['| variable | défaut · *default* | rôle · *purpose* |', '|---|---|---|', ...rows].join(
    '\n',
  );
}

/** The table of settings as Markdown: `docs/guides/configuration.md`. */
export function configurationGuide(): string {
  return `# Réglages · Settings

Préau se règle par des variables d’environnement, lues une fois au démarrage. Un nom \`PREAU_*\` inconnu, une valeur illisible ou dangereuse refuse le démarrage, avec une phrase qui dit quoi faire. Une variable vide compte pour absente.
*Préau is set by environment variables, read once at start. An unknown \`PREAU_*\` name, an unreadable or unsafe value refuses the start. An empty variable counts as absent.*

## Le serveur · The server

${table('server')}

## Le moteur média que démarre \`npm start\` · The media engine that \`npm start\` runs

${table('launcher')}

Cette page est écrite par \`npm run config -- --write\` à partir de \`src/platform/server/config-table.ts\`.
*This page is written by \`npm run config -- --write\` from \`src/platform/server/config-table.ts\`.*
`;
}
