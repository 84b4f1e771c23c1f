import type { ReactNode } from 'react';
import { cardLook } from '../looks/index.ts';

export function Card({ raised = false, children }: { raised?: boolean; children: ReactNode }) {
  return <section className={cardLook({ raised })}>{children}</section>;
}
