import { useId } from 'react';
import { choiceParts, fieldParts } from '../looks/index.ts';

export type ChoicesProps<V extends string> = {
  label: string;
  value: V;
  onChange: (value: V) => void;
  options: readonly { value: V; label: string }[];
  hint?: string;
};

/** One among few, all in sight: native radios drawn as pills. */
export function Choices<V extends string>({
  label,
  value,
  onChange,
  options,
  hint,
}: ChoicesProps<V>) {
  const name = useId();
  return (
    <fieldset className={fieldParts.field}>
      <legend className={fieldParts.label}>{label}</legend>
      <div className={choiceParts.pills}>
        {options.map((option) => (
          <label key={option.value} className={choiceParts.pill}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint === undefined ? null : <p className={fieldParts.hint}>{hint}</p>}
    </fieldset>
  );
}
