import type { AccountActor } from '../../../access/contract/actors.ts';
import { can } from '../../../access/contract/abilities.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import type { AgreementDocuments } from '../../contract/agreement/document.ts';
import type { AgreementView } from '../../contract/agreement/routes.ts';
import { findSchool, type SchoolRow } from '../schools.store.ts';
import {
  findAcceptance,
  insertAcceptance,
  lockSchool,
  markSigned,
  versionOf,
  type AcceptanceRow,
} from './agreement.store.ts';
import { agreementDocuments, documentsHash } from './documents.ts';
import { agreementFacts, type ProcessingLine } from './facts.ts';

/** What a contract is drawn up from. */
export type Drafting = Pick<Core, 'config' | 'now'> & {
  /** What is kept of people, for the annex: the upper domains tell it. */
  processing: readonly ProcessingLine[];
};

export type AgreementCore = Drafting & Pick<Core, 'transact'>;

/** The newest text for one school. */
export type Current = { version: number; hash: string; documents: AgreementDocuments };

/** Who accepts, and how they present themselves. */
export type Signature = { schoolId: string; personId: string; name: string; quality: string };

/** @returns `null` while the host has not said who it is */
export async function currentAgreement(
  { config, processing }: Drafting,
  trx: Trx,
  school: Pick<SchoolRow, 'name' | 'uai' | 'signatory'>,
): Promise<Current | null> {
  const facts = agreementFacts(config, processing);
  if (!facts) return null;
  const version = await versionOf(trx, documentsHash(agreementDocuments(facts, null)));
  const documents = agreementDocuments(facts, school);
  return { version, hash: documentsHash(documents), documents };
}

const acceptanceView = (row: AcceptanceRow) => ({
  version: row.version,
  hash: row.hash,
  name: row.name,
  quality: row.quality,
  acceptedAt: row.accepted_at.toISOString(),
});

function stateOf(current: Current | null, accepted: AcceptanceRow | undefined) {
  if (!current) return accepted ? 'signed' : 'host_unknown';
  if (!accepted) return 'to_sign';
  return accepted.version === current.version ? 'signed' : 'renewed';
}

/** The contract as a member of the school's staff reads it. */
export async function readAgreement(
  core: AgreementCore,
  actor: AccountActor,
): Promise<AgreementView> {
  return core.transact(async (trx) => {
    const school = await findSchool(trx, actor.schoolId);
    if (!school) throw new Problem('not_found');
    const current = await currentAgreement(core, trx, school);
    const accepted = await findAcceptance(trx, actor.schoolId);
    const { signatory } = school;
    return {
      state: stateOf(current, accepted),
      signatory,
      mine: can(actor, 'agreement.accept', { schoolId: actor.schoolId, signatory }),
      current: current && { version: current.version, hash: current.hash, ...current.documents },
      accepted: accepted ? acceptanceView(accepted) : null,
    };
  });
}

/**
 * Accepts the contract in the school's name. What was accepted is kept whole and never changed; from the
 * first acceptance on, the school may work. Whether this person may is asked before.
 * @param hash of the text that the person read
 * @throws {Problem} `agreement.host_unknown`, `agreement.changed`, `agreement.accepted_already`
 */
export async function acceptAgreement(
  core: Drafting,
  trx: Trx,
  signature: Signature,
  hash: string,
): Promise<void> {
  const { schoolId, personId, name, quality } = signature;
  const school = await lockSchool(trx, schoolId);
  const current = await currentAgreement(core, trx, school);
  if (!current) throw new Problem('agreement.host_unknown');
  if (current.hash !== hash) throw new Problem('agreement.changed');
  const before = await findAcceptance(trx, schoolId);
  if (before?.version === current.version) throw new Problem('agreement.accepted_already');
  const at = core.now();
  await insertAcceptance(trx, {
    school_id: schoolId,
    version: current.version,
    hash,
    documents: current.documents,
    signatory: school.signatory,
    person_id: personId,
    name,
    quality,
    accepted_at: at,
  });
  await markSigned(trx, schoolId, at);
}

/** Accepts the newest text for a school whose people need not read it: a demonstration, a test. */
export async function acceptUnread(core: Drafting, trx: Trx, signature: Signature): Promise<void> {
  const school = await lockSchool(trx, signature.schoolId);
  const current = await currentAgreement(core, trx, school);
  await acceptAgreement(core, trx, signature, current?.hash ?? '');
}
