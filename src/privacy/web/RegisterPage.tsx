import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { saveText } from '../../platform/web/save-file.ts';
import {
  Button,
  PageHead,
  ProblemNotice,
  Skeleton,
  Tabs,
  toastProblem,
  useLanguage,
} from '../../platform/web/ui/index.ts';
import type { Register, RegisterForm } from '../contract/register.ts';
import styles from './privacy.module.css';
import { callExport, registerQuery } from './queries.ts';
import { RegisterSheet } from './RegisterSheet.tsx';

/** The records of processing: what the school decides, what its host does for it. */
export function RegisterPage() {
  const { t } = useLingui();
  const register = useQuery(registerQuery(useLanguage()));
  return (
    <>
      <PageHead title={t`Registre des traitements`}>
        <Trans>
          Écrit par Préau à partir de ce qu’il garde vraiment. Il suit chaque version et chaque
          réglage.
        </Trans>
      </PageHead>
      {register.isPending ? <Skeleton rows={6} /> : null}
      {register.error ? (
        <ProblemNotice
          error={register.error}
          retrying={register.isFetching}
          onRetry={() => void register.refetch()}
        />
      ) : null}
      {register.data ? <Forms register={register.data} /> : null}
    </>
  );
}

function Forms({ register }: { register: Register }) {
  const { t } = useLingui();
  const [form, setForm] = useState<RegisterForm>('controller');
  const sheet = <RegisterSheet register={register} form={form} actions={<Save form={form} />} />;
  return (
    <Tabs
      label={t`Registre`}
      selected={form}
      onSelect={(id) => setForm(id as RegisterForm)}
      items={[
        { id: 'controller', label: t`Établissement`, panel: sheet },
        { id: 'processor', label: t`Hébergeur`, panel: sheet },
      ]}
    />
  );
}

function Save({ form }: { form: RegisterForm }) {
  const language = useLanguage();
  const save = useMutation({
    mutationFn: () => callExport({ query: { form, language } }),
    onSuccess: ({ fileName, text }) => saveText(fileName, text, 'text/csv;charset=utf-8'),
  });
  return (
    <p className={styles.actions}>
      <Button
        look="ghost"
        icon={<Download size={18} aria-hidden />}
        pending={save.isPending}
        onPress={() => save.mutate(undefined, { onError: toastProblem })}
      >
        <Trans>Télécharger (CSV)</Trans>
      </Button>
    </p>
  );
}
