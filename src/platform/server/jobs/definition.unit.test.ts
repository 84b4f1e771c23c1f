import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineJob, readJobData } from './definition.ts';

const job = defineJob(
  'mail.send',
  z.strictObject({ mailId: z.string(), parts: z.array(z.string()).optional() }),
);
const mailId = '018f3a5c-7d2e-7000-8000-0123456789ab';

test('a job’s data is ids, instants and words of our code', () => {
  expect(readJobData(job, { mailId })).toEqual({ mailId });
  expect(
    readJobData(job, { mailId: '2026-09-01T08:00:00.000Z', parts: ['sound', '2026-09-01'] }),
  ).toBeDefined();
});

test.each(['Zélie', 'Zelie', 'zelie@ecole.example', 'bonjour à tous', 'a\nb'])(
  '%j could be somebody’s, and is refused',
  (text) => {
    expect(() => readJobData(job, { mailId: text })).toThrow(/mail\.send/);
    expect(() => readJobData(job, { mailId, parts: [text] })).toThrow(/mail\.send/);
  },
);

test('another shape is refused, one key too many included', () => {
  expect(() => readJobData(job, {})).toThrow();
  expect(() => readJobData(job, { mailId, more: 1 })).toThrow();
});

test('a name without its domain, or with a value in it, is refused', () => {
  for (const name of ['mail', 'Mail.send', 'mail.send.018f', 'mail send'])
    expect(() => defineJob(name, z.strictObject({}))).toThrow(/name/);
});
