import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { rightsAsSet } from '../../../access/contract/rights.ts';
import type { MeetingView } from '../../../meeting/contract/routes.ts';
import { Dialog, ProblemNotice, Skeleton } from '../../../platform/web/ui/index.ts';
import { Presets } from '../later/leading/presets.tsx';
import { LayerRights, ofPupils } from './LayerRights.tsx';
import { meetingRightsQuery, useSetMeeting } from './layers.ts';
import styles from './settings.module.css';
import { useSetTold } from './use-set-told.ts';

/** What pupils may do in one lesson, before it or while it goes on. */
export function LessonRightsDialog({
  meeting,
  onClose,
}: {
  meeting: MeetingView;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { meetingId } = meeting;
  const client = useQueryClient();
  const query = meetingRightsQuery(meetingId);
  const { data, error, isPending, refetch } = useQuery(query);
  const set = useSetTold(useSetMeeting(meetingId), 'meeting');
  return (
    <Dialog title={t`Droits pendant ce cours`} isOpen dismissable wide onClose={onClose}>
      {isPending ? <Skeleton rows={5} /> : null}
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <div className={styles.stack}>
          <Presets
            meetingId={meetingId}
            present={rightsAsSet(ofPupils(data.layers))}
            onApplied={(meetingRights) =>
              client.setQueryData(query.queryKey, {
                layers: { ...data.layers, meeting: meetingRights },
              })
            }
          />
          <LayerRights
            layer="meeting"
            layers={data.layers}
            onSet={(change) => set(data.layers, change)}
          />
          <p className={styles.note}>
            <Trans>Un préréglage remplace les réglages du cours, pas ceux d’une personne.</Trans>
          </p>
        </div>
      ) : null}
    </Dialog>
  );
}
