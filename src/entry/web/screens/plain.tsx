/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import { passes, type Trouble } from '../entry-state.ts';
import { buttonLook, spinnerLook } from '../../../platform/web/looks/index.ts';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icons.tsx';
import { words } from '../parts/notice.tsx';
import { type Door } from '../parts/scene.tsx';
import { WordsCard } from '../parts/shell.tsx';
import styles from './screens.module.css';

type End = 'unknown' | 'taken' | 'refused_device' | 'moved' | 'excluded' | 'over';

/** What each end says: what happened, and what to do. Nobody's name, since the link may be in wrong hands. */
function endWords(end: End): { door: Door; title: string; remedy: string } {
  switch (end) {
    case 'unknown':
      return {
        door: 'closed',
        title: t`Ce lien n’ouvre aucun cours`,
        remedy: t`Il a peut-être servi pour un autre jour, ou il en manque un morceau. Demander au professeur le lien d’aujourd’hui.`,
      };
    case 'taken':
      return {
        door: 'closed',
        title: t`Ce lien a déjà été ouvert sur un autre appareil`,
        remedy: t`Le professeur est prévenu. S’il accepte cet appareil, la suite vient toute seule. Sinon, revenir sur le premier appareil.`,
      };
    case 'refused_device':
      return {
        door: 'closed',
        title: t`Le professeur n’a pas accepté cet appareil`,
        remedy: t`La place reste sur l’appareil qui a ouvert le lien en premier. Y revenir, ou demander un nouveau lien au professeur.`,
      };
    case 'moved':
      return {
        door: 'closed',
        title: t`Cette page n’ouvre plus ce cours`,
        remedy: t`La place est passée sur un autre appareil, ou le professeur a changé les liens. Dans ce cas, lui demander le nouveau.`,
      };
    case 'excluded':
      return {
        door: 'closed',
        title: t`La porte de ce cours reste fermée`,
        remedy: t`Le professeur l’a décidé. Pour en parler avec lui, attendre la fin du cours ou passer par la vie scolaire.`,
      };
    case 'over':
      return {
        door: 'closed',
        title: t`Le cours est fini.`,
        remedy: t`On peut fermer cette page.`,
      };
  }
}

export function EndScreen({ end }: { end: End }) {
  const { door, title, remedy } = endWords(end);
  return (
    <WordsCard door={door}>
      <Heading>{title}</Heading>
      <p class={styles.soft}>{remedy}</p>
    </WordsCard>
  );
}

/** The page was reloaded: a short moment. */
export function ReadingScreen() {
  return (
    <WordsCard door="ajar" breathes>
      <Heading>{t`Un instant…`}</Heading>
      <p class={styles.soft}>{t`On retrouve la bonne porte.`}</p>
    </WordsCard>
  );
}

/** The teacher opened: the class page is on its way. */
export function OpeningScreen() {
  return (
    <WordsCard door="open">
      <Heading>{t`La porte s’ouvre !`}</Heading>
      <p class={styles.soft}>{t`On entre…`}</p>
      <span class={spinnerLook} />
    </WordsCard>
  );
}

/** The server did not answer as it should: said, tried again by itself when that may help. */
export function TroubleScreen(props: { trouble: Trouble; busy: boolean; onRetry: () => void }) {
  const { trouble, busy } = props;
  const { title, remedy, code } = words(trouble);
  return (
    <WordsCard door="closed">
      <Heading>{title}</Heading>
      <p class={styles.soft}>{remedy}</p>
      {passes(trouble) ? (
        <p class={styles.small}>{t`On réessaie tout seul.`}</p>
      ) : (
        <p class={styles.small}>{t`Code : ${code}`}</p>
      )}
      <button
        type="button"
        class={buttonLook({ full: true })}
        onClick={props.onRetry}
        aria-disabled={busy}
      >
        {busy ? <span class={spinnerLook} /> : <Icon name="again" />}
        {t`Réessayer maintenant`}
      </button>
    </WordsCard>
  );
}
