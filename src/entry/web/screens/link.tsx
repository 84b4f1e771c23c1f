/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import { buttonLook, spinnerLook } from '../../../platform/web/looks/index.ts';
import { allowSound } from '../devices/tunes.ts';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icons.tsx';
import { WordsCard } from '../parts/shell.tsx';
import styles from './screens.module.css';

/** The link is open and nothing was called yet: one button, and nothing of the class or the child. */
export function LinkScreen(props: { busy: boolean; hourCame: boolean; onEnter: () => void }) {
  const { busy, hourCame } = props;
  const enter = () => {
    allowSound();
    props.onEnter();
  };
  return (
    <WordsCard door="ajar">
      <Heading>{hourCame ? t`C’est l’heure !` : t`Bonjour !`}</Heading>
      <p class={styles.soft}>{t`Le cours est derrière cette porte.`}</p>
      <button
        type="button"
        class={buttonLook({ size: 'large', full: true })}
        onClick={enter}
        aria-disabled={busy}
      >
        {busy ? <span class={spinnerLook} /> : <Icon name="door" />}
        {busy ? t`Un instant…` : t`J’entre`}
      </button>
      <p class={styles.small}>{t`Le micro et la caméra restent éteints.`}</p>
    </WordsCard>
  );
}
