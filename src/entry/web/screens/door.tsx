/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import { buttonLook, chipLook, spinnerLook } from '../../../platform/web/looks/index.ts';
import type { Devices } from '../devices/devices.ts';
import { allowSound } from '../devices/tunes.ts';
import type { Arrival, EntryState } from '../entry-state.ts';
import { DevicePanel } from '../parts/device-panel.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icons.tsx';
import { Kept } from '../parts/kept.tsx';
import { TroubleNotice } from '../parts/notice.tsx';
import { TwoSidedCard } from '../parts/shell.tsx';
import { SoundTest } from '../parts/sound-test.tsx';
import { type Address, greetedAs, said } from '../words.ts';
import { isOfStaff, Lesson, teacherOf } from './lesson.tsx';
import styles from './screens.module.css';

type AtDoor = Extract<EntryState, { kind: 'door' }>;

/** Before the door: the devices at one side, the lesson and the knocker at the other. */
export function DoorScreen(props: { state: AtDoor; devices: Devices; onKnock: () => void }) {
  const { seat, arrival, busy, trouble } = props.state;
  const { address, meeting } = seat;
  const knock = () => {
    allowSound();
    props.onKnock();
  };
  return (
    <TwoSidedCard devices={<DevicePanel devices={props.devices} seat={seat} />}>
      <DoorChip isOpen={meeting.state === 'open'} ofStaff={isOfStaff(meeting)} />
      <Heading key={arrival}>{greeting(arrival, address, greetedAs(seat.name))}</Heading>
      <ArrivalWords arrival={arrival} address={address} teacher={teacherOf(meeting)} />
      <Lesson meeting={meeting} />
      <div class={styles.actions}>
        <button
          type="button"
          class={buttonLook({ size: 'large', full: true })}
          onClick={knock}
          aria-disabled={busy}
        >
          {busy ? <span class={spinnerLook} /> : <Icon name="door" />}
          {busy
            ? t`Un instant…`
            : arrival === 'first'
              ? t`Frapper à la porte`
              : t`Frapper de nouveau`}
        </button>
        <div role="status" class={styles.status}>
          <TroubleNotice trouble={trouble} />
        </div>
        <SoundTest devices={props.devices} address={address} />
      </div>
      <Kept address={address} ofStaff={isOfStaff(meeting)} />
    </TwoSidedCard>
  );
}

function DoorChip({ isOpen, ofStaff }: { isOpen: boolean; ofStaff: boolean }) {
  const soon = ofStaff ? t`La réunion va bientôt commencer` : t`Le cours va bientôt commencer`;
  return (
    <p class={`${chipLook(isOpen ? 'good' : 'warn')} ${styles.start}`}>
      <Icon name="clock" size={18} />
      {isOpen ? t`La porte est ouverte` : soon}
    </p>
  );
}

function greeting(arrival: Arrival, address: Address, name: string): string {
  if (arrival === 'first') return t`Bonjour ${name}`;
  if (arrival === 'refused') return t`Encore un peu de patience, ${name}`;
  return said(
    address,
    t`Te revoilà devant la porte, ${name}`,
    t`Vous revoilà devant la porte, ${name}`,
  );
}

function ArrivalWords(props: { arrival: Arrival; address: Address; teacher: string }) {
  const { address, teacher } = props;
  if (props.arrival === 'first') return null;
  const sentence =
    props.arrival === 'refused'
      ? said(
          address,
          t`${teacher} n’a pas ouvert cette fois. Tu peux frapper de nouveau.`,
          t`${teacher} n’a pas ouvert cette fois. Vous pouvez frapper de nouveau.`,
        )
      : said(
          address,
          t`Tu peux revenir : il suffit de frapper de nouveau.`,
          t`Vous pouvez revenir : il suffit de frapper de nouveau.`,
        );
  return <p>{sentence}</p>;
}
