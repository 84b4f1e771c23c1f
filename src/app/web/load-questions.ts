import { addSentences, textsOnce } from '../../platform/web/index.ts';
import { questionTexts } from './texts/questions.ts';

const texts = textsOnce(questionTexts);

/** Fetches the page of prepared questions with its texts and its sentences. */
export async function loadQuestions() {
  const [pages] = await Promise.all([import('../../polls/web/questions/index.ts'), texts()]);
  addSentences(pages.questionSentences);
  return pages;
}
