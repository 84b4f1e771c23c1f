import { ChevronDown, CircleAlert } from 'lucide-react';
import { useId } from 'react';
import { cx, fieldParts } from '../looks/index.ts';
import type { FieldWords } from './Field.tsx';

export type SelectOption = { value: string; label: string };

export type SelectProps = FieldWords & {
  value: string;
  onChange: (value: string) => void;
  options: readonly SelectOption[];
  /** Shown while nothing is chosen. */
  placeholder?: string;
};

/** One among many. The device's own list: the surest on a tablet and with a screen reader. */
export function Select({ label, hint, error, value, onChange, options, placeholder }: SelectProps) {
  const id = useId();
  return (
    <div className={fieldParts.field}>
      <label className={fieldParts.label} htmlFor={id}>
        {label}
      </label>
      <div className={fieldParts.joined}>
        <select
          id={id}
          className={cx(fieldParts.input, fieldParts.select)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error !== undefined}
          aria-describedby={hint || error ? `${id}-notes` : undefined}
        >
          {placeholder === undefined ? null : (
            <option value="" disabled>
              {placeholder}
            </option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown size={20} aria-hidden className={cx(fieldParts.chevron)} />
      </div>
      {hint || error ? (
        <div id={`${id}-notes`}>
          {hint ? <p className={fieldParts.hint}>{hint}</p> : null}
          {error ? (
            <p className={fieldParts.error}>
              <CircleAlert size={18} aria-hidden />
              {error}
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
