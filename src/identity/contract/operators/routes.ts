import { z } from 'zod';
import { operatorKinds } from '../../../access/contract/actors.ts';
import { route } from '../../../platform/contract/route.ts';
import { id, instant, line } from '../../../platform/contract/values.ts';
import { suspension } from '../../../school/contract/suspension-view.ts';
import { suspensionReasons } from '../../../school/contract/suspension.ts';

const secret = z.string().min(1).max(200);
const username = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,59}$/);
/** @source CNIL, délibération 2022-100 (12 characters at least) */
const newPassword = z.string().min(12).max(256);

export const me = z.strictObject({
  kind: z.enum(operatorKinds),
  label: z.string(),
  username: z.string(),
  /** Whether this session has shown its second factor; `to_enrol`: the operator has none yet. */
  secondFactor: z.enum(['done', 'to_give', 'to_enrol']),
  backupCodes: z.int(),
});
export type OperatorMe = z.output<typeof me>;

/** An address for one use, shown once: only its hash is kept. */
const invitation = z.strictObject({ link: z.string(), expiresAt: instant });
export type InvitationView = z.output<typeof invitation>;

const school = z.strictObject({
  schoolId: id,
  uai: z.string(),
  name: z.string(),
  signatory: z.enum(['head', 'dasen']),
  signedAt: instant.nullable(),
  version: z.int().nullable(),
  /** Whether whoever must sign has made their account. */
  installed: z.boolean(),
  /** Since when the host has suspended it, and why. */
  suspended: suspension.nullable(),
  /** Which administrator of the host did: told to the host alone. */
  suspendedBy: z.string().nullable(),
  counts: z.strictObject({ staff: z.int(), pupils: z.int(), groups: z.int(), lessons: z.int() }),
});
export type OperatedSchool = z.output<typeof school>;

export const readOperator = route({
  id: 'operator.session.read',
  method: 'GET',
  path: '/api/operator/session',
  summary: 'Which operator is signed in, if any',
  caller: 'anyone',
  action: 'operator.session.read',
  reply: z.strictObject({ me: me.nullable() }),
  errors: [],
});

export const signInOperator = route({
  id: 'operator.session.create',
  method: 'POST',
  path: '/api/operator/session',
  summary: 'Sign in as an administrator of the host or of a district',
  caller: 'anyone',
  action: 'operator.session.create',
  beforeContract: 'Operators belong to no school',
  body: z.strictObject({
    username: z.string().min(1).max(120),
    password: z.string().min(1).max(256),
  }),
  reply: z.strictObject({ me }),
  errors: ['identity.credentials_refused', 'identity.try_later'],
});

export const signOutOperator = route({
  id: 'operator.session.end',
  method: 'POST',
  path: '/api/operator/session/end',
  summary: 'Sign out',
  caller: 'operator',
  action: 'operator.session.end',
  beforeSecondFactor: 'leaving',
  reply: null,
  errors: [],
});

export const listOperatedSchools = route({
  id: 'operator.schools.list',
  method: 'GET',
  path: '/api/operator/schools',
  summary:
    'Schools by name: contract, suspension and counts, never a name or a content; a district’s are hers alone',
  caller: 'operator',
  action: 'operator.schools.list',
  reply: z.strictObject({ schools: z.array(school) }),
  errors: [],
});

export const createOperatedSchool = route({
  id: 'operator.schools.create',
  method: 'POST',
  path: '/api/operator/schools',
  summary: 'Create a school, and the link by which whoever signs for it makes their account',
  caller: 'operator',
  action: 'operator.schools.create',
  body: z.strictObject({
    uai: z.string().min(8).max(8),
    name: line(120),
    signatory: z.enum(['head', 'dasen']),
    person: z.strictObject({ family: line(80), given: line(80), title: line(20).nullable() }),
  }),
  reply: z.strictObject({ schoolId: id, invitation }),
  errors: ['operator.school_exists', 'operator.uai_wrong'],
});

export const inviteSignatory = route({
  id: 'operator.schools.invite',
  method: 'POST',
  path: '/api/operator/schools/:schoolId/invitation',
  summary: 'A new link for whoever signs for the school; the older one is dead',
  caller: 'operator',
  action: 'operator.schools.invite',
  params: z.strictObject({ schoolId: id }),
  reply: invitation,
  errors: ['operator.has_account'],
});

const onSchool = {
  caller: 'operator',
  action: 'operator.schools.suspend',
  params: z.strictObject({ schoolId: id }),
  reply: null,
  errors: [],
} as const;

export const suspendSchool = route({
  ...onSchool,
  id: 'operator.schools.suspend',
  method: 'POST',
  path: '/api/operator/schools/:schoolId/suspend',
  summary:
    'Suspend a school: its lessons and sessions end, nobody works there; nothing is erased, and who answers for its data still reads and erases it',
  body: z.strictObject({ reason: z.enum(suspensionReasons) }),
});

export const reinstateSchool = route({
  ...onSchool,
  id: 'operator.schools.reinstate',
  method: 'POST',
  path: '/api/operator/schools/:schoolId/reinstate',
  summary: 'Lift a school’s suspension',
});

const district = z.strictObject({
  operatorId: id,
  label: z.string(),
  installed: z.boolean(),
  schoolIds: z.array(id),
});
export type DistrictView = z.output<typeof district>;

export const listDistricts = route({
  id: 'operator.districts.list',
  method: 'GET',
  path: '/api/operator/districts',
  summary: 'Administrators of many schools, and which schools are theirs',
  caller: 'operator',
  action: 'operator.districts.list',
  reply: z.strictObject({ districts: z.array(district) }),
  errors: [],
});

export const createDistrict = route({
  id: 'operator.districts.create',
  method: 'POST',
  path: '/api/operator/districts',
  summary: 'Invite an administrator of many schools',
  caller: 'operator',
  action: 'operator.districts.create',
  body: z.strictObject({ label: line(120), schoolIds: z.array(id).max(20_000) }),
  reply: z.strictObject({ operatorId: id, invitation }),
  errors: [],
});

export const changeDistrict = route({
  id: 'operator.districts.change',
  method: 'PATCH',
  path: '/api/operator/districts/:operatorId',
  summary: 'Set which schools an administrator follows',
  caller: 'operator',
  action: 'operator.districts.change',
  params: z.strictObject({ operatorId: id }),
  body: z.strictObject({ schoolIds: z.array(id).max(20_000) }),
  reply: null,
  errors: [],
});

export const readInstallationLink = route({
  id: 'installation.link.read',
  method: 'POST',
  path: '/api/installation-links/read',
  summary: 'For whom an installation link is; it stays good',
  caller: 'anyone',
  action: 'installation.link',
  beforeContract: 'The head’s own invitation',
  body: z.strictObject({ secret }),
  reply: z.strictObject({
    kind: z.enum(['host', 'district', 'signatory']),
    /** Of the person or of the operator. */
    label: z.string(),
    school: z.strictObject({ name: z.string(), uai: z.string() }).nullable(),
  }),
  errors: ['installation.link_unknown'],
});

export const useInstallationLink = route({
  id: 'installation.link.use',
  method: 'POST',
  path: '/api/installation-links/use',
  summary: 'Make the account that an installation link is for; the link is dead',
  caller: 'anyone',
  action: 'installation.link',
  beforeContract: 'The head’s own invitation',
  body: z.strictObject({ secret, username, password: newPassword }),
  reply: z.strictObject({
    kind: z.enum(['host', 'district', 'signatory']),
    /** As it is typed to sign in. */
    username: z.string(),
  }),
  errors: ['installation.link_unknown', 'installation.username_taken'],
});
