import { Plural, Trans } from '@lingui/react/macro';
import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { calledName } from '../../../../school/contract/names.ts';
import { Banner } from '../../page/banner.tsx';
import { useClass, useInClass, useUi } from '../../page/context.ts';
import { placeOf } from '../../session/place.ts';

/** Who came after breakouts were opened, and waits in the main room for a host to put them in one. */
export function Late() {
  const { ui } = useInClass();
  const set = useClass(({ breakouts }) => breakouts);
  const seats = useClass((state) => state.seats);
  const isOpen = useUi(({ panel }) => panel === 'breakouts');
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
  if (set && !known) setKnown(new Set(seats.keys()));
  if (!set && known) setKnown(null);
  if (!set || !known || isOpen) return null;
  const late = [...seats.values()].filter(
    ({ seatId, role }) => role !== 'host' && !known.has(seatId) && !placeOf(set, seatId),
  );
  const [first] = late;
  if (!first) return null;
  const who = calledName(first.name);
  return (
    <Banner
      icon={<UserRoundPlus size={20} aria-hidden />}
      strong
      answers={
        <button
          type="button"
          className={buttonLook({ size: 'small' })}
          onClick={() => ui.update((state) => ({ ...state, panel: 'breakouts' }))}
        >
          <Trans>Placer…</Trans>
        </button>
      }
    >
      <p role="status">
        {late.length === 1 ? (
          <Trans>{who} vient d’entrer, et attend dans la salle principale.</Trans>
        ) : (
          <Plural
            value={late.length}
            one="# personne vient d’entrer, et attend dans la salle principale."
            other="# personnes viennent d’entrer, et attendent dans la salle principale."
          />
        )}
      </p>
    </Banner>
  );
}
