import { Trans } from '@lingui/react/macro';
import { ArrowLeft } from 'lucide-react';
import { Button } from '../../platform/web/ui/index.ts';

/** What whoever signs in to a suspended school is answered, in the place of the form. */
export function SchoolSuspended({ onBack }: { onBack: () => void }) {
  return (
    <>
      <div role="alert">
        <h2>
          <Trans>Cet établissement est suspendu</Trans>
        </h2>
      </div>
      <p>
        <Trans>
          L’hébergeur de Préau a suspendu l’établissement&nbsp;: pour l’instant, personne n’y entre.
          Rien n’est effacé. Cours, classes et comptes seront là quand la suspension sera levée.
        </Trans>
      </p>
      <p>
        <Trans>
          La direction sait pourquoi, et à qui s’adresser. Elle entre toujours, de même que le
          délégué à la protection des données, pour consulter, corriger ou effacer ce qui est gardé.
        </Trans>
      </p>
      <Button look="quiet" size="large" icon={<ArrowLeft size={20} aria-hidden />} onPress={onBack}>
        <Trans>Revenir à la connexion</Trans>
      </Button>
    </>
  );
}
