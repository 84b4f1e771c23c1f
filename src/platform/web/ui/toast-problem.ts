import { sayProblem } from '../sentences.ts';
import { toast } from './toast-store.ts';

/** Tells a refusal that has no place of its own on the page. */
export function toastProblem(error: unknown): void {
  const { title, remedy } = sayProblem(error);
  toast(`${title}. ${remedy}`);
}
