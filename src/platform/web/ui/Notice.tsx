import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { noticeLook, noticeParts, type NoticeTone } from '../looks/index.ts';

const icons = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: OctagonAlert };

export type NoticeProps = {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Spoken at once by screen readers: for what has just happened. */
  alert?: boolean;
};

/** Something to know, beside what it is about. */
export function Notice({ tone = 'info', title, children, actions, alert = false }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={noticeLook(tone)} role={alert ? 'alert' : undefined}>
      <Icon size={22} aria-hidden />
      <div className={noticeParts.body}>
        {title === undefined ? null : <p className={noticeParts.title}>{title}</p>}
        {children}
        {actions === undefined ? null : <div className={noticeParts.actions}>{actions}</div>}
      </div>
    </div>
  );
}
