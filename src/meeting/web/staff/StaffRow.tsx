import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CalendarDays, CalendarPlus, DoorOpen, ListChecks, Undo2 } from 'lucide-react';
import { capitalised, type Format } from '../../../platform/web/index.ts';
import { Button, Card, Chip, Link, toastProblem } from '../../../platform/web/ui/index.ts';
import { calledName } from '../../../school/contract/names.ts';
import type { StaffMeeting } from '../../contract/staff-routes.ts';
import styles from './staff.module.css';
import { useGiveBack, useReserve } from './staff.ts';

type Props = {
  meeting: StaffMeeting;
  now: Date;
  format: Format;
  /** Shows who reserved, to who leads it. */
  onReservations?: (meeting: StaffMeeting) => void;
};

/** One meeting of the staff: when, with whom, how one stands to it, and what can be done. */
export function StaffRow(props: Props) {
  const { meeting, format } = props;
  const hosts = meeting.hosts.map(({ name }) => calledName(name)).join(', ');
  return (
    <Card>
      <div className={styles.line}>
        <div className={styles.words}>
          <h3>{meeting.title}</h3>
          <p>
            {capitalised(format.longDay(meeting.startsAt))} ·{' '}
            {format.span(meeting.startsAt, meeting.endsAt)}
          </p>
          <p className={styles.soft}>
            <Trans>avec {hosts}</Trans>
          </p>
          <div className={styles.chips}>
            <OwnChip meeting={meeting} />
            <Places meeting={meeting} />
          </div>
        </div>
        <div className={styles.actions}>
          <Actions {...props} />
        </div>
      </div>
    </Card>
  );
}

function OwnChip({ meeting: { own, state } }: { meeting: StaffMeeting }) {
  if (state === 'cancelled')
    return (
      <Chip tone="bad">
        <Trans context="réunion">Annulée</Trans>
      </Chip>
    );
  switch (own.is) {
    case 'host':
      return (
        <Chip tone="plain">
          <Trans>Vous l’animez</Trans>
        </Chip>
      );
    case 'invited':
      return (
        <Chip tone="good">
          <Trans>On vous y invite</Trans>
        </Chip>
      );
    case 'held':
      return (
        <Chip tone="good">
          <Trans>Vous avez une place</Trans>
        </Chip>
      );
    case 'waiting':
      return (
        <Chip tone="warn">
          <Trans>Liste d’attente, rang {own.rank}</Trans>
        </Chip>
      );
    case 'free':
      return null;
  }
}

function Places({ meeting: { places } }: { meeting: StaffMeeting }) {
  if (places === null) return null;
  const left = places.all - places.held;
  const { all, waiting } = places;
  return (
    <span className={styles.soft}>
      {left > 0 ? (
        <Trans>
          <Plural value={left} one="# place libre" other="# places libres" /> sur {all}
        </Trans>
      ) : (
        <Trans>
          Complet, <Plural value={all} one="# place" other="# places" />
        </Trans>
      )}
      {waiting > 0 ? (
        <>
          {' · '}
          <Plural value={waiting} one="# en attente" other="# en attente" />
        </>
      ) : null}
    </span>
  );
}

function Actions({ meeting, now, format, onReservations }: Props) {
  const { t } = useLingui();
  const { own, places, state, meetingId, title } = meeting;
  const isOver = state === 'ended' || state === 'cancelled' || new Date(meeting.endsAt) <= now;
  if (own.is === 'host')
    return (
      <>
        {places && onReservations ? (
          <Button
            look="ghost"
            icon={<ListChecks size={20} aria-hidden />}
            aria-label={t`Places réservées\u00a0: ${title}`}
            onPress={() => onReservations(meeting)}
          >
            <Trans>Places réservées</Trans>
          </Button>
        ) : null}
        <Link
          href={`/semaine?jour=${format.day(meeting.startsAt)}`}
          look="quiet"
          icon={<CalendarDays size={20} aria-hidden />}
        >
          <Trans>Voir dans ma semaine</Trans>
        </Link>
      </>
    );
  if (isOver) return null;
  const isOpen = new Date(meeting.opensAt) <= now;
  const comes = own.is === 'invited' || own.is === 'held';
  return (
    <>
      {comes && isOpen ? (
        <Link
          href={`/reunion/${meetingId}`}
          look="primary"
          icon={<DoorOpen size={20} aria-hidden />}
        >
          <Trans>Aller à la porte</Trans>
        </Link>
      ) : null}
      {places ? <Reserving meeting={meeting} settled={isOpen || state === 'open'} /> : null}
    </>
  );
}

/** Takes a place, or gives it back: until the door opens. */
function Reserving({ meeting, settled }: { meeting: StaffMeeting; settled: boolean }) {
  const { t } = useLingui();
  const reserve = useReserve();
  const giveBack = useGiveBack();
  const { own, places, meetingId, title } = meeting;
  const isFull = places !== null && places.held >= places.all;
  if (own.is === 'free')
    return (
      <Button
        look={isFull ? 'quiet' : 'primary'}
        icon={<CalendarPlus size={20} aria-hidden />}
        pending={reserve.isPending}
        aria-label={
          isFull
            ? t`M’inscrire sur la liste d’attente\u00a0: ${title}`
            : t`Réserver ma place\u00a0: ${title}`
        }
        onPress={() => reserve.mutate(meetingId, { onError: toastProblem })}
      >
        {isFull ? (
          <Trans>M’inscrire sur la liste d’attente</Trans>
        ) : (
          <Trans>Réserver ma place</Trans>
        )}
      </Button>
    );
  if (settled) return null;
  const isHeld = own.is === 'held';
  return (
    <Button
      look="ghost"
      icon={<Undo2 size={20} aria-hidden />}
      pending={giveBack.isPending}
      aria-label={
        isHeld ? t`Rendre ma place\u00a0: ${title}` : t`Quitter la liste d’attente\u00a0: ${title}`
      }
      onPress={() => giveBack.mutate(meetingId, { onError: toastProblem })}
    >
      {isHeld ? <Trans>Rendre ma place</Trans> : <Trans>Quitter la liste d’attente</Trans>}
    </Button>
  );
}
