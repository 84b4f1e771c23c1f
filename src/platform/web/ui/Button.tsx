import { useLingui } from '@lingui/react/macro';
import { type ReactNode, type Ref, useEffect } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button';
import { announce } from '../announce.ts';
import { type ButtonLook, buttonLook, type Size, spinnerLook } from '../looks/index.ts';

export type ButtonProps = Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'isPending' | 'render'
> & {
  look?: ButtonLook;
  size?: Size;
  /** Takes the whole width. */
  full?: boolean;
  icon?: ReactNode;
  /** Waiting for an answer: it keeps the focus and refuses a second press. */
  pending?: boolean;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
};

export function Button({
  look = 'primary',
  size = 'medium',
  full = false,
  pending = false,
  icon,
  children,
  ...rest
}: ButtonProps) {
  const { t } = useLingui();
  useEffect(() => {
    if (pending) announce(t`En cours`);
  }, [pending, t]);
  return (
    <AriaButton
      {...rest}
      {...(pending ? refusing : {})}
      className={buttonLook({ look, size, full })}
      // react-aria's own `isPending` announces by reference to a button that may be gone by then.
      render={(props) => (
        <button {...props} aria-disabled={pending} data-pending={pending || null} />
      )}
    >
      {pending ? <span className={spinnerLook} /> : icon}
      {children}
    </AriaButton>
  );
}

/** A form is not sent again either: only a button of type submit does it. */
const refusing = { type: 'button', onPress: () => undefined } as const;
