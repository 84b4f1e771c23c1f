import type { AgreementDocument, Block } from '../../contract/agreement/document.ts';
import { escapeHtml } from '../../../platform/server/html.ts';

const cells = (tag: 'th' | 'td', texts: readonly string[]) =>
  `<tr>${texts.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join('')}</tr>`;

function piece(block: Block): string {
  if (block.kind === 'text') return `<p>${escapeHtml(block.text)}</p>`;
  if (block.kind === 'list')
    return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  const head = block.head.some((text) => text !== '') ? cells('th', block.head) : '';
  return `<table>${head}${block.rows.map((row) => cells('td', row)).join('')}</table>`;
}

const style = `body{font-family:sans-serif;line-height:1.5;max-width:46rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #888;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}`;

/** The contract as a page that needs nothing else: it opens without Préau. */
export function agreementHtml({ language, title, sections }: AgreementDocument): string {
  const body = sections.map(
    (section) => `<h2>${escapeHtml(section.title)}</h2>${section.blocks.map(piece).join('')}`,
  );
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><h1>${escapeHtml(title)}</h1>${body.join('')}</body></html>`;
}
