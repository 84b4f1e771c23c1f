import { Trans, useLingui } from '@lingui/react/macro';
import type { Format } from '../../platform/web/index.ts';
import { Notice } from '../../platform/web/ui/index.ts';
import { calledName } from '../../school/contract/names.ts';
import type { RollCall } from '../contract/routes.ts';

/** Where a roll call stands, and what may be done with it. */
export function StateNotice({ rollCall, format }: { rollCall: RollCall; format: Format }) {
  const { t } = useLingui();
  const { confirmedAt, confirmedBy, mine, going } = rollCall;
  if (confirmedAt !== null) {
    const when = `${format.longDay(confirmedAt)}, ${format.hour(confirmedAt)}`;
    const by = confirmedBy === null ? '' : calledName(confirmedBy);
    return (
      <Notice
        tone="good"
        title={by === '' ? t`Appel confirmé, ${when}` : t`Appel confirmé par ${by}, ${when}`}
      >
        <p>
          {going ? (
            <Trans>
              La liste ne suit plus le cours : un départ ou une arrivée d’ici la fin se corrige à la
              main.
            </Trans>
          ) : (
            <Trans>
              De la présence, seule cette liste est gardée. Chaque correction s’ajoute à
              l’historique.
            </Trans>
          )}
        </p>
      </Notice>
    );
  }
  if (!mine)
    return (
      <Notice tone="warn" title={t`L’enseignant n’a pas encore confirmé cet appel`}>
        <p>
          <Trans>Voici ce que Préau propose ; la liste peut encore changer.</Trans>
        </p>
      </Notice>
    );
  return (
    <Notice tone="info" title={t`Proposé d’après les entrées, les sorties et les coupures`}>
      <p>
        {going ? (
          <Trans>
            La liste suit le cours d’elle-même. Corriger ce qui ne convient pas, puis confirmer.
          </Trans>
        ) : (
          <Trans>
            Corriger ce qui ne convient pas, puis confirmer : les heures d’arrivée et de départ sont
            alors effacées.
          </Trans>
        )}
      </p>
    </Notice>
  );
}
