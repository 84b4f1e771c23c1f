import type { ReactNode } from 'react';
import { chipLook, type ChipTone } from '../looks/index.ts';

/** A short state: always words, never colour alone. */
export function Chip({
  tone,
  icon,
  children,
}: {
  tone?: ChipTone;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className={chipLook(tone)}>
      {icon}
      {children}
    </span>
  );
}
