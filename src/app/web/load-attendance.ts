import { addSentences } from '../../platform/web/index.ts';
import { attendanceTexts } from './texts/attendance.ts';
import { textsOnce } from '../../platform/web/index.ts';

const texts = textsOnce(attendanceTexts);

/** Fetches the roll call with its texts and its sentences: for its pages, and above the class. */
export async function loadAttendance() {
  const [pages] = await Promise.all([import('../../attendance/web/index.ts'), texts()]);
  addSentences(pages.attendanceSentences);
  return pages;
}
