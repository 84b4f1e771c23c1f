import { Trans, useLingui } from '@lingui/react/macro';
import { DoorClosed } from 'lucide-react';
import { Button, Dialog, ProblemNotice, toast } from '../../platform/web/ui/index.ts';
import type { MeetingView } from '../contract/routes.ts';
import { useEnd } from './meetings.ts';
import { nameOf } from './words.ts';

/** Ending cannot be undone, so it is asked by name. */
export function EndDialog({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }) {
  const { t } = useLingui();
  const end = useEnd();
  const name = nameOf(meeting);
  const endNow = () =>
    end.mutate(meeting.meetingId, {
      onSuccess: () => {
        toast(t`${name} est terminé.`);
        onClose();
      },
    });
  return (
    <Dialog
      title={t`Terminer ${name}\u00a0?`}
      isOpen
      dismissable
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onPress={onClose}>
            {meeting.group ? (
              <Trans>Continuer le cours</Trans>
            ) : (
              <Trans>Continuer la réunion</Trans>
            )}
          </Button>
          <Button
            look="danger"
            pending={end.isPending}
            icon={<DoorClosed size={20} aria-hidden />}
            onPress={endNow}
          >
            <Trans>Terminer pour tous</Trans>
          </Button>
        </>
      }
    >
      {end.error ? <ProblemNotice error={end.error} /> : null}
      <p>
        {meeting.group ? (
          <Trans>
            Toutes les personnes présentes sortent, et les liens des élèves ne marchent plus.
          </Trans>
        ) : (
          <Trans>Toutes les personnes présentes sortent.</Trans>
        )}
      </p>
    </Dialog>
  );
}
