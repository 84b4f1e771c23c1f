import { lazy, Suspense } from 'react';
import { Skeleton } from '../../../platform/web/ui/index.ts';
import { loadQuestions } from '../load-questions.ts';

const QuestionsPage = lazy(async () => ({ default: (await loadQuestions()).QuestionsPage }));

/** The questions that one prepares; their code comes only now. */
export const QuestionsRoute = () => (
  <Suspense fallback={<Skeleton rows={4} />}>
    <QuestionsPage />
  </Suspense>
);
