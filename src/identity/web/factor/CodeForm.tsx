import { useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { isProblem } from '../../../platform/web/index.ts';
import {
  Button,
  focusFirstFault,
  ProblemNotice,
  TextField,
} from '../../../platform/web/ui/index.ts';
import styles from '../account/account.module.css';

type Props = {
  label: string;
  action: string;
  hint?: string;
  pending: boolean;
  error: unknown;
  onCode: (code: string) => void;
};

/** One code, as an app shows it or as a sheet has it. */
export function CodeForm({ label, action, hint, pending, error, onCode }: Props) {
  const { t } = useLingui();
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (code.trim() === '') focusFirstFault(event.currentTarget);
    else onCode(code);
  };
  const wrong = isProblem(error, 'identity.code_wrong');
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {error && !wrong ? <ProblemNotice error={error} /> : null}
      <TextField
        label={label}
        {...(hint === undefined ? {} : { hint })}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck="false"
        maxLength={40}
        value={code}
        onChange={setCode}
        error={
          wrong
            ? t`Ce code ne convient pas. L’application en donne un nouveau toutes les 30 secondes.`
            : asked && code.trim() === ''
              ? t`Le code manque.`
              : undefined
        }
      />
      <Button type="submit" size="large" full pending={pending}>
        {action}
      </Button>
    </form>
  );
}
