import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Actors } from '../../access/contract/actors.ts';
import type { Config } from '../../platform/server/config.ts';
import { createMount, type Mount } from '../../platform/server/http/mount.ts';
import { declareProblems } from '../../platform/server/http/problems.ts';
import { createHttp, type HttpOptions } from '../../platform/server/http/server.ts';
import { registerLimits } from '../../platform/server/limits/index.ts';
import { registerOpenApi } from '../../platform/server/openapi/index.ts';
import { registerDrain } from '../../platform/server/stop/index.ts';
import { registerMetrics, registerRequestLog } from '../../platform/server/telemetry/index.ts';
import {
  mountAgreement,
  mountGroups,
  mountImports,
  mountPeople,
  mountSchool,
  mountYears,
} from '../../school/server/index.ts';
import { mountIdentity, mountProviders, mountOperators } from '../../identity/server/index.ts';
import { schoolProblems } from '../../school/contract/problems.ts';
import { meetingProblems } from '../../meeting/contract/problems.ts';
import {
  cancelPlanned,
  listPlannedFrom,
  mountStaffMeetings,
  mountMeeting,
  restoreCancelled,
} from '../../meeting/server/index.ts';
import { entryProblems } from '../../entry/contract/problems.ts';
import {
  mountCalendar,
  mountComing,
  mountDoor,
  mountEntry,
  mountGuests,
} from '../../entry/server/index.ts';
import { mountBreakouts, mountClass, mountHints, mountLayers } from '../../live/server/index.ts';
import { mountChat } from '../../chat/server/index.ts';
import { mountPolls } from '../../polls/server/index.ts';
import { mountAttendance } from '../../attendance/server/index.ts';
import { mountPrivacy } from '../../privacy/server/index.ts';
import { dataMaps } from '../contract/personal-data.ts';
import { openDomains, type Domains } from './domains.ts';
import { createGatekeeper } from './gatekeeper.ts';
import { openHealth } from './health.ts';
import { startHousekeeping } from './housekeeping.ts';
import { registerPages } from './pages.ts';
import { processing } from './processing.ts';
import { openServices, type Services } from './services.ts';
import { version } from './version.ts';

export type App = Awaited<ReturnType<typeof openApp>>;

/**
 * Composes the server: what domains need of each other meets here and nowhere else.
 * It does not listen yet. Disposed in the reverse order of opening.
 */
export async function openApp(
  config: Config,
  log: Logger,
  { now = () => new Date(), ...options }: HttpOptions & { now?: () => Date } = {},
) {
  const stack = new AsyncDisposableStack();
  const domains = stack.use(openDomains(config, log, now));
  const services = stack.use(await openServices(domains.core));
  const http = await createHttp(config, log, options);
  const drain = registerDrain(http);
  stack.defer(async () => {
    await drain();
    await http.close();
  });
  const gatekeeper = createGatekeeper(
    domains.identity.accountActor,
    domains.findSeat,
    domains.operators.operatorActor,
  );
  const { mount, mounted } = createMount<Actors>(http, gatekeeper);
  registerRequestLog(http, domains.metrics.observe);
  registerMetrics(http, domains.metrics, config);
  registerLimits(http, {
    mounted,
    unknownSecret: ['entry.link_unknown', 'installation.link_unknown'],
    onRefusal: domains.metrics.counter('preau_limits_total', 'Requests refused', 'budget'),
  });
  registerOpenApi(http, { mounted, version });
  openHealth(http, mount, { ...domains, ...services });
  mountDomains(mount, http, { ...domains, mail: services.mail });
  await mountPrivacy(mount, domains.core, { maps: dataMaps });
  mountImports(mount, http, { ...domains.core, jobs: services.jobs });
  await registerPages(http, mount, config);
  startHousekeeping(domains, services);
  const { core, identity } = domains;
  return {
    core,
    identity,
    mail: services.mail,
    http,
    mounted,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function mountDomains(
  mount: Mount<Actors>,
  http: FastifyInstance,
  domains: Domains & Pick<Services, 'mail'>,
): void {
  const {
    core,
    identity,
    providers,
    mail,
    media,
    findSeat,
    closeLines,
    end,
    remake,
    bar,
    operators,
  } = domains;
  declareProblems(meetingProblems);
  declareProblems(entryProblems);
  declareProblems(schoolProblems);
  mountSchool(mount, core);
  mountAgreement(mount, { ...core, processing });
  mountGroups(mount, core);
  mountPeople(mount, core, { barred: bar });
  mountYears(mount, core, {
    plannedFrom: listPlannedFrom,
    cancel: cancelPlanned,
    restore: restoreCancelled,
    sweep: domains.sweepBarred,
  });
  mountIdentity(mount, { core, identity, mail });
  mountProviders(mount, { core, providers });
  mountOperators(mount, { core, operators, ports: { schoolBarred: domains.barSchool } });
  mountMeeting(mount, core, { end, closeLines });
  mountStaffMeetings(mount, core, { mail });
  mountEntry(mount, { ...core, closeLines }, findSeat);
  mountComing(mount, { ...core, closeLines });
  mountDoor(mount, { ...core, closeLines });
  mountGuests(mount, { ...core, closeLines }, mail);
  mountCalendar(mount, core);
  mountClass(mount, core, {
    again: findSeat,
    closeLines,
    end,
    remake,
    closeRoom: (of) => void media.endRoom(of),
    permissions: (of) => void media.permissionsIn(of),
    quiet: media.quiet,
    say: media.say,
  });
  mountHints(mount, core);
  mountLayers(mount, core, { permissions: (of) => void media.permissionsIn(of) });
  mountBreakouts(mount, core, domains.breakoutLine);
  mountChat(mount, core);
  mountPolls(mount, core);
  mountAttendance(mount, core);
  media.mount(mount);
  media.attach(http);
}
