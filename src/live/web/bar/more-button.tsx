import { useLingui } from '@lingui/react/macro';
import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { fetchClassPiece } from '../piece.ts';
import { BarButton } from './bar-button.tsx';

const MoreMenu = lazy(() => fetchClassPiece(() => import('../later/menus/more-menu.tsx')));

/** What is needed seldom, and, where the bar has five places, what found none; it comes after the first picture. */
export function MoreButton() {
  const { t } = useLingui();
  const ref = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <BarButton
        ref={ref}
        icon={<Ellipsis aria-hidden />}
        onPress={() => setOpen(!isOpen)}
        expanded={isOpen}
        hasMenu
      >
        {t`Plus`}
      </BarButton>
      {isOpen ? (
        <Suspense>
          <MoreMenu triggerRef={ref} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
