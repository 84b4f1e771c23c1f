import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderMail } from './render.ts';
import { refusalOf } from './transport.ts';

const origin = 'https://classe.ecole.example';
const mail = { subject: 'Cours de demain', paragraphs: ['Bonjour,', 'Le cours est à 8 h.'] };

test('text and HTML say the same, with the link and the footer', () => {
  const { subject, text, html } = renderMail(
    { ...mail, link: { label: 'Ouvrir', path: '/e#k7Q' } },
    'fr',
    origin,
  );
  expect(subject).toBe('Cours de demain');
  expect(text).toContain(
    'Le cours est à 8 h.\n\nOuvrir\nhttps://classe.ecole.example/e#k7Q\n\n-- \n',
  );
  expect(html).toContain('<a href="https://classe.ecole.example/e#k7Q">Ouvrir</a>');
  expect(html).toContain('<html lang="fr">');
  expect(renderMail(mail, 'en', origin).text).toContain('virtual classroom');
});

test('whatever is written in it, a mail has no markup of its own and a subject of one line', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, title) => {
      const { subject, html } = renderMail({ subject: title, paragraphs: [name] }, 'fr', origin);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(html.match(/<(?!\/?(p|small|html|head|body|title|meta|!doctype)\b)/gi)).toBeNull();
    }),
  );
  expect(
    renderMail({ ...mail, paragraphs: ['<img src=x onerror=alert(1)>'] }, 'fr', origin).html,
  ).not.toContain('<img');
  expect(renderMail({ ...mail, subject: 'A\r\nBcc: x@y.example' }, 'fr', origin).subject).toBe(
    'A Bcc: x@y.example',
  );
});

test('a link leads to our own site or nowhere', () => {
  for (const path of ['//evil.example', '/\\evil.example'] as const)
    expect(() => renderMail({ ...mail, link: { label: 'x', path } }, 'fr', origin)).toThrow(
      /own site/,
    );
});

test('only a lasting refusal of the mail itself is for good', () => {
  const answer = (responseCode: number) => Object.assign(new Error('x'), { responseCode });
  expect([550, 553, 554].map((code) => refusalOf(answer(code)))).toEqual([550, 553, 554]);
  expect([421, 450, 535].map((code) => refusalOf(answer(code)))).toEqual([null, null, null]);
  expect(refusalOf(new Error('ECONNREFUSED'))).toBeNull();
});
