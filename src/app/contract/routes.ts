import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';

export const readInstallation = route({
  id: 'installation.read',
  method: 'GET',
  path: '/api/installation',
  summary: 'What anybody may know of this installation',
  caller: 'anyone',
  action: 'installation.read',
  reply: z.strictObject({ demonstration: z.boolean(), version: z.string() }),
  errors: [],
});

export const parts = ['database', 'media', 'jobs', 'files', 'mail'] as const;

export const readHealth = route({
  id: 'health.read',
  method: 'GET',
  path: '/api/health',
  summary: 'How each part of the installation is, without figures of use',
  caller: 'anyone',
  action: 'health.read',
  reply: z.strictObject({
    state: z.enum(['ok', 'degraded']),
    parts: z.array(z.strictObject({ part: z.enum(parts), state: z.enum(['ok', 'away', 'off']) })),
  }),
  errors: [],
});
