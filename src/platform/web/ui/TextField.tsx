import type { Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { cx, fieldParts } from '../looks/index.ts';
import { FieldNotes, type FieldWords } from './Field.tsx';

export type TextFieldProps = FieldWords &
  Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'type'> & {
    /** `date` and `time` use the device's own picker, the surest on a tablet. */
    type?: 'text' | 'search' | 'email' | 'date' | 'time';
    /** `none` for what is not a sentence: a username, a code. */
    autoCapitalize?: 'none' | 'sentences';
    ref?: Ref<HTMLInputElement>;
  };

export function TextField({ label, hint, error, autoCapitalize, ref, ...rest }: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={cx(fieldParts.field)}
    >
      <Label className={cx(fieldParts.label)}>{label}</Label>
      <Input
        className={cx(fieldParts.input)}
        {...(autoCapitalize ? { autoCapitalize } : {})}
        {...(ref ? { ref } : {})}
      />
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  );
}
