import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choose, type Page } from './choose.ts';

const pages: [Page, ...Page[]] = [
  { document: 'index.html', paths: ['/', '/connexion', '/cours/*'] },
  { document: 'entry.html', paths: ['/e', '/s/*'] },
];

test.each([
  ['/', 'index.html'],
  ['/connexion', 'index.html'],
  ['/connexion/', 'index.html'],
  ['/cours', 'index.html'],
  ['/cours/018f/liens', 'index.html'],
  ['/e', 'entry.html'],
  ['/s/018f', 'entry.html'],
])('%s is drawn by %s', (path, document) => {
  expect(choose(path, pages)).toEqual({ kind: 'document', document, status: 200 });
});

test.each(['/connexions', '/eleve', '/sport', '/inconnu/loin'])(
  'the unknown page %s is told so by the staff document, with status 404',
  (path) => {
    expect(choose(path, pages)).toEqual({ kind: 'document', document: 'index.html', status: 404 });
  },
);

test('hashed files may be kept for ever, others not', () => {
  expect(choose('/assets/index-BcGmy2yW.js', pages)).toMatchObject({
    kind: 'file',
    immutable: true,
  });
  expect(choose('/favicon.ico', pages)).toMatchObject({ kind: 'file', immutable: false });
});

test.each([
  '/assets',
  '/assets/',
  '/.env',
  '/.git/config',
  '/assets/../.env',
  '/api',
  '/api/',
  '/api/inconnu',
])('%s gives no document and no file', (path) => {
  expect(choose(path, pages).kind).not.toBe('file');
});

test('nothing under /api ever becomes a page', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (segments) => {
      expect(choose(`/api/${segments.join('/')}`, pages)).toEqual({ kind: 'none' });
    }),
  );
});
