import { Problem } from '../../../platform/contract/problems.ts';
import type { AgreementFile, FileFormat } from '../../contract/agreement/routes.ts';
import type { Language } from '../../contract/agreement/document.ts';
import { findSchool } from '../schools.store.ts';
import { currentAgreement, type AgreementCore } from './agreement.ts';
import { findAcceptance } from './agreement.store.ts';
import { agreementHtml } from './html.ts';
import { agreementPdf } from './pdf.ts';
import { signatureSection } from './signature.ts';

/**
 * A copy to keep: what was accepted with its signature, or the newest text while nothing is accepted.
 * @throws {Problem} `agreement.host_unknown`
 */
export async function agreementCopy(
  core: AgreementCore,
  schoolId: string,
  { language, format }: { language: Language; format: FileFormat },
): Promise<AgreementFile> {
  const { school, accepted, current } = await core.transact(async (trx) => {
    const found = await findSchool(trx, schoolId);
    if (!found) throw new Problem('not_found');
    const signed = await findAcceptance(trx, schoolId);
    const newest = signed ? null : await currentAgreement(core, trx, found);
    return { school: found, accepted: signed, current: newest };
  });
  const copied = accepted ?? current;
  if (!copied) throw new Problem('agreement.host_unknown');
  const { version, hash, documents } = copied;
  const copy = { version, hash, accepted: accepted ?? null, timeZone: school.time_zone };
  const document = {
    ...documents[language],
    sections: [...documents[language].sections, signatureSection(copy, language)],
  };
  const name = `${language === 'fr' ? 'contrat' : 'contract'}-${school.uai}-v${version}.${format}`;
  return format === 'pdf'
    ? {
        name,
        mediaType: 'application/pdf',
        base64: (await agreementPdf(document)).toString('base64'),
      }
    : {
        name,
        mediaType: 'text/html',
        base64: Buffer.from(agreementHtml(document)).toString('base64'),
      };
}
