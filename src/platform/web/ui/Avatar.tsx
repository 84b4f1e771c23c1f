import { avatarLook, type Size } from '../looks/index.ts';

/** Initials on a calm colour, always the same for one person. Beside a name, so not read aloud. */
export function Avatar({ id, initials, size }: { id: string; initials: string; size?: Size }) {
  return (
    <span className={avatarLook(id, size)} aria-hidden>
      {initials}
    </span>
  );
}
