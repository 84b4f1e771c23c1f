import { Trans, useLingui } from '@lingui/react/macro';
import { FlaskConical, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Card,
  Chip,
  Dialog,
  ProblemNotice,
  Switch,
  toastProblem,
} from '../../../platform/web/ui/index.ts';
import type { ProviderView } from '../../contract/providers/routes.ts';
import { kindForms } from './forms.ts';
import { PlatformPart } from './PlatformPart.tsx';
import styles from './providers.module.css';
import { useRemoveProvider, useSaveProvider, useTestProvider } from './providers.ts';

type Props = { provider: ProviderView; onEdit: () => void };

/** One provider: whether it is offered, our addresses to give to it, and what can be done. */
export function ProviderCard({ provider, onEdit }: Props) {
  const { t, i18n } = useLingui();
  const { providerId, name, kind, enabled } = provider;
  const [removing, setRemoving] = useState(false);
  const save = useSaveProvider(() => {});
  const test = useTestProvider();
  const form = kindForms[kind];
  return (
    <Card>
      <div className={styles.head}>
        <h2>{name}</h2>
        <Chip tone="info">{form ? i18n._(form.label) : kind}</Chip>
        {enabled ? null : (
          <Chip tone="plain">
            {form?.beginsThere ? (
              <Trans>pas encore ouvert</Trans>
            ) : (
              <Trans>pas encore proposé</Trans>
            )}
          </Chip>
        )}
      </div>
      <dl className={styles.addresses}>
        {provider.ours.map(({ name: what, address }) => (
          <div key={what}>
            <dt>{form?.ours[what] ? i18n._(form.ours[what]) : what}</dt>
            <dd>
              <code>{address}</code>
            </dd>
          </div>
        ))}
      </dl>
      {form?.beginsThere ? <PlatformPart providerId={providerId} name={name} /> : null}
      {test.error ? <ProblemNotice error={test.error} /> : null}
      <div className={styles.actions}>
        <Switch
          isSelected={enabled}
          onChange={(next) =>
            save.mutate({ providerId, body: { enabled: next } }, { onError: toastProblem })
          }
        >
          {form?.beginsThere ? (
            <Trans>Ouvert aux liens de la plateforme</Trans>
          ) : (
            <Trans>Proposé sur la page de connexion</Trans>
          )}
        </Switch>
        {form?.beginsThere ? null : (
          <Button
            look="quiet"
            pending={test.isPending}
            icon={<FlaskConical size={18} aria-hidden />}
            aria-label={t`Essayer ${name}`}
            onPress={() => test.mutate(providerId)}
          >
            <Trans>Essayer</Trans>
          </Button>
        )}
        <Button
          look="ghost"
          icon={<Pencil size={18} aria-hidden />}
          aria-label={t`Modifier ${name}`}
          onPress={onEdit}
        >
          <Trans>Modifier</Trans>
        </Button>
        <Button
          look="ghost"
          icon={<Trash2 size={18} aria-hidden />}
          aria-label={t`Retirer ${name}`}
          onPress={() => setRemoving(true)}
        >
          <Trans>Retirer</Trans>
        </Button>
      </div>
      {removing ? <RemoveDialog provider={provider} onClose={() => setRemoving(false)} /> : null}
    </Card>
  );
}

function RemoveDialog({ provider, onClose }: { provider: ProviderView; onClose: () => void }) {
  const { t } = useLingui();
  const remove = useRemoveProvider(onClose);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t`Retirer ${provider.name}\u00a0?`}
      footer={
        <Button
          look="danger"
          pending={remove.isPending}
          onPress={() => remove.mutate(provider.providerId)}
        >
          <Trans>Retirer ce service</Trans>
        </Button>
      }
    >
      {remove.error ? <ProblemNotice error={remove.error} /> : null}
      <p>
        <Trans>
          Plus personne ne pourra se connecter par ce service, et les rattachements faits par lui
          sont effacés. Les personnes et leurs comptes restent.
        </Trans>
      </p>
    </Dialog>
  );
}
