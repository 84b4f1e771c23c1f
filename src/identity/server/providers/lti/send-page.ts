import { parseCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookies } from '../../../../platform/contract/cookies.ts';
import type { BarePage, Language } from './pages.ts';

/** The language that the person chose, or that their browser asks for first. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = parseCookie(request.headers.cookie ?? '')[cookies.language.name];
  const asked = chosen ?? request.headers['accept-language'] ?? '';
  return asked.trim().toLowerCase().startsWith('en') ? 'en' : 'fr';
}

/** Answers a page of the server's own, under its own policy. */
export function sendPage(reply: FastifyReply, { html, policy }: BarePage): void {
  // The policy says who may frame it; this older header cannot.
  reply.raw.removeHeader('x-frame-options');
  reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html);
}
