import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Copy, Printer } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import {
  Button,
  Checkbox,
  Dialog,
  Link,
  Notice,
  ProblemNotice,
  Skeleton,
  TextField,
  useCopy,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import { calledName } from '../../../school/contract/names.ts';
import type { AccountView, InvitationView } from '../../contract/accounts.ts';
import styles from '../account/account.module.css';
import { Qr } from '../Qr.tsx';
import { useMe } from '../session.ts';
import { accountQuery, callInvite } from './accounts.ts';
import office from './office.module.css';

type Props = { account: AccountView; onClose: () => void };

/** Gives a person access: an account when there is none, and a new invitation in any case. */
export function InviteDialog({ account, onClose }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [made, setMade] = useState<InvitationView | null>(null);
  const { data, error } = useQuery(accountQuery(account.personId));
  const close = () => {
    void client.invalidateQueries({ queryKey: ['accounts'] });
    onClose();
  };
  const name = calledName(account.name);
  return (
    <Dialog
      title={account.state === 'none' ? t`Ouvrir un compte` : t`Renouveler l’accès`}
      isOpen
      onClose={close}
    >
      <p>
        <strong>{name}</strong>
      </p>
      {error ? <ProblemNotice error={error} /> : null}
      {!data && !error ? <Skeleton rows={3} /> : null}
      {made ? <Invitation name={name} invitation={made} /> : null}
      {data && !made ? <InviteForm {...data} onMade={setMade} /> : null}
    </Dialog>
  );
}

type FormProps = {
  account: AccountView;
  proposed: string;
  onMade: (invitation: InvitationView) => void;
};

function InviteForm({ account, proposed, onMade }: FormProps) {
  const { t } = useLingui();
  const [username, setUsername] = useState(proposed);
  const [byMail, setByMail] = useState(account.hasEmail);
  const isNew = account.state === 'none';
  const { personId } = account;
  const invite = useMutation({
    mutationFn: () =>
      callInvite({
        params: { personId },
        body: { username: isNew && username.trim() !== '' ? username : null, byMail },
      }),
    onSuccess: ({ invitation }) => onMade(invitation),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {invite.error ? <ProblemNotice error={invite.error} /> : null}
      {isNew ? (
        <TextField
          label={t`Identifiant`}
          hint={t`Proposé d’après le nom. Lettres sans accent, chiffres, point, tiret.`}
          autoCapitalize="none"
          spellCheck="false"
          maxLength={60}
          value={username}
          onChange={setUsername}
        />
      ) : (
        <Notice tone="warn">
          <p>
            <Trans>
              L’ancien mot de passe, la double vérification, les clés d’accès et toutes les sessions
              de ce compte cesseront aussitôt.
            </Trans>
          </p>
        </Notice>
      )}
      {account.hasEmail ? (
        <Checkbox isSelected={byMail} onChange={setByMail}>
          <Trans>Envoyer aussi l’invitation à son adresse électronique</Trans>
        </Checkbox>
      ) : null}
      <Button type="submit" size="large" full pending={invite.isPending}>
        {isNew ? t`Créer le compte et l’invitation` : t`Faire une nouvelle invitation`}
      </Button>
    </form>
  );
}

/** The invitation, to hand over; shown this once. */
function Invitation({ name, invitation }: { name: string; invitation: InvitationView }) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const { link, username, expiresAt, mailed } = invitation;
  const copy = useCopy();
  return (
    <div className={office.slip}>
      <Notice tone="good" title={<Trans>Invitation prête, montrée cette seule fois</Trans>}>
        <p>
          <Mailed mailed={mailed} />{' '}
          <Trans>Elle sert une fois, jusqu’au {format.date(expiresAt)}.</Trans>
        </p>
      </Notice>
      <p>
        <Trans>
          {name}, identifiant&nbsp;: <strong>{username}</strong>
        </Trans>
      </p>
      <div className={styles.qr}>
        <Qr text={link} label={t`Image du lien d’invitation`} />
      </div>
      <code className={styles.key}>{link}</code>
      <div className={styles.actions}>
        <Button
          look="quiet"
          icon={<Copy size={20} aria-hidden />}
          onPress={() => void copy(link, t`Lien copié.`)}
        >
          <Trans>Copier le lien</Trans>
        </Button>
        <Button
          look="quiet"
          icon={<Printer size={20} aria-hidden />}
          onPress={() => window.print()}
        >
          <Trans>Imprimer</Trans>
        </Button>
      </div>
    </div>
  );
}

/** Whether it also went to the person's address; otherwise it is to be handed over. */
function Mailed({ mailed }: Pick<InvitationView, 'mailed'>) {
  switch (mailed) {
    case 'sent':
      return <Trans>Elle est aussi partie par courriel.</Trans>;
    case 'waiting':
      return (
        <Trans>
          À remettre en main propre : Préau n’envoie pas de courriels ici. Le message attend à la{' '}
          <Link href="/courriels">page Courriels</Link>.
        </Trans>
      );
    case 'refused':
      return (
        <Trans>
          À remettre en main propre : l’adresse du registre n’en est pas une, et rien n’est parti.
        </Trans>
      );
    case 'no':
      return <Trans>À remettre en main propre.</Trans>;
  }
}
