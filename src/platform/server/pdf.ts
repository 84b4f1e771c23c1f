import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** Writes a document as PDF, here: no other program, no network. What writes is loaded with the first document. */
export async function makePdf(definition: TDocumentDefinitions): Promise<Buffer> {
  const { writePdf } = await import('./pdf-writer.ts');
  return writePdf(definition);
}
