import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { choiceParts, fieldParts } from '../../platform/web/looks/index.ts';
import { fewestShown } from '../contract/kinds.ts';

/** By name or anonymous: decided before a question is asked, and told to who answers. */
export function Secrecy({
  anonymous,
  onChoose,
}: {
  anonymous: boolean;
  onChoose: (anonymous: boolean) => void;
}) {
  const { t } = useLingui();
  const name = useId();
  const ways = [
    { value: false, label: t`Nominatives` },
    { value: true, label: t`Anonymes` },
  ];
  return (
    <fieldset className={fieldParts.field}>
      <legend className={fieldParts.label}>
        <Trans>Les réponses sont</Trans>
      </legend>
      <div className={choiceParts.pills}>
        {ways.map(({ value, label }) => (
          <label key={label} className={choiceParts.pill}>
            <input
              type="radio"
              name={name}
              checked={anonymous === value}
              onChange={() => onChoose(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <p className={fieldParts.hint}>
        {anonymous
          ? t`Personne ne saura qui a répondu quoi, pas même vous. Le résultat vient à la clôture, à partir de ${fewestShown} réponses.`
          : t`Vous voyez en direct qui répond quoi ; la classe ne voit jamais les noms.`}
      </p>
    </fieldset>
  );
}
