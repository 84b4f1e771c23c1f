import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Text } from 'react-aria-components/Text';
import { cx, fieldParts } from '../looks/index.ts';

/** What every field may say below its control. */
export type FieldWords = {
  label: string;
  hint?: string | undefined;
  /** What is wrong and how to put it right; its presence marks the field. */
  error?: string | undefined;
};

/** Hint and error inside one of react-aria's fields, which ties them to the control. */
export function FieldNotes({ hint, error }: Pick<FieldWords, 'hint' | 'error'>): ReactNode {
  return (
    <>
      {hint ? (
        <Text slot="description" className={cx(fieldParts.hint)}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={cx(fieldParts.error)}>
        {error ? (
          <>
            <CircleAlert size={18} aria-hidden />
            {error}
          </>
        ) : null}
      </FieldError>
    </>
  );
}
