/** @jsxImportSource preact */
import { type NoticeTone, noticeLook, noticeParts } from '../../../platform/web/looks/index.ts';
import { ProblemError, sayProblem } from '../../../platform/web/index.ts';
import type { Trouble } from '../entry-state.ts';
import { Icon, type IconName } from './icons.tsx';

/** One thing that happened, and what to do. */
export function Notice(props: {
  tone: NoticeTone;
  icon: IconName;
  title: string;
  children?: string;
}) {
  return (
    <div class={noticeLook(props.tone)}>
      <Icon name={props.icon} />
      <div class={noticeParts.body}>
        <p class={noticeParts.title}>{props.title}</p>
        {props.children && <p>{props.children}</p>}
      </div>
    </div>
  );
}

/** What to tell a person about a trouble on the way to the server. */
export function words(trouble: Trouble) {
  return sayProblem(new ProblemError({ ...trouble }));
}

/** A trouble on the way to the server, in the place where the person stands. */
export function TroubleNotice({ trouble }: { trouble: Trouble | null }) {
  if (trouble === null) return null;
  const { title, remedy } = words(trouble);
  return (
    <Notice tone="warn" icon="line-off" title={title}>
      {remedy}
    </Notice>
  );
}
