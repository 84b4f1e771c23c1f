import { addSentences, addTexts } from '../../platform/web/index.ts';
import { attendanceTexts } from './texts/attendance.ts';

let texts: Promise<void> | undefined;

/** Fetches the roll call with its texts and its sentences: for its pages, and above the class. */
export async function loadAttendance() {
  texts ??= addTexts(attendanceTexts).catch((error: unknown) => {
    // A cut is not for ever: the next attempt asks again.
    texts = undefined;
    throw error;
  });
  const [pages] = await Promise.all([import('../../attendance/web/index.ts'), texts]);
  addSentences(pages.attendanceSentences);
  return pages;
}
