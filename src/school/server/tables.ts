import type { Generated } from 'kysely';
import type { Role } from '../../access/contract/actors.ts';

declare module '../../platform/server/db.ts' {
  interface Database {
    schools: {
      id: Generated<string>;
      uai: string;
      name: string;
      time_zone: Generated<string>;
      pupil_address: Generated<'tu' | 'vous'>;
      created_at: Generated<Date>;
    };
    people: {
      id: Generated<string>;
      school_id: string;
      role: Role;
      family_name: string;
      given_name: string;
      title: string | null;
      created_at: Generated<Date>;
    };
    groups: {
      id: Generated<string>;
      school_id: string;
      name: string;
      kind: 'division' | 'teaching';
      created_at: Generated<Date>;
    };
    memberships: {
      school_id: string;
      group_id: string;
      person_id: string;
      role: 'pupil' | 'teacher';
    };
  }
}
