import type { AccountActor, Actors } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import * as routes from '../../contract/providers/platform-routes.ts';
import { findRosterUrl, listCourseRows } from './courses.store.ts';
import { courseLinkOf } from './lti/course-link.ts';
import { checkPlatform, fetchMembers } from './lti/lists.ts';
import { platformOf } from './lti/lti.ts';
import { matchMembers } from './lti/match.ts';
import { ownKey } from './lti/own-key.ts';
import { answerPage } from './lti/pages.ts';
import { languageOf, sendPage } from './lti/send-page.ts';
import { signLinkingAnswer } from './lti/signing.ts';
import type { Providers } from './open-providers.ts';
import { findProviderRow } from './providers.store.ts';
import { openProvider } from './providers.ts';

type Parts = { core: Core; providers: Providers };
type Named = { actor: AccountActor; params: { providerId: string } };

/** Binds what a platform (LTI) has beside sign-in: its courses' lists, and links to lessons. */
export function mountPlatform(mount: Mount<Actors>, parts: Parts): void {
  mountCourses(mount, parts);
  mountCourseLinks(mount, parts);
}

function mountCourses(mount: Mount<Actors>, { core, providers }: Parts): void {
  const platformNamed = async ({ actor: { schoolId }, params: { providerId } }: Named) => {
    const row = await findProviderRow(core.db, { schoolId, providerId });
    return row?.kind === 'lti' ? { schoolId, provider: openProvider(row, providers.seal) } : null;
  };
  mount(routes.listCourses, {
    subject: platformNamed,
    handle: async ({ subject: { provider } }) => ({
      courses: (await listCourseRows(core.db, provider)).map(({ id, title, seen_at }) => ({
        courseId: id,
        title,
        seenAt: seen_at.toISOString(),
      })),
    }),
  });
  mount(routes.matchCourse, {
    subject: async (input) => {
      const found = await platformNamed(input);
      const { courseId } = input.params;
      const url = found && (await findRosterUrl(core.db, { ...found.provider, courseId }));
      return found && url !== null ? { ...found, url } : null;
    },
    handle: async ({ subject: { provider, url } }) =>
      matchMembers(core, provider, await fetchMembers(providers, core, provider, url)),
  });
  mount(routes.checkPlatform, {
    subject: platformNamed,
    handle: ({ subject: { provider } }) => checkPlatform(providers, core, provider),
  });
}

function mountCourseLinks(mount: Mount<Actors>, { core, providers }: Parts): void {
  const subject = ({ actor, params }: { actor: AccountActor; params: { linkId: string } }) =>
    courseLinkOf(core, providers.seal, actor, params.linkId);
  mount(routes.readCourseLink, {
    subject,
    handle: ({ subject: { row, request } }) => ({ platform: row.name, course: request.course }),
  });
  mount(routes.answerCourseLink, {
    subject,
    handle: async ({ subject: { row, request: asked }, query, request, reply }) => {
      const provider = openProvider(row, providers.seal);
      const token = await signLinkingAnswer(
        await ownKey(core.db, providers.seal, provider),
        platformOf(provider),
        {
          deploymentId: asked.deploymentId,
          data: asked.data,
          items: [{ title: query.title, url: new URL(query.page, core.config.publicUrl).href }],
          now: core.now(),
        },
      );
      const { returnUrl } = asked;
      if (!URL.canParse(returnUrl)) throw new Problem('not_found');
      sendPage(reply, answerPage(languageOf(request), { returnUrl, token, title: query.title }));
    },
  });
}
