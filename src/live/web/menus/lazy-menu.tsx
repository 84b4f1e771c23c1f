import { lazy, type ReactNode, type RefObject, Suspense, useRef, useState } from 'react';
import { fetchClassPiece } from '../piece.ts';
import type { MenuEntry } from './menu-entry.ts';

const FloatingMenu = lazy(() => fetchClassPiece(() => import('../later/menus/floating-menu.tsx')));

export type MenuTrigger = {
  ref: RefObject<HTMLButtonElement | null>;
  isOpen: boolean;
  onPress: () => void;
};

/** A menu behind a button; its code comes after the class has been drawn. */
export function LazyMenu({
  label,
  entries,
  renderTrigger,
}: {
  label: string;
  entries: readonly MenuEntry[];
  renderTrigger: (given: MenuTrigger) => ReactNode;
}) {
  const ref = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {renderTrigger({ ref, isOpen, onPress: () => setOpen(!isOpen) })}
      {isOpen ? (
        <Suspense>
          <FloatingMenu
            label={label}
            groups={[{ id: 'all', entries }]}
            triggerRef={ref}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
