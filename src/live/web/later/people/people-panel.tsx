import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useMemo, useState } from 'react';
import { fetchClassPiece } from '../../piece.ts';
import {
  useClass,
  useInClass,
  useIsHost,
  useIsOfStaff,
  useSeatsBeside,
} from '../../page/context.ts';
import { SidePanel } from '../../page/side-panel.tsx';
import { closePanel } from '../../page/ui-state.ts';
import styles from './people.module.css';
import { PersonRow } from './person-row.tsx';
import { rollOf } from '../../people/roll.ts';

// What only hosts see comes to hosts alone.
const KnockBox = lazy(() => fetchClassPiece(() => import('../leading/knock-box.tsx')));
const HandsBox = lazy(() => fetchClassPiece(() => import('../hands/hands-box.tsx')));
const MissingList = lazy(() => fetchClassPiece(() => import('../leading/missing-list.tsx')));
const HiddenList = lazy(() => fetchClassPiece(() => import('../asked/hidden-list.tsx')));
const ExcludedList = lazy(() => fetchClassPiece(() => import('../dialogs/excluded-list.tsx')));

/** Who is here, in the order of a French register; at its top, for hosts, who knocks. */
export default function PeoplePanel() {
  const { ui, renderRollCall } = useInClass();
  const { t } = useLingui();
  const isHost = useIsHost();
  const isOfStaff = useIsOfStaff();
  const meeting = useClass((state) => state.meeting);
  const everybody = useClass((state) => state.seats);
  const beside = useSeatsBeside();
  const seats = isHost ? everybody : beside;
  const { hosts, others } = useMemo(() => rollOf(seats.values()), [seats]);
  const seesList = useClass(({ me }) => me.seesList);
  const excluded = useClass(({ door }) => door?.excluded.length ?? 0);
  // Once there was one, the list stays: a lifted one is still told.
  const [hadExclusions, setHad] = useState(false);
  if (excluded > 0 && !hadExclusions) setHad(true);
  return (
    <SidePanel title={t`Personnes`} closeLabel={t`Fermer la liste`} onClose={() => closePanel(ui)}>
      {/* What scrolls can be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.lists} tabIndex={0} role="group" aria-label={t`Liste des personnes`}>
        {isHost ? (
          <Suspense>
            <KnockBox />
            <HandsBox />
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
          {seesList ? <span>{others.length}</span> : null}
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
        {seesList ? null : (
          <Suspense>
            <HiddenList />
          </Suspense>
        )}
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
    </SidePanel>
  );
}
