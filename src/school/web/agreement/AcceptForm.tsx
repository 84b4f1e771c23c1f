import { Trans, useLingui } from '@lingui/react/macro';
import { Signature } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import {
  Button,
  Card,
  Checkbox,
  focusFirstFault,
  ProblemNotice,
  TextField,
} from '../../../platform/web/ui/index.ts';
import { useAccept } from './agreement.ts';
import styles from './agreement.module.css';

type Props = { hash: string; name: string; onAccepted: () => void };

/** The signatory's acceptance: who, in what quality, of the text above. */
export function AcceptForm({ hash, name: known, onAccepted }: Props) {
  const { t } = useLingui();
  const [name, setName] = useState(known);
  const [quality, setQuality] = useState('');
  const [isRead, setRead] = useState(false);
  const [asked, setAsked] = useState(false);
  const accept = useAccept(onAccepted);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '' || quality.trim() === '' || !isRead)
      focusFirstFault(event.currentTarget);
    else accept.mutate({ hash, name, quality });
  };
  return (
    <Card>
      <form className={styles.form} onSubmit={submit} noValidate>
        <h2>
          <Trans>Accepter au nom de l’établissement</Trans>
        </h2>
        <p>
          <Trans>
            Votre nom, votre qualité, la date et l’empreinte du texte seront gardés avec le contrat.
          </Trans>
        </p>
        {accept.error ? <ProblemNotice error={accept.error} /> : null}
        <TextField
          label={t`Nom et prénom`}
          autoComplete="name"
          maxLength={120}
          value={name}
          onChange={setName}
          error={asked && name.trim() === '' ? t`Le nom de qui accepte manque.` : undefined}
        />
        <TextField
          label={t`Qualité`}
          hint={t`Par exemple\u00a0: principale du collège.`}
          maxLength={160}
          value={quality}
          onChange={setQuality}
          error={asked && quality.trim() === '' ? t`La qualité de qui accepte manque.` : undefined}
        />
        <Checkbox isSelected={isRead} onChange={setRead} isInvalid={asked && !isRead}>
          <Trans>J’ai lu ce contrat et je peux engager l’établissement.</Trans>
        </Checkbox>
        {asked && !isRead ? (
          <p className={styles.fault}>
            <Trans>Cocher la case après avoir lu le contrat.</Trans>
          </p>
        ) : null}
        <Button
          type="submit"
          size="large"
          pending={accept.isPending}
          icon={<Signature size={20} aria-hidden />}
        >
          <Trans>Accepter le contrat</Trans>
        </Button>
      </form>
    </Card>
  );
}
