import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { fieldParts } from '../../../../platform/web/looks/index.ts';
import { mostBreakouts } from '../../../contract/breakouts.ts';
import { useIsOfStaff } from '../../page/context.ts';
import styles from './breakouts.module.css';
import { type Plan, withCount } from './plan.ts';

const durations = [5, 10, 15, 20, 30, 45, 60];
/** More than that is no group any more. */
const limits = 30;

/** Whether people choose where they go. */
export function ByChoice({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const isOfStaff = useIsOfStaff();
  return (
    <label className={styles.byChoice}>
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      <span>
        {isOfStaff ? (
          <Trans>Chacun choisit son atelier, sauf ceux que vous placez</Trans>
        ) : (
          <Trans>Les élèves choisissent leur atelier, sauf ceux que vous placez</Trans>
        )}
      </span>
    </label>
  );
}

/** How many breakouts, for how long, and for how many each where people choose. */
export function Measures({ planned, onChange }: { planned: Plan; onChange: (plan: Plan) => void }) {
  const { t } = useLingui();
  const [count, minutes, limit] = [useId(), useId(), useId()];
  return (
    <div className={styles.measures}>
      <label htmlFor={count}>
        <Trans>Nombre d’ateliers</Trans>
      </label>
      <select
        id={count}
        className={fieldParts.input}
        value={planned.count}
        onChange={({ target }) => onChange(withCount(planned, Number(target.value)))}
      >
        {Array.from({ length: mostBreakouts }, (_, index) => (
          <option key={index} value={index + 1}>
            {index + 1}
          </option>
        ))}
      </select>
      <label htmlFor={minutes}>
        <Trans>Durée</Trans>
      </label>
      <select
        id={minutes}
        className={fieldParts.input}
        value={planned.minutes ?? 0}
        onChange={({ target }) => onChange({ ...planned, minutes: Number(target.value) || null })}
      >
        <option value={0}>{t`sans limite`}</option>
        {durations.map((one) => (
          <option key={one} value={one}>
            {t`${one} min`}
          </option>
        ))}
      </select>
      {planned.byChoice ? (
        <>
          <label htmlFor={limit}>
            <Trans>Places par atelier</Trans>
          </label>
          <select
            id={limit}
            className={fieldParts.input}
            value={planned.limit ?? 0}
            onChange={({ target }) => onChange({ ...planned, limit: Number(target.value) || null })}
          >
            <option value={0}>{t`sans limite`}</option>
            {Array.from({ length: limits }, (_, index) => (
              <option key={index} value={index + 1}>
                {index + 1}
              </option>
            ))}
          </select>
        </>
      ) : null}
    </div>
  );
}
