import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { DoorView, LobbyPhrase } from '../../../../entry/contract/door-routes.ts';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { Choices } from '../../../../platform/web/ui/Choices.tsx';
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx';
import { Switch } from '../../../../platform/web/ui/Switch.tsx';
import { TextField } from '../../../../platform/web/ui/TextField.tsx';
import { useClass, useInClass, useIsOfStaff, useUi } from '../../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../../people/use-action.ts';
import { readDoor, ruleDoor, tellLobby } from '../../session/api.ts';
import styles from './dialogs.module.css';

/** The door: who enters by themselves, what those who wait are told, how knocks are noticed. */
export function DoorDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const meetingId = useClass(({ meeting }) => meeting.meetingId);
  const isOfStaff = useIsOfStaff();
  const admitsSignedIn = useClass(({ door }) => door?.admitsSignedIn ?? false);
  const { pending, problem, run } = useAction();
  const rule = (wanted: boolean) =>
    void run('rule', () => ruleDoor({ params: { meetingId }, body: { admitsSignedIn: wanted } }));
  return (
    <Dialog title={t`La porte`} isOpen onClose={onClose}>
      <div className={styles.form}>
        {isOfStaff ? null : (
          <div>
            <Switch isSelected={admitsSignedIn} isDisabled={pending !== null} onChange={rule}>
              <Trans>Les élèves de la classe qui se sont connectés entrent seuls</Trans>
            </Switch>
            <p className={styles.note}>
              <Trans>
                Une fois que vous avez ouvert la porte, et tant que vous êtes là. La règle vaut pour
                tous les cours de cette classe.
              </Trans>
            </p>
          </div>
        )}
        <Message meetingId={meetingId} />
        <KnockSwitches />
      </div>
      <ActionProblem error={problem} />
    </Dialog>
  );
}

function KnockSwitches() {
  const { ui } = useInClass();
  const { knockSound, knockSign } = useUi((state) => state);
  return (
    <div role="group" className={styles.group} aria-labelledby="knock-switches">
      <h3 id="knock-switches">
        <Trans>Quand quelqu’un frappe</Trans>
      </h3>
      <Switch
        isSelected={knockSound}
        onChange={(on) => ui.update((state) => ({ ...state, knockSound: on }))}
      >
        <Trans>Entendre les frappes</Trans>
      </Switch>
      <Switch
        isSelected={knockSign}
        onChange={(on) => ui.update((state) => ({ ...state, knockSign: on }))}
      >
        <Trans>Le montrer en haut de la page</Trans>
      </Switch>
    </div>
  );
}

type Choice = LobbyPhrase | 'none';

/** What those who wait are told, shown on their page until it is changed or taken back. */
function Message({ meetingId }: { meetingId: string }) {
  const { t } = useLingui();
  const { pending, problem, run } = useAction();
  const [told, setTold] = useState<DoorView['message']>(null);
  const [unread, setUnread] = useState<unknown>(null);
  const [phrase, setPhrase] = useState<Choice>('none');
  const [words, setWords] = useState('');
  useEffect(() => {
    readDoor({ params: { meetingId } })
      .then(({ message }) => setTold(message))
      .catch(setUnread);
  }, [meetingId]);
  const phrases: Record<Choice, string> = {
    none: t`Aucune`,
    soon: t`Vous entrerez dans quelques minutes`,
    turns: t`Chacun entre à son tour`,
    group: t`Je termine avec un autre groupe`,
    material: t`Préparez votre matériel`,
  };
  const own = words.trim();
  const isEmpty = phrase === 'none' && own === '';
  const tell = (message: DoorView['message']) =>
    void run('tell', async () => {
      setTold((await tellLobby({ params: { meetingId }, body: { message } })).message);
      setWords('');
      setPhrase('none');
    });
  return (
    <section className={styles.form} aria-labelledby="lobby-message">
      <h3 id="lobby-message">
        <Trans>Message à ceux qui attendent</Trans>
      </h3>
      {told ? (
        <div className={styles.told}>
          <p>{[told.phrase && phrases[told.phrase], told.words].filter(Boolean).join(' · ')}</p>
          <button
            type="button"
            className={buttonLook({ look: 'ghost', size: 'small' })}
            aria-disabled={pending !== null}
            onClick={() => tell(null)}
          >
            <Trans>Retirer le message</Trans>
          </button>
        </div>
      ) : null}
      <Choices
        label={t`Phrase`}
        value={phrase}
        onChange={setPhrase}
        options={(['none', 'soon', 'turns', 'group', 'material'] as const).map((value) => ({
          value,
          label: phrases[value],
        }))}
      />
      <TextField
        label={t`Vos mots`}
        value={words}
        onChange={setWords}
        maxLength={200}
        autoComplete="off"
      />
      <div>
        <button
          type="button"
          className={buttonLook()}
          aria-disabled={pending !== null || isEmpty}
          onClick={() =>
            isEmpty ||
            tell({
              phrase: phrase === 'none' ? null : phrase,
              words: own === '' ? null : own,
            })
          }
        >
          <Trans>Envoyer</Trans>
        </button>
      </div>
      <ActionProblem error={problem ?? unread} />
    </section>
  );
}
