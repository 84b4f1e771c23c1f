import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { ProblemError } from '../../../platform/web/index.ts';
import { Button, ProblemNotice, TextField } from '../../../platform/web/ui/index.ts';
import { isUai } from '../../../school/contract/uai.ts';
import styles from './providers.module.css';
import { offeredQuery, useStartSignIn } from './providers.ts';
import { providerSentences } from './sentences.ts';

type Props = {
  /** The page of ours to come back to. */
  returnTo: string | undefined;
  /** Code of the problem with which a sign-in came back. */
  refusal: string | undefined;
};

/** The school's sign-in services, as buttons; where several schools are, its code is asked first. */
export function ProviderButtons({ returnTo, refusal }: Props) {
  const [school, setSchool] = useState<string>();
  const { data } = useQuery(offeredQuery(school));
  const start = useStartSignIn(returnTo ?? null);
  const came =
    refusal !== undefined && refusal in providerSentences
      ? new ProblemError({ code: refusal, status: 403 })
      : null;
  return (
    <>
      {came && !start.error ? <ProblemNotice error={came} /> : null}
      {start.error ? <ProblemNotice error={start.error} /> : null}
      <ul className={styles.buttons}>
        {data?.providers.map(({ providerId, name }) => (
          <li key={providerId}>
            <Button
              look="quiet"
              size="large"
              full
              icon={<KeyRound size={20} aria-hidden />}
              pending={start.isPending && start.variables === providerId}
              onPress={() => start.mutate(providerId)}
            >
              <Trans>Se connecter avec {name}</Trans>
            </Button>
          </li>
        ))}
      </ul>
      {data?.providers.length ? (
        <p className={styles.or}>
          <Trans>ou avec un identifiant donné par l’établissement</Trans>
        </p>
      ) : null}
      {data?.asksSchool ? (
        <SchoolCode onSchool={setSchool} unknown={school !== undefined && !data.providers.length} />
      ) : null}
    </>
  );
}

function SchoolCode({ onSchool, unknown }: { onSchool: (uai: string) => void; unknown: boolean }) {
  const { t } = useLingui();
  const [code, setCode] = useState('');
  const [malformed, setMalformed] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const uai = code.trim().toUpperCase();
    setMalformed(!isUai(uai));
    if (isUai(uai)) onSchool(uai);
  };
  return (
    <form className={styles.code} onSubmit={submit} noValidate>
      <TextField
        label={t`Code de l’établissement`}
        hint={t`Pour se connecter par son ENT, par exemple 0750655E.`}
        autoCapitalize="none"
        spellCheck="false"
        maxLength={20}
        value={code}
        onChange={setCode}
        error={
          malformed
            ? t`Ce code a sept chiffres et une lettre.`
            : unknown
              ? t`Aucun service de connexion pour ce code.`
              : undefined
        }
      />
      <Button type="submit" look="quiet">
        <Trans>Voir ses services</Trans>
      </Button>
    </form>
  );
}
