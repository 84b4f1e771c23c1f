import type { PollsProps } from '../../live/web/index.ts';
import { PollCard } from './PollCard.tsx';
import { PollsPanel } from './PollsPanel.tsx';

/** The polls of a class: who leads asks beside the stage, the others answer above the pictures. */
export const Polls = (props: PollsProps) =>
  props.me.role === 'host' ? <PollsPanel {...props} /> : <PollCard {...props} />;
