import { addSentences } from '../../platform/web/index.ts';
import { pollTextSource } from './texts/polls.ts';
import { textsOnce } from '../../platform/web/index.ts';

const pollTexts = textsOnce(pollTextSource);

/** Fetches the polls with their texts and their sentences, once the class is there. */
export async function loadPolls() {
  const [{ askQuick, Polls, pollSentences }] = await Promise.all([
    import('../../polls/web/index.ts'),
    pollTexts(),
  ]);
  addSentences(pollSentences);
  return { default: Polls, ask: askQuick };
}
