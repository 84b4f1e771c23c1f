import type { LtiPlatform } from './platform.ts';

/**
 * The address to which the browser goes after a platform announced it: the platform signs the person in
 * without a question, and posts its token to us.
 * @param way.hint `login_hint`, as the platform gave it
 * @param way.messageHint `lti_message_hint`, likewise
 * @source 1EdTech Security Framework 1.1, 5.1.1.2
 */
export function platformSignInAddress(
  platform: LtiPlatform,
  way: {
    answerUrl: string;
    state: string;
    nonce: string;
    hint: string;
    messageHint: string | undefined;
  },
): string {
  const url = new URL(platform.signInUrl);
  const fields = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: way.answerUrl,
    state: way.state,
    nonce: way.nonce,
    login_hint: way.hint,
    ...(way.messageHint !== undefined && { lti_message_hint: way.messageHint }),
  };
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return url.href;
}
