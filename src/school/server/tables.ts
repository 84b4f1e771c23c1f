import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Role } from '../../access/contract/actors.ts';
import type { RightSettings } from '../../access/contract/rights.ts';
import type { AgreementDocuments } from '../contract/agreement/document.ts';
import type { SuspensionReason } from '../contract/suspension.ts';

/** A JSON object of switches; written as JSON. */
type RightsColumn = ColumnType<RightSettings, string | undefined, string>;

declare module '../../platform/server/db.ts' {
  interface Database {
    schools: {
      id: Generated<string>;
      uai: string;
      name: string;
      time_zone: Generated<string>;
      pupil_address: Generated<'tu' | 'vous'>;
      /** Who accepts the contract: the head, or the academy's director. */
      signatory: Generated<'head' | 'dasen'>;
      /** When the contract was first accepted: before, the school is inert. */
      signed_at: Date | null;
      /** Since when the host has suspended the school; with `suspended_for`, or neither. */
      suspended_at: Generated<Date | null>;
      suspended_for: Generated<SuspensionReason | null>;
      /** Switches of what people may do in this school's classes. */
      rights: RightsColumn;
      created_at: Generated<Date>;
    };
    /** Who suspended a school, and who lifted that (no reason). */
    suspension_changes: {
      id: Generated<string>;
      school_id: string;
      operator_id: string | null;
      reason: SuspensionReason | null;
      at: Date;
    };
    /** The key that seals a school’s texts, itself sealed under the installation’s secret. */
    school_keys: { school_id: string; sealed: string; created_at: Generated<Date> };
    agreement_versions: { number: number; hash: string; created_at: Generated<Date> };
    agreement_acceptances: {
      id: Generated<string>;
      school_id: string;
      version: number;
      hash: string;
      documents: ColumnType<AgreementDocuments, string, never>;
      signatory: 'head' | 'dasen';
      person_id: string;
      name: string;
      quality: string;
      accepted_at: Date;
    };
    people: {
      id: Generated<string>;
      school_id: string;
      role: Role;
      family_name: string;
      given_name: string;
      title: string | null;
      email: string | null;
      source: Generated<'entered' | 'import' | 'provider' | 'installation'>;
      active_from: Date | null;
      active_until: Date | null;
      suspended_at: Date | null;
      created_at: Generated<Date>;
      updated_at: Generated<Date>;
      /** Made of the names by the database; see `searchWords`. */
      search_key: GeneratedAlways<string>;
    };
    person_identifiers: {
      school_id: string;
      person_id: string;
      scheme: string;
      value: string;
      created_at: Generated<Date>;
    };
    group_identifiers: {
      school_id: string;
      group_id: string;
      scheme: string;
      value: string;
    };
    guardianships: {
      school_id: string;
      guardian_id: string;
      pupil_id: string;
      created_at: Generated<Date>;
      ended_at: Date | null;
    };
    school_years: {
      id: Generated<string>;
      school_id: string;
      name: string;
      /** ISO date. */
      starts_on: string;
      ends_on: string;
      closed_at: Date | null;
      created_at: Generated<Date>;
    };
    groups: {
      id: Generated<string>;
      school_id: string;
      name: string;
      kind: 'division' | 'teaching';
      year_id: string | null;
      level: string | null;
      archived_at: Date | null;
      /** Switches of what people may do in this class's lessons. */
      rights: RightsColumn;
      created_at: Generated<Date>;
    };
    memberships: {
      school_id: string;
      group_id: string;
      person_id: string;
      role: 'pupil' | 'teacher' | 'assistant';
    };
    register_changes: {
      id: Generated<string>;
      school_id: string;
      /** `null` once that person has been removed. */
      by_person_id: string | null;
      action: string;
      person_id: string | null;
      group_id: string | null;
      at: Generated<Date>;
    };
  }
}
