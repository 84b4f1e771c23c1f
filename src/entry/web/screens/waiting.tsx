/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import { buttonLook, spinnerLook } from '../../../platform/web/looks/index.ts';
import type { LobbyPhrase } from '../../contract/door-routes.ts';
import type { EntrySeat } from '../../contract/routes.ts';
import type { Devices } from '../devices/devices.ts';
import type { EntryState } from '../entry-state.ts';
import { DevicePanel } from '../parts/device-panel.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icons.tsx';
import { Notice, TroubleNotice } from '../parts/notice.tsx';
import { TwoSidedCard } from '../parts/shell.tsx';
import { SoundTest } from '../parts/sound-test.tsx';
import { type Address, said } from '../words.ts';
import { Lesson, teacherOf } from './lesson.tsx';
import styles from './screens.module.css';

type Waiting = Extract<EntryState, { kind: 'waiting' }>;

/** In the lobby: calm, one's own lesson and teacher, nothing of the class. */
export function WaitingScreen(props: { state: Waiting; devices: Devices; onLeave: () => void }) {
  const { seat, line, busy, trouble } = props.state;
  const isLost = line === 'lost';
  return (
    <TwoSidedCard devices={<DevicePanel devices={props.devices} seat={seat} />}>
      <Heading>{whoKnows(seat)}</Heading>
      <div class={isLost ? `${styles.calm} ${styles.lost}` : styles.calm}>
        <span class={styles.pulse} aria-hidden="true">
          <Icon name={isLost ? 'line-off' : 'door'} size={26} />
        </span>
        <p>{whatToDo(seat)}</p>
      </div>
      <div role="status" class={styles.status}>
        {seat.message && (
          <Notice tone="info" icon="door" title={writes(seat)}>
            {messageWords(seat.message, seat.address)}
          </Notice>
        )}
        {isLost && (
          <Notice tone="warn" icon="line-off" title={t`Connexion perdue, on réessaie`}>
            {said(
              seat.address,
              t`Ta place est gardée. Vérifie le wifi si cela dure.`,
              t`Votre place est gardée. Vérifiez le wifi si cela dure.`,
            )}
          </Notice>
        )}
        <TroubleNotice trouble={trouble} />
      </div>
      <Lesson meeting={seat.meeting} />
      <div class={styles.actions}>
        <SoundTest devices={props.devices} address={seat.address} />
        <button
          type="button"
          class={buttonLook({ look: 'plain', full: true })}
          onClick={props.onLeave}
          aria-disabled={busy}
        >
          {busy ? <span class={spinnerLook} /> : <Icon name="leave" />}
          {t`Ne plus attendre`}
        </button>
      </div>
    </TwoSidedCard>
  );
}

function writes({ address, meeting }: EntrySeat): string {
  const teacher = teacherOf(meeting);
  return said(address, t`${teacher} t’écrit`, t`${teacher} vous écrit`);
}

/** A phrase that the teacher chose is said in this page's language; their own words are as they wrote them. */
function messageWords({ phrase, words }: NonNullable<EntrySeat['message']>, address: Address) {
  return [phrase && phraseWords(phrase, address), words].filter(Boolean).join(' ');
}

function phraseWords(phrase: LobbyPhrase, address: Address): string {
  switch (phrase) {
    case 'soon':
      return said(
        address,
        t`Tu entreras dans quelques minutes.`,
        t`Vous entrerez dans quelques minutes.`,
      );
    case 'turns':
      return t`Chacun entre à son tour.`;
    case 'group':
      return t`Je termine avec un autre groupe.`;
    case 'material':
      return said(
        address,
        t`Prépare ton matériel en attendant.`,
        t`Préparez votre matériel en attendant.`,
      );
  }
}

/** Before the lesson is open nobody has seen the knock yet: the sentence must not promise it. */
function whoKnows({ address, meeting }: EntrySeat): string {
  const teacher = teacherOf(meeting);
  return meeting.state === 'open'
    ? said(address, t`${teacher} sait que tu es là`, t`${teacher} sait que vous êtes là`)
    : said(address, t`${teacher} verra que tu es là`, t`${teacher} verra que vous êtes là`);
}

function whatToDo({ address }: EntrySeat): string {
  return said(
    address,
    t`La porte s’ouvrira toute seule. Laisse cette page ouverte, il n’y a rien d’autre à faire.`,
    t`La porte s’ouvrira toute seule. Laissez cette page ouverte, il n’y a rien d’autre à faire.`,
  );
}
