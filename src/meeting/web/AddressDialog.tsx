import { Trans, useLingui } from '@lingui/react/macro';
import { Copy, DoorOpen } from 'lucide-react';
import { Button, Dialog, TextField, useCopy } from '../../platform/web/ui/index.ts';

type Props = {
  meetingId: string;
  /** One's own seat, when the room has just been opened. */
  seatId: string | undefined;
  onOpened: (seatId: string) => void;
  onClose: () => void;
};

/** The address of a meeting of the staff: it holds no secret, so it may be written anywhere. */
export function AddressDialog({ meetingId, seatId, onOpened, onClose }: Props) {
  const { t } = useLingui();
  const address = `${location.origin}/reunion/${meetingId}`;
  const copy = useCopy();
  return (
    <Dialog
      title={seatId ? t`La salle est ouverte pour une heure` : t`Adresse à donner`}
      isOpen
      dismissable
      onClose={onClose}
      footer={
        <>
          <Button
            look="quiet"
            icon={<Copy size={20} aria-hidden />}
            onPress={() => void copy(address, t`L’adresse est copiée.`)}
          >
            <Trans>Copier l’adresse</Trans>
          </Button>
          {seatId ? (
            <Button icon={<DoorOpen size={20} aria-hidden />} onPress={() => onOpened(seatId)}>
              <Trans>Entrer</Trans>
            </Button>
          ) : null}
        </>
      }
    >
      <TextField label={t`Adresse pour les collègues`} value={address} isReadOnly />
      <p>
        <Trans>
          Les collègues se connectent, frappent, et vous les faites entrer. Aucun élève ni
          responsable ne peut entrer.
        </Trans>
      </p>
    </Dialog>
  );
}
