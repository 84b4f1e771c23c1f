import { useLingui } from '@lingui/react/macro';
import { Hand, LifeBuoy, SmilePlus } from 'lucide-react';
import { useClass, useMayReact } from '../page/context.ts';
import { useClassActions } from '../page/use-class-actions.ts';
import { handPlace } from '../session/place.ts';
import { BarButton } from './bar-button.tsx';

/** One’s own hand, with its place among those that are up; and, where there is room, the silent call for help and reactions. */
export function HandButtons() {
  const { t } = useLingui();
  const mayReact = useMayReact();
  const { raise, showReactions } = useClassActions();
  const place = useClass((state) => handPlace(state, state.me.seatId));
  const isAsking = useClass(({ hands, me }) => hands.help.includes(me.seatId));
  return (
    <>
      <BarButton
        icon={<Hand aria-hidden />}
        pressed={place > 0}
        onPress={() => raise('speech')}
        shortcut="hand"
        badge={place}
      >
        {t`Main`}
      </BarButton>
      <BarButton
        icon={<LifeBuoy aria-hidden />}
        pressed={isAsking}
        onPress={() => raise('help')}
        roomy
      >
        {t`Aide`}
      </BarButton>
      {mayReact ? (
        <BarButton icon={<SmilePlus aria-hidden />} onPress={showReactions} roomy>
          {t`Réagir`}
        </BarButton>
      ) : null}
    </>
  );
}
