import { engineReportType } from '../../../contract/webhook.ts';
import { ask } from './clients.ts';
import type { SignedReport } from './sign-report.ts';

export { signReport, type SignedReport } from './sign-report.ts';

/** Sends a report as the engine does. */
export const postReport = (
  port: number,
  { body, signature }: SignedReport,
  type: string = engineReportType,
) =>
  ask(port, '/api/media/reports', {
    method: 'POST',
    headers: { 'content-type': type, authorization: signature },
    body,
  });
