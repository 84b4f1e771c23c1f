import type { FieldFault, ProblemBody } from '../contract/problems.ts';

/** Codes that arise in the browser, before any server answered. */
export const browserProblems = { network: 0, unreadable: 0 } as const;

/** A refusal or a failure, with the stable code that the sentences are chosen by. */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: readonly FieldFault[];
  readonly params: Readonly<Record<string, string | number>>;
  constructor(body: Pick<ProblemBody, 'code' | 'status' | 'fields' | 'params'>, cause?: unknown) {
    super(body.code, { cause });
    this.name = 'ProblemError';
    this.code = body.code;
    this.status = body.status;
    this.fields = body.fields ?? [];
    this.params = body.params ?? {};
  }
}

/** Whether an error is the given problem. */
export const isProblem = (error: unknown, code: string): boolean =>
  error instanceof ProblemError && error.code === code;

/** Reads a refusal; whatever is not a problem document becomes `unreadable` (a proxy's page, say). */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const { status } = response;
  try {
    const body = (await response.json()) as Partial<ProblemBody>;
    return new ProblemError({ ...body, code: body.code ?? 'unreadable', status });
  } catch (cause) {
    return new ProblemError({ code: 'unreadable', status }, cause);
  }
}
