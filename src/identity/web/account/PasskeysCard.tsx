import { Trans, useLingui } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import {
  Button,
  Card,
  Dialog,
  focusFirstFault,
  ProblemNotice,
  TextField,
  toast,
  toastProblem,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import type { PasskeyView } from '../../contract/own-account.ts';
import { knowsPasskeys, makePasskey, wasGivenUp } from '../passkey.ts';
import { useMe } from '../session.ts';
import { calls, useOwnChange } from './account.ts';
import styles from './account.module.css';

/** Passkeys: a finger, a face or the device's code in the place of the password. */
export function PasskeysCard({ passkeys }: { passkeys: readonly PasskeyView[] }) {
  const { t } = useLingui();
  const [naming, setNaming] = useState<PasskeyView | 'new' | null>(null);
  return (
    <Card>
      <h2>
        <Trans>Clés d’accès</Trans>
      </h2>
      <p className={styles.soft}>
        <Trans>
          Se connecter par l’empreinte, le visage ou le code de l’appareil, sans mot de passe.
          L’empreinte et le visage ne quittent jamais l’appareil.
        </Trans>
      </p>
      <ul className={styles.rows}>
        {passkeys.map((passkey) => (
          <Row key={passkey.passkeyId} passkey={passkey} onRename={() => setNaming(passkey)} />
        ))}
      </ul>
      <div className={styles.actions}>
        {knowsPasskeys() ? (
          <Button
            look="quiet"
            icon={<KeyRound size={20} aria-hidden />}
            onPress={() => setNaming('new')}
          >
            <Trans>Ajouter une clé d’accès</Trans>
          </Button>
        ) : (
          <p>
            <Trans>Ce navigateur ne connaît pas les clés d’accès.</Trans>
          </p>
        )}
      </div>
      <Dialog
        title={naming === 'new' ? t`Ajouter une clé d’accès` : t`Renommer la clé d’accès`}
        isOpen={naming !== null}
        onClose={() => setNaming(null)}
      >
        {naming === null ? null : <NameForm naming={naming} onDone={() => setNaming(null)} />}
      </Dialog>
    </Card>
  );
}

function Row({ passkey, onRename }: { passkey: PasskeyView; onRename: () => void }) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const remove = useOwnChange(calls.removePasskey, () => toast(t`Clé d’accès retirée.`));
  const { passkeyId, name, createdAt, usedAt } = passkey;
  return (
    <li className={styles.row}>
      <span className={styles.grow}>
        <strong>{name}</strong>
        <span className={styles.soft}>
          {usedAt === null ? (
            <Trans>Ajoutée le {format.date(createdAt)}</Trans>
          ) : (
            <Trans>Servie le {format.date(usedAt)}</Trans>
          )}
        </span>
      </span>
      <Button look="quiet" size="small" aria-label={t`Renommer ${name}`} onPress={onRename}>
        <Trans>Renommer</Trans>
      </Button>
      <Button
        look="quiet"
        size="small"
        aria-label={t`Retirer ${name}`}
        pending={remove.isPending}
        onPress={() => remove.mutate({ params: { passkeyId } }, { onError: toastProblem })}
      >
        <Trans>Retirer</Trans>
      </Button>
    </li>
  );
}

function NameForm({ naming, onDone }: { naming: PasskeyView | 'new'; onDone: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState(naming === 'new' ? '' : naming.name);
  const [asked, setAsked] = useState(false);
  const save = useOwnChange(
    (chosen: string) =>
      naming === 'new'
        ? makePasskey(chosen)
        : calls.renamePasskey({
            params: { passkeyId: naming.passkeyId },
            body: { name: chosen },
          }),
    onDone,
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '') focusFirstFault(event.currentTarget);
    else save.mutate(name.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {save.error && !wasGivenUp(save.error) ? <ProblemNotice error={save.error} /> : null}
      <TextField
        label={t`Nom de la clé`}
        hint={t`Pour la reconnaître\u00a0: «\u00a0Ordinateur de la salle 12\u00a0».`}
        maxLength={60}
        value={name}
        onChange={setName}
        error={asked && name.trim() === '' ? t`Un nom aide à la retrouver.` : undefined}
      />
      <Button type="submit" pending={save.isPending}>
        {naming === 'new' ? t`Continuer` : t`Renommer`}
      </Button>
    </form>
  );
}
