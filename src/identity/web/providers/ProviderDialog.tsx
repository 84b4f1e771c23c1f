import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useId, useState } from 'react';
import { ProblemError } from '../../../platform/web/index.ts';
import {
  Button,
  Choices,
  Dialog,
  focusFirstFault,
  ProblemNotice,
  TextField,
} from '../../../platform/web/ui/index.ts';
import type { ProviderView } from '../../contract/providers/routes.ts';
import { bodyOf, draftOf, type ProviderDraft } from './draft.ts';
import { kindForms, kinds } from './forms.ts';
import { MapFields } from './MapFields.tsx';
import { ProviderTexts } from './ProviderTexts.tsx';
import styles from './providers.module.css';
import { useSaveProvider } from './providers.ts';

/** Adds a provider (`null`), or changes one. */
export function ProviderDialog({
  provider,
  onClose,
}: {
  provider: ProviderView | null;
  onClose: () => void;
}) {
  const { t, i18n } = useLingui();
  const formId = useId();
  const [draft, setDraft] = useState<ProviderDraft>(() => draftOf(provider));
  const save = useSaveProvider(onClose);
  const faultAt = useFaults(save.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const body = bodyOf(draft);
    save.mutate(
      provider ? { providerId: provider.providerId, body } : { kind: draft.kind, ...body },
      { onError: () => focusFirstFault(form) },
    );
  };
  return (
    <Dialog
      wide
      isOpen
      onClose={onClose}
      title={provider ? t`Modifier ${provider.name}` : t`Ajouter un service de connexion`}
      footer={
        <Button type="submit" form={formId} pending={save.isPending}>
          <Trans>Enregistrer</Trans>
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        {save.error ? <ProblemNotice error={save.error} /> : null}
        {provider ? null : (
          <Choices
            label={t`Protocole`}
            value={draft.kind}
            onChange={(kind) => setDraft({ ...draft, kind })}
            options={kinds.map((kind) => ({
              value: kind,
              label: i18n._(kindForms[kind]?.label ?? { id: kind }),
            }))}
          />
        )}
        <TextField
          {...(kindForms[draft.kind]?.beginsThere
            ? { label: t`Nom de la plateforme` }
            : {
                label: t`Nom sur la page de connexion`,
                hint: t`Par exemple «\u00a0ENT\u00a0», ou le nom que chacun connaît.`,
              })}
          maxLength={60}
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          error={faultAt('name')}
        />
        <ProviderTexts
          draft={draft}
          kept={provider?.secrets ?? []}
          onDraft={setDraft}
          faultAt={faultAt}
        />
        <MapFields draft={draft} onDraft={setDraft} faultAt={faultAt} />
      </form>
    </Dialog>
  );
}

/** What to say below a field that the server refused, by the beginning of its path. */
function useFaults(error: unknown): (path: string) => string | undefined {
  const { t } = useLingui();
  const fields = error instanceof ProblemError ? error.fields : [];
  return (path) =>
    fields.some((one) => one.path === path || one.path.startsWith(`${path}.`))
      ? t`À vérifier\u00a0: manquant, ou pas de la forme attendue.`
      : undefined;
}
