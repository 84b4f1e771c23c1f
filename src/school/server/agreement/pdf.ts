import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { makePdf } from '../../../platform/server/pdf.ts';
import type { AgreementDocument, Block } from '../../contract/agreement/document.ts';

function piece(block: Block): Content {
  if (block.kind === 'text') return { text: block.text, margin: [0, 0, 0, 6] };
  if (block.kind === 'list') return { ul: [...block.items], margin: [0, 0, 0, 6] };
  const hasHead = block.head.some((text) => text !== '');
  const head = block.head.map((text) => ({ text, bold: true }));
  return {
    table: {
      headerRows: hasHead ? 1 : 0,
      widths: block.head.map(() => '*'),
      body: [...(hasHead ? [head] : []), ...block.rows.map((row) => [...row])],
    },
    fontSize: block.head.length > 3 ? 8 : 10,
    margin: [0, 0, 0, 8],
  };
}

/** The contract as a PDF. */
export function agreementPdf({ language, title, sections }: AgreementDocument): Promise<Buffer> {
  const definition: TDocumentDefinitions = {
    language,
    info: { title },
    pageMargins: [50, 50, 50, 60],
    defaultStyle: { fontSize: 10, lineHeight: 1.25 },
    footer: (page, pages) => ({ text: `${page} / ${pages}`, alignment: 'center', fontSize: 8 }),
    content: [
      { text: title, fontSize: 16, bold: true, margin: [0, 0, 0, 12] },
      ...sections.flatMap((section): Content[] => [
        { text: section.title, fontSize: 12, bold: true, margin: [0, 8, 0, 4] },
        ...section.blocks.map(piece),
      ]),
    ],
  };
  return makePdf(definition);
}
