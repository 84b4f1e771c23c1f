import { useLingui } from '@lingui/react/macro';
import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button';
import { type ButtonLook, buttonLook, type Size, spinnerLook } from '../looks/index.ts';

export type ButtonProps = Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'isPending'
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
  return (
    <AriaButton {...rest} isPending={pending} className={buttonLook({ look, size, full })}>
      {pending ? <span className={spinnerLook} role="img" aria-label={t`En cours`} /> : icon}
      {children}
    </AriaButton>
  );
}
