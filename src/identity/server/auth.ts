import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins/username';
import { cookies } from '../../platform/contract/cookies.ts';
import type { Core } from '../../platform/server/core.ts';
import { sessionCookieOptions, sessionSeconds } from './session-cookie.ts';

const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** What better-auth calls user, session, account and verification, as our tables name them. */
const models = {
  user: {
    modelName: 'accounts',
    fields: { ...timestamps, emailVerified: 'email_verified' },
  },
  account: {
    modelName: 'credentials',
    fields: {
      ...timestamps,
      userId: 'account_id',
      providerId: 'provider',
      accountId: 'provider_account',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: {
    modelName: 'verifications',
    fields: { ...timestamps, expiresAt: 'expires_at' },
  },
} as const;

/**
 * better-auth on our tables, for its sign-in with a username: none of its own routes is mounted, nobody
 * signs up through it, it asks nothing of the network and keeps neither addresses nor browsers' names.
 * @param secret signs the session's cookie
 */
export function createAuth(
  { config, db, log }: Pick<Core, 'config' | 'db' | 'log'>,
  secret: string,
) {
  return betterAuth({
    baseURL: config.publicUrl.origin,
    secret,
    database: { db, type: 'postgres' },
    ...models,
    session: {
      modelName: 'sessions',
      fields: { ...timestamps, userId: 'account_id', expiresAt: 'expires_at' },
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      // A session in a cookie's cache would outlive its end.
      cookieCache: { enabled: false },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, autoSignIn: false },
    plugins: [
      username({
        displayUsername: false,
        maxUsernameLength: 80,
        // Ours decides (`resolveUsername`); a second opinion would answer sooner for odd names.
        usernameValidator: () => true,
        usernameNormalization: false,
      }),
    ],
    databaseHooks: {
      session: {
        // There is no column for them.
        create: {
          before: async (session) => ({
            data: { ...session, ipAddress: undefined, userAgent: undefined },
          }),
        },
      },
    },
    advanced: {
      database: {
        generateId: false,
        // Our tables leave out the columns of addresses, browsers, names and pictures.
        validateSchema: false,
      },
      // It would add a prefix to the name; the attribute below is what counts.
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: cookies.session.name,
          attributes: sessionCookieOptions(config.publicUrl),
        },
      },
      ipAddress: { disableIpTracking: true },
    },
    // It counts by address alone: a class behind one address would be shut out.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message) => log.error({ part: 'better-auth' }, message),
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
