import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button';
import { TooltipTrigger } from 'react-aria-components/Tooltip';
import { type ButtonLook, buttonLook, type Size } from '../looks/index.ts';
import { Tooltip } from './Tooltip.tsx';

export type IconButtonProps = Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'aria-label'
> & {
  /** Read aloud, and shown on hover and focus. */
  label: string;
  icon: ReactNode;
  look?: ButtonLook;
  size?: Size;
};

export function IconButton({
  label,
  icon,
  look = 'plain',
  size = 'medium',
  ...rest
}: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...rest} aria-label={label} className={buttonLook({ look, size, square: true })}>
        {icon}
      </AriaButton>
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  );
}
