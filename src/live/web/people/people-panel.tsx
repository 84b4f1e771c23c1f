import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { fetchClassPiece } from '../piece.ts';
import { useClass, useInClass, useIsHost, useIsOfStaff } from '../page/context.ts';
import { togglePanel } from '../page/ui-state.ts';
import styles from './people.module.css';
import { PersonRow } from './person-row.tsx';
import { rollOf } from './roll.ts';

// What only hosts see comes to hosts alone.
const KnockBox = lazy(() => fetchClassPiece(() => import('../leading/knock-box.tsx')));
const MissingList = lazy(() => fetchClassPiece(() => import('../leading/missing-list.tsx')));
const ExcludedList = lazy(() => fetchClassPiece(() => import('../dialogs/excluded-list.tsx')));

/** Who is here, in the order of a French register; at its top, for hosts, who knocks. */
export function PeoplePanel() {
  const { ui, renderRollCall } = useInClass();
  const { t } = useLingui();
  const isHost = useIsHost();
  const isOfStaff = useIsOfStaff();
  const meeting = useClass((state) => state.meeting);
  const seats = useClass((state) => state.seats);
  const { hosts, others } = useMemo(() => rollOf(seats.values()), [seats]);
  const excluded = useClass(({ door }) => door?.excluded ?? 0);
  // Once there was one, the list stays: a lifted one is still told.
  const [hadExclusions, setHad] = useState(false);
  if (excluded > 0 && !hadExclusions) setHad(true);
  const close = () => togglePanel(ui);
  const panel = useFocusWhenFloating();
  return (
    <aside ref={panel} tabIndex={-1} className={styles.panel} aria-label={t`Personnes`}>
      <div className={styles.head}>
        <h2>
          <Trans>Personnes</Trans>
        </h2>
        <button
          type="button"
          className={styles.close}
          onClick={close}
          aria-label={t`Fermer la liste`}
        >
          <X size={22} aria-hidden />
        </button>
      </div>
      {/* What scrolls can be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.lists} tabIndex={0} role="group" aria-label={t`Liste des personnes`}>
        {isHost ? (
          <Suspense>
            <KnockBox />
          </Suspense>
        ) : null}
        <h3 className={styles.caption}>
          {isOfStaff ? (
            <Trans>Anime la réunion</Trans>
          ) : (
            <Plural value={hosts.length} _0="Professeur" one="Professeur" other="Professeurs" />
          )}
        </h3>
        <ul className={styles.people}>
          {hosts.map((seat) => (
            <PersonRow key={seat.seatId} seat={seat} />
          ))}
        </ul>
        <h3 className={styles.caption}>
          <span>
            <Trans>Présents, par ordre alphabétique</Trans>
          </span>
          <span>{others.length}</span>
        </h3>
        {others.length === 0 ? (
          <p className={styles.empty}>
            <Trans>Personne n’est encore entré.</Trans>
          </p>
        ) : null}
        <ul className={styles.people}>
          {others.map((seat) => (
            <PersonRow key={seat.seatId} seat={seat} />
          ))}
        </ul>
        {hadExclusions ? (
          <Suspense>
            <ExcludedList />
          </Suspense>
        ) : null}
        {isHost ? (
          <Suspense>
            <MissingList />
          </Suspense>
        ) : null}
        {isHost && !isOfStaff ? <Suspense>{renderRollCall?.(meeting)}</Suspense> : null}
      </div>
    </aside>
  );
}

/** Where the panel lies over the stage, opening it takes the focus and closing it gives the focus back. */
function useFocusWhenFloating() {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (matchMedia('(min-width: 1100px)').matches) return;
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return panel;
}
