import { cookies } from '../../../platform/contract/cookies.ts';

/** How long a way to a provider and back may take, in seconds. */
export const waySeconds = 600;

/**
 * The cookie that binds a way to its browser. Lax, since the session's strict one does not travel on the
 * redirection that comes back from the provider; it is sent to the sign-in routes only.
 */
export const wayCookie = cookies.way.name;
export const wayCookieOptions = (publicUrl: URL) =>
  ({
    path: '/api/sign-in/providers',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.protocol === 'https:',
    maxAge: waySeconds,
  }) as const;
