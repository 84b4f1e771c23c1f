import { useLingui } from '@lingui/react/macro';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { cx, fieldParts } from '../looks/index.ts';
import { FieldNotes, type FieldWords } from './Field.tsx';
import { IconButton } from './IconButton.tsx';

export type PasswordFieldProps = FieldWords &
  Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'type'>;

/** A password that can be shown, since most mistakes are typing mistakes. */
export function PasswordField({ label, hint, error, ...rest }: PasswordFieldProps) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  return (
    <AriaTextField
      {...rest}
      type={shown ? 'text' : 'password'}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={cx(fieldParts.field)}
    >
      <Label className={cx(fieldParts.label)}>{label}</Label>
      <Group className={cx(fieldParts.joined)}>
        <Input className={cx(fieldParts.input)} />
        <span className={fieldParts.inside}>
          <IconButton
            size="small"
            label={shown ? t`Cacher le mot de passe` : t`Montrer le mot de passe`}
            icon={shown ? <EyeOff size={20} aria-hidden /> : <Eye size={20} aria-hidden />}
            onPress={() => setShown(!shown)}
          />
        </span>
      </Group>
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  );
}
