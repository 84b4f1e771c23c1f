import { useMemo } from 'react';
import { useClass } from '../page/context.ts';
import { type MissingPupil, stillMissing } from '../session/class-state.ts';

/** Whom hosts still wait for. */
export function useMissing(): readonly MissingPupil[] {
  const missing = useClass((state) => state.missing);
  const knocking = useClass((state) => state.knocking);
  const door = useClass((state) => state.door);
  return useMemo(() => stillMissing({ missing, knocking, door }), [missing, knocking, door]);
}
