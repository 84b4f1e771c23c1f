import { useMe } from '../../identity/web/index.ts';
import { capitalised } from '../../platform/web/index.ts';
import { PageHead, useFormat } from '../../platform/web/ui/index.ts';
import { groupLabel } from '../../school/contract/group-label.ts';
import type { LessonOver } from '../contract/over.ts';

/** The head of a page about what is left of a lesson that is over: what, of which class and lesson, and when it was. */
export function LessonOverHead({ what, lesson }: { what: string; lesson: LessonOver }) {
  const format = useFormat(useMe().school.timeZone);
  const { title, startsAt, endsAt } = lesson;
  const group = lesson.group === null ? null : groupLabel(lesson.group);
  return (
    <PageHead title={[what, group, title].filter((part) => part !== null).join('\u00a0· ')}>
      {capitalised(format.longDay(startsAt))} · {format.span(startsAt, endsAt)}
    </PageHead>
  );
}
