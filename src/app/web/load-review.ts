import { addSentences, textsOnce } from '../../platform/web/index.ts';
import { pollTextSource } from './texts/polls.ts';
import { questionTexts } from './texts/questions.ts';

const texts = [textsOnce(pollTextSource), textsOnce(questionTexts)];

/** Fetches the page of the polls of a lesson that is over, with its texts and its sentences. */
export async function loadReview() {
  const [pages] = await Promise.all([
    import('../../polls/web/review/index.ts'),
    ...texts.map((add) => add()),
  ]);
  addSentences(pages.pollSentences);
  addSentences(pages.reviewSentences);
  return pages;
}
