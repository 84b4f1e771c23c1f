import { escapeHtml } from '../html.ts';
import { footers, type MailLanguage, type MailText } from './template.ts';

/** A mail ready to be sent: the same words twice, as text and as simple HTML. */
export type RenderedMail = { subject: string; text: string; html: string };

/** A subject is one line, whatever a name or a title in it holds. */
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/**
 * Writes a mail. The HTML has no picture, no style sheet and nothing from elsewhere, so that opening it
 * tells nobody that it was opened.
 * @param origin of the public address, `https://…`
 * @throws when the link would lead elsewhere
 */
export function renderMail(mail: MailText, language: MailLanguage, origin: string): RenderedMail {
  const subject = oneLine(mail.subject);
  const footer = footers[language];
  const url = mail.link && new URL(mail.link.path, origin);
  if (url && url.origin !== origin) throw new Error('a mail links to our own site only');
  const link = url && mail.link && { label: mail.link.label, href: url.href };
  const text = [
    ...mail.paragraphs,
    ...(link ? [`${link.label}\n${link.href}`] : []),
    `-- \n${footer}`,
  ].join('\n\n');
  const blocks = [
    ...mail.paragraphs.map(escapeHtml),
    ...(link ? [`<a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a>`] : []),
    `<small>${escapeHtml(footer)}</small>`,
  ].map((block) => `<p>${block}</p>`);
  const head = `<meta charset="utf-8"><title>${escapeHtml(subject)}</title>`;
  const html = `<!doctype html>\n<html lang="${language}"><head>${head}</head>\n<body>\n${blocks.join('\n')}\n</body></html>\n`;
  return { subject, text: `${text}\n`, html };
}
