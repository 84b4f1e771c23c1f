import type { ReactNode, Ref } from 'react';
import { useLingui } from '@lingui/react';
import { cx } from '../../../platform/web/looks/index.ts';
import { type ShortcutName, shortcuts } from '../page/shortcuts.ts';
import styles from './bar.module.css';

export type BarButtonProps = {
  icon: ReactNode;
  children: string;
  onPress: () => void;
  /** For what is on or off. */
  pressed?: boolean;
  expanded?: boolean;
  hasMenu?: boolean;
  tone?: 'end';
  shortcut?: ShortcutName;
  busy?: boolean;
  /** Hidden where the bar has only five places. */
  roomy?: boolean;
  badge?: number;
  ref?: Ref<HTMLButtonElement>;
};

/** A button of the bar: a picture and a word under it. */
export function BarButton(props: BarButtonProps) {
  const {
    icon,
    children,
    onPress,
    pressed,
    expanded,
    hasMenu,
    tone,
    shortcut,
    busy,
    roomy,
    badge,
    ref,
  } = props;
  const { i18n } = useLingui();
  const keys = shortcut ? shortcuts[shortcut] : undefined;
  return (
    <button
      ref={ref}
      type="button"
      className={cx(
        styles.button,
        pressed && styles.on,
        tone === 'end' && styles.end,
        roomy && styles.roomy,
      )}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-haspopup={hasMenu ? 'menu' : undefined}
      aria-busy={busy}
      aria-keyshortcuts={keys?.aria}
      title={keys ? `${i18n._(keys.does)} (${i18n._(keys.shown)})` : undefined}
      // A press with a mouse leaves the focus where it was, so that the space bar still talks.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {icon}
      <span className={styles.word}>{children}</span>
      {badge ? (
        <span className={styles.badge} aria-hidden>
          {badge}
        </span>
      ) : null}
    </button>
  );
}
