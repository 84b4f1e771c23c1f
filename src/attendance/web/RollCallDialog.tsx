import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Button, Dialog, ProblemNotice, Skeleton, useFormat } from '../../platform/web/ui/index.ts';
import { ConfirmButton } from './ConfirmButton.tsx';
import { rollCallQuery, useConfirm } from './roll-call.ts';
import { RollList } from './RollList.tsx';
import { StateNotice } from './StateNotice.tsx';

type Props = { meetingId: string; timeZone: string; onClose: () => void };

/** The roll call during the lesson, above the class. */
export function RollCallDialog({ meetingId, timeZone, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormat(timeZone);
  const rollCall = useQuery(rollCallQuery(meetingId));
  const confirm = useConfirm(meetingId);
  return (
    <Dialog
      wide
      isOpen
      dismissable
      title={t`Appel`}
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onPress={onClose}>
            <Trans>Revenir à la classe</Trans>
          </Button>
          {rollCall.data ? <ConfirmButton rollCall={rollCall.data} confirm={confirm} /> : null}
        </>
      }
    >
      {confirm.error ? <ProblemNotice error={confirm.error} /> : null}
      {rollCall.isPending ? <Skeleton rows={6} /> : null}
      {rollCall.error ? (
        <ProblemNotice
          error={rollCall.error}
          retrying={rollCall.isFetching}
          onRetry={() => void rollCall.refetch()}
        />
      ) : null}
      {rollCall.data ? (
        <>
          <StateNotice rollCall={rollCall.data} format={format} />
          <RollList rollCall={rollCall.data} format={format} />
        </>
      ) : null}
    </Dialog>
  );
}
