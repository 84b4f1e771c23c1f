import { useState } from 'react';

/** One action at a time towards the server: which one waits for its answer, and what refused the last. */
export function useAction() {
  const [pending, setPending] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const run = async (name: string, act: () => Promise<unknown>): Promise<boolean> => {
    if (pending !== null) return false;
    setPending(name);
    setProblem(null);
    try {
      await act();
      return true;
    } catch (error) {
      setProblem(error);
      return false;
    } finally {
      setPending(null);
    }
  };
  return { pending, problem, run };
}
