import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import {
  Problem,
  platformProblems,
  type FieldFault,
  type ProblemBody,
  type ProblemTable,
} from '../../contract/problems.ts';
import { isDatabaseAway } from '../db.ts';

const known: Record<string, number> = { ...platformProblems };

/** Adds a domain's codes to those that the server can answer with. */
export function declareProblems(table: ProblemTable): void {
  for (const [code, status] of Object.entries(table)) {
    if (known[code] !== undefined && known[code] !== status)
      throw new Error(`problem ${code} is declared twice`);
    known[code] = status;
  }
}

export const isDeclaredProblem = (code: string) => Object.hasOwn(known, code);

/** Turns anything thrown into a problem; what is not foreseen becomes `internal`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields: FieldFault[] = error.validation.map((fault) => ({
      path: fault.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      code: fault.keyword,
    }));
    return new Problem('invalid_input', { fields });
  }
  if (isDatabaseAway(error)) return new Problem('database_away', { cause: error });
  switch ((error as FastifyError | undefined)?.statusCode) {
    case 400:
      return new Problem('invalid_input', { cause: error });
    case 404:
      return new Problem('not_found');
    case 413:
      return new Problem('too_large');
    case 415:
      return new Problem('unsupported_type');
    case 429:
      return new Problem('too_many_requests');
    case 503:
      return new Problem('overloaded', { cause: error });
    default:
      return new Problem('internal', { cause: error });
  }
}

/** What a problem says on the wire. */
export function problemBody(problem: Problem): ProblemBody {
  const status = known[problem.code] ?? 500;
  return {
    type: `urn:preau:problem:${problem.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: problem.code,
    ...(problem.fields && { fields: problem.fields }),
    ...(problem.params && { params: problem.params }),
  };
}

/** Answers `application/problem+json`; logs what only the administrator can mend. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): FastifyReply {
  const problem = toProblem(error);
  const status = known[problem.code] ?? 500;
  if (status >= 500)
    request.log.error({ err: problem.cause ?? error, code: problem.code }, 'request failed');
  return reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(problem)));
}
