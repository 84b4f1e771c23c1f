/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { formatFor, language } from '../../../platform/web/index.ts';
import { clockText, isOver, leftUntil } from '../countdown.ts';
import { Heading } from '../parts/heading.tsx';
import { WordsCard } from '../parts/shell.tsx';
import styles from './screens.module.css';

/** Too soon: what is left by the server's count, whatever this device's clock says; nothing about the class. */
export function EarlyScreen(props: { seconds: number; opensAt: string; onHour: () => void }) {
  const left = useCountdown(props.seconds, props.onHour);
  const here = formatFor(language(), new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const hour = here.hour(props.opensAt);
  return (
    <WordsCard door="closed">
      <Heading>{t`La porte n’est pas encore ouverte`}</Heading>
      <p class={styles.clock} role="timer">
        {clockText(left)}
      </p>
      <p class={styles.soft}>{t`Elle s’ouvre à ${hour}.`}</p>
      <p class={styles.small}>
        {t`Cette page peut rester ouverte : le bouton pour entrer viendra tout seul.`}
      </p>
    </WordsCard>
  );
}

function useCountdown(seconds: number, onHour: () => void) {
  const [deadline] = useState(() => Date.now() + seconds * 1000);
  const [now, setNow] = useState(Date.now);
  const left = leftUntil(deadline, now);
  const over = isOver(left);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (over) onHour();
  }, [over, onHour]);
  return left;
}
