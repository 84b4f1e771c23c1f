import { Trans, useLingui } from '@lingui/react/macro';
import { MapPinOff } from 'lucide-react';
import { EmptyState, Link, PageHead } from '../../../platform/web/ui/index.ts';

export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHead title={t`Page introuvable`} />
      <EmptyState
        icon={<MapPinOff size={28} aria-hidden />}
        title={t`Il n’y a rien à cette adresse`}
        action={
          <Link look="primary" href="/semaine">
            <Trans>Aller à ma semaine</Trans>
          </Link>
        }
      >
        <Trans>Le lien est peut-être ancien ou incomplet. Rien n’est perdu.</Trans>
      </EmptyState>
    </>
  );
}
