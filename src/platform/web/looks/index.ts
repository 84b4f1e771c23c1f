/**
 * What React and Preact pages share: looks as class names, no framework.
 */
import { toneOf } from '../tone.ts';
import avatar from './avatar.module.css';
import button from './button.module.css';
import card from './card.module.css';
import chip from './chip.module.css';
import choice from './choice.module.css';
import { cx } from './cx.ts';
import field from './field.module.css';
import notice from './notice.module.css';

export { cx };

export type ButtonLook = 'primary' | 'quiet' | 'ghost' | 'plain' | 'danger';
export type Size = 'small' | 'medium' | 'large';
export type ChipTone = 'good' | 'warn' | 'bad' | 'info' | 'plain';
export type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

/** Classes of a button or of a link that looks like one. */
export const buttonLook = ({
  look = 'primary',
  size = 'medium',
  full = false,
  square = false,
}: { look?: ButtonLook; size?: Size; full?: boolean; square?: boolean } = {}): string =>
  cx(button.button, button[look], button[size], full && button.full, square && button.square);

/** The turning ring of a button that waits. */
export const spinnerLook: string = button.spinner ?? '';

export const chipLook = (tone: ChipTone = 'good'): string => cx(chip.chip, chip[tone]);

export const noticeLook = (tone: NoticeTone = 'info'): string => cx(notice.notice, notice[tone]);

/** Initials on the tone of an id. */
export const avatarLook = (id: string, size: Size = 'medium'): string =>
  cx(avatar.avatar, avatar[size], toneLook(id));

/** Sets `--tone-a` and `--tone-b`, the two ends of an id's tone. */
export const toneLook = (id: string): string => avatar[`tone${toneOf(id)}`] ?? '';

export const cardLook = ({ raised = false } = {}): string => cx(card.card, raised && card.raised);

/** Parts of a notice: `body`, `title`, `code`, `actions`. */
export const noticeParts = notice;

/** Parts of fields: `field`, `label`, `hint`, `error`, `input`, `joined`, `inside`, `select`, `chevron`. */
export const fieldParts = field;

/** Parts of choices: `row`, `track`, `box`, `pills`, `pill`. */
export const choiceParts = choice;
