import { globSync, readFileSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { gzipAsync } from '@gfx/zopfli';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
const webRoot = path.join(here, 'src/app/web');

/**
 * What both documents load at once: no React, no Preact. One chunk and one style sheet, since each
 * request costs a pupil's tablet a round trip. The pupils' styles are here too, for the same reason.
 */
const sharedByBothDocuments = (id: string) =>
  /\/src\/platform\/web\/(?!ui\/|(send|save)-file\.)/.test(id) ||
  /\/src\/(school\/contract\/names|access\/contract\/(rights|actors)|platform\/contract\/(cookies|french-dates))\.ts$/.test(
    id,
  ) ||
  /\/src\/entry\/web\/(?!(links|bans)\/).*\.css$/.test(id) ||
  /\/src\/app\/web\/(load-class|texts\/class(-pieces)?)\.ts$/.test(id) ||
  id.endsWith('/locales/fr/platform.po') ||
  /\/node_modules\/(@lingui\/(core|message-utils)|eventsource-(client|parser))\//.test(id) ||
  /vite\/preload-helper|@oxc-project.runtime|rolldown.runtime/.test(id);

const sources = (pattern: string, ignored: string[] = []) =>
  globSync(pattern, { cwd: here, exclude: ignored }).map((file) =>
    readFileSync(path.join(here, file), 'utf8'),
  );

/** The file of an icon: many names of Lucide's are older names of another icon. */
function iconFile(name: string): string {
  const file = name.replace(/(?<=[a-z])(?=[A-Z0-9])/g, '-').toLowerCase();
  const [source = ''] = sources(`node_modules/lucide-react/dist/esm/icons/${file}.mjs`);
  return /export \{ default \} from '\.\/(.*)\.mjs'/.exec(source)?.[1] ?? file;
}

/**
 * The icons of the class page travel with React, which both the class page and the staff's pages load:
 * a file of their own would cost a request before the first picture.
 */
const classIcons = new Set(
  sources('src/live/web/**/*.tsx', ['src/live/web/{later,settings}/**'])
    .flatMap((source) => [...source.matchAll(/import \{([^}]*)\} from 'lucide-react'/g)])
    .flatMap(([, names = '']) => names.split(','))
    // A list over several lines ends with a comma: no name would stand for every module.
    .filter((name) => name.trim() !== '')
    .map((name) => iconFile(name.trim().replace(/ as .*/, ''))),
);

/** With what every page drawn by React needs: small pieces of their own would cost a request each. */
const reactItself = (id: string) =>
  /\/node_modules\/(react|react-dom|scheduler|@lingui\/react|use-sync-external-store)\//.test(id) ||
  /\/node_modules\/lucide-react\/dist\/esm\/(?!icons\/)/.test(id) ||
  classIcons.has(/\/lucide-react\/dist\/esm\/icons\/(.*)\.\w+$/.exec(id)?.[1] ?? '');

/** The class page but for what comes later: dialogs, menus, what only some see, or only at times. */
const classPage = (id: string) => /\/src\/live\/web\/(?!(later|settings)\/)/.test(id);

/** react-aria carries some thirty languages; Préau speaks two. */
function onlyOurLanguages(): Plugin {
  return {
    name: 'preau:only-our-languages',
    load: {
      filter: {
        id: /\/node_modules\/(@?react-(aria|stately)[^?]*)\/intl\/.*\/[a-z]{2}-[A-Z]{2}\.mjs$/,
      },
      handler: (id) => (/\/(fr-FR|en-US)\.mjs$/.test(id) ? null : 'export default {};'),
    },
  };
}

const compressors = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }),
  // Zopfli writes gzip that any browser reads, some 4 % smaller; it takes seconds, once a build.
  gz: (bytes: Buffer) => gzipAsync(bytes, { numiterations: 15 }),
};

/** Writes `.br` and `.gz` beside each text file, so that the server never compresses while a class begins. */
function compressedTwins(): Plugin {
  let outDir = '';
  return {
    name: 'preau:compressed-twins',
    apply: 'build',
    configResolved: (config) => {
      outDir = config.build.outDir;
    },
    async closeBundle() {
      const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
      const texts = entries.filter(
        (entry) => entry.isFile() && /\.(js|css|html|svg|json)$/.test(entry.name),
      );
      for (const entry of texts) {
        const file = path.join(entry.parentPath, entry.name);
        const bytes = await readFile(file);
        for (const [extension, compress] of Object.entries(compressors)) {
          await writeFile(`${file}.${extension}`, await compress(bytes));
        }
      }
    },
  };
}

export default defineConfig({
  root: webRoot,
  plugins: [
    onlyOurLanguages(),
    react({
      exclude: [
        /\/node_modules\//,
        /\/src\/entry\/web\/(?!links\/)/,
        /\/src\/app\/web\/entry\.tsx$/,
      ],
    }),
    lingui({ cwd: here, failOnCompileError: true }),
    babel({ presets: [linguiTransformerBabelPreset({}, { cwd: here })] }),
    compressedTwins(),
  ],
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  build: {
    outDir: path.join(here, 'dist/web'),
    emptyOutDir: true,
    target: ['es2022', 'safari15.4', 'chrome100', 'firefox100'],
    // The content security policy allows no data: address for fonts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: path.join(webRoot, 'index.html'), entry: path.join(webRoot, 'entry.html') },
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'shared', test: sharedByBothDocuments },
            { name: 'react', test: reactItself },
            { name: 'class', test: classPage },
            { name: 'media', test: /\/node_modules\/(livekit-client|@livekit)\// },
          ],
        },
      },
    },
  },
});
