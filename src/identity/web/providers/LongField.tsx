import { Label } from 'react-aria-components/Label';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { cx, fieldParts } from '../../../platform/web/looks/index.ts';
import { FieldNotes, type FieldWords } from '../../../platform/web/ui/Field.tsx';

type Props = FieldWords & { value: string; onChange: (value: string) => void };

/** A text of many lines that is pasted: in a field of one line its lines would run together. */
export function LongField({ label, hint, error, value, onChange }: Props) {
  return (
    <TextField
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      spellCheck="false"
      className={cx(fieldParts.field)}
    >
      <Label className={cx(fieldParts.label)}>{label}</Label>
      <TextArea rows={6} className={cx(fieldParts.input)} />
      <FieldNotes hint={hint} error={error} />
    </TextField>
  );
}
