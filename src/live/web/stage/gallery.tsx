import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight, Volume2 } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { shortName } from '../../../school/contract/names.ts';
import { useClass, useSession } from '../page/context.ts';
import { useStore } from '../session/use-store.ts';
import { bestGrid, pageOf, pageSize } from './grid.ts';
import styles from './stage.module.css';
import { Tile } from './tile.tsx';
import { useSize } from './use-size.ts';

/** Everybody in equal tiles, as large as the place allows; those who do not fit are on further pages. */
export function Gallery({ tiles }: { tiles: readonly string[] }) {
  const [measure, box] = useSize();
  const [wanted, setPage] = useState(0);
  const size = box.width === 0 ? 1 : pageSize(tiles.length, box);
  const pages = Math.ceil(tiles.length / size);
  const page = Math.max(0, Math.min(wanted, pages - 1));
  const shown = pageOf(tiles, page, size);
  const { tile } = bestGrid(shown.length, box);
  const place = {
    '--tile-width': `${tile.width}px`,
    '--tile-height': `${tile.height}px`,
  } as CSSProperties;
  return (
    <div className={styles.gallery}>
      <div ref={measure} className={styles.tiles} style={place}>
        {box.width === 0
          ? null
          : shown.map((seatId) => <Tile key={seatId} seatId={seatId} size="grid" />)}
      </div>
      {pages > 1 ? <Pages page={page} pages={pages} onPage={setPage} /> : null}
      <HeardElsewhere shown={shown} />
    </div>
  );
}

function Pages({
  page,
  pages,
  onPage,
}: {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}) {
  const { t } = useLingui();
  const number = page + 1;
  return (
    <nav className={styles.pages} aria-label={t`Pages de la mosaïque`}>
      <button
        type="button"
        onClick={() => onPage(page - 1)}
        disabled={page === 0}
        aria-label={t`Page précédente`}
      >
        <ChevronLeft aria-hidden />
      </button>
      <span>
        <Trans>
          Page {number} sur {pages}
        </Trans>
      </span>
      <button
        type="button"
        onClick={() => onPage(page + 1)}
        disabled={number === pages}
        aria-label={t`Page suivante`}
      >
        <ChevronRight aria-hidden />
      </button>
    </nav>
  );
}

/** Whoever speaks is always known, also from another page. */
function HeardElsewhere({ shown }: { shown: readonly string[] }) {
  const { attention, media } = useSession();
  const speaker = useStore(attention.speaker, (value) => value);
  const isHeard = useStore(
    media.view,
    (view) => speaker !== null && (view.get(speaker)?.speaking ?? false),
  );
  const seat = useClass(({ seats }) => (speaker === null ? undefined : seats.get(speaker)));
  if (!seat || !isHeard || shown.includes(seat.seatId)) return null;
  const name = shortName(seat.name);
  return (
    <p className={styles.heard}>
      <Volume2 size={18} aria-hidden />
      <Trans>{name} parle</Trans>
    </p>
  );
}
