import { z } from 'zod';
import type { RouteDefinition } from '../../platform/contract/route.ts';
import * as appRoutes from '../contract/routes.ts';
import * as attendanceRoutes from '../../attendance/contract/routes.ts';
import * as chatKeptRoutes from '../../chat/contract/kept-routes.ts';
import * as chatReportRoutes from '../../chat/contract/report-routes.ts';
import * as chatRoutes from '../../chat/contract/routes.ts';
import * as questionRoutes from '../../polls/contract/question-routes.ts';
import * as pollReviewRoutes from '../../polls/contract/review-routes.ts';
import * as pollRoutes from '../../polls/contract/routes.ts';
import * as comingRoutes from '../../entry/contract/coming.ts';
import * as doorRoutes from '../../entry/contract/door-routes.ts';
import * as calendarRoutes from '../../entry/contract/calendar.ts';
import * as guestRoutes from '../../entry/contract/guest-routes.ts';
import * as entryRoutes from '../../entry/contract/routes.ts';
import * as accountRoutes from '../../identity/contract/accounts.ts';
import * as ownAccountRoutes from '../../identity/contract/own-account.ts';
import * as outboxRoutes from '../../identity/contract/outbox.ts';
import * as identityRoutes from '../../identity/contract/routes.ts';
import * as federationRoutes from '../../identity/contract/providers/federation-routes.ts';
import * as platformRoutes from '../../identity/contract/providers/platform-routes.ts';
import * as providerRoutes from '../../identity/contract/providers/routes.ts';
import * as providerSignInRoutes from '../../identity/contract/providers/sign-in-routes.ts';
import * as ownOperatorRoutes from '../../identity/contract/operators/own-routes.ts';
import * as operatorRoutes from '../../identity/contract/operators/routes.ts';
import * as factorRoutes from '../../identity/contract/second-factor.ts';
import * as handsRoutes from '../../live/contract/hands-routes.ts';
import * as hintRoutes from '../../live/contract/hint-routes.ts';
import * as layerRoutes from '../../live/contract/layer-routes.ts';
import * as presetRoutes from '../../live/contract/preset-routes.ts';
import * as breakoutRoutes from '../../live/contract/breakout-routes.ts';
import * as planRoutes from '../../live/contract/plan-routes.ts';
import * as liveRoutes from '../../live/contract/routes.ts';
import * as rightsRoutes from '../../live/contract/rights-routes.ts';
import * as toolsRoutes from '../../live/contract/tools-routes.ts';
import * as turnRoutes from '../../live/contract/turn-routes.ts';
import * as mediaRoutes from '../../live/contract/webhook.ts';
import * as meetingRoutes from '../../meeting/contract/routes.ts';
import * as staffRoutes from '../../meeting/contract/staff-routes.ts';
import * as agreementRoutes from '../../school/contract/agreement/routes.ts';
import * as privacyRoutes from '../../privacy/contract/routes.ts';
import * as groupRoutes from '../../school/contract/group-routes.ts';
import * as personRoutes from '../../school/contract/person-routes.ts';
import * as importRoutes from '../../school/contract/imports/routes.ts';
import * as yearRoutes from '../../school/contract/years/routes.ts';
import * as schoolRoutes from '../../school/contract/routes.ts';

const modules = [
  agreementRoutes,
  appRoutes,
  calendarRoutes,
  attendanceRoutes,
  chatRoutes,
  chatReportRoutes,
  chatKeptRoutes,
  pollRoutes,
  pollReviewRoutes,
  questionRoutes,
  comingRoutes,
  doorRoutes,
  entryRoutes,
  guestRoutes,
  importRoutes,
  identityRoutes,
  accountRoutes,
  outboxRoutes,
  ownAccountRoutes,
  factorRoutes,
  handsRoutes,
  hintRoutes,
  layerRoutes,
  presetRoutes,
  breakoutRoutes,
  planRoutes,
  liveRoutes,
  mediaRoutes,
  rightsRoutes,
  toolsRoutes,
  turnRoutes,
  meetingRoutes,
  staffRoutes,
  federationRoutes,
  platformRoutes,
  providerRoutes,
  groupRoutes,
  personRoutes,
  providerSignInRoutes,
  operatorRoutes,
  ownOperatorRoutes,
  privacyRoutes,
  schoolRoutes,
  yearRoutes,
];
const isRoute = (value: unknown): value is RouteDefinition =>
  typeof value === 'object' && value !== null && 'path' in value && 'action' in value;
/** All that the installation answers to, from the contracts. */
export const routes = modules.flatMap((module) => Object.values(module).filter(isRoute));
/** A value that the schema takes, for a request that is well formed but means nothing. */
function sample(schema: z.ZodType, ids: Record<string, string>): unknown {
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape).map(([key, value]) => [
        key,
        ids[key] ?? sample(value as z.ZodType, ids),
      ]),
    );
  if (schema instanceof z.ZodOptional) return sample(schema.unwrap() as z.ZodType, ids);
  if (schema instanceof z.ZodDefault) return sample(schema.unwrap() as z.ZodType, ids);
  if (schema instanceof z.ZodEnum) return schema.options[0];
  const candidates = [
    'nom-simple',
    '0750001U',
    'une phrase assez longue',
    '0',
    null,
    'une valeur',
    '2026-03-24',
    '/semaine',
    '10:05',
    'a'.repeat(43),
    'a'.repeat(64),
    'fr',
    'pdf',
    0,
    true,
    [],
    [[]],
    {},
    { microphone: true },
    { by: 'reservation', places: 10 },
    ['01890000-0000-7000-8000-000000000000'],
    '01890000-0000-7000-8000-000000000000',
    'teacher',
  ];
  const fitting = candidates.find((value) => schema.safeParse(value).success);
  if (fitting === undefined) throw new Error('no sample fits a schema');
  return fitting;
}

/** A request that the route takes, with these ids wherever its input names them. */
export function requestOf(route: RouteDefinition, ids: Record<string, string>) {
  const params = (route.params ? sample(route.params, ids) : {}) as Record<string, string>;
  const query = route.query ? sample(route.query, ids) : {};
  const path = route.path.replace(/:(\w+)/g, (_match, name) => params[name] ?? '');
  const search = new URLSearchParams(query as Record<string, string>).toString();
  return {
    url: search ? `${path}?${search}` : path,
    body: (route.body ? sample(route.body, ids) : undefined) as object | undefined,
  };
}
