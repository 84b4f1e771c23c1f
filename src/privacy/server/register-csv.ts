import { headsIn, writeCsv } from '../../platform/server/csv.ts';
import { inOneText } from '../contract/in-one-text.ts';
import type { Register, RegisterForm } from '../contract/register.ts';
import { columnWords, partWords } from './register-words.ts';
import type { Language } from './register.ts';

type Column = keyof typeof columnWords;
type Line = Partial<Record<Column, string>> & { part: string };

/** What only one of the two forms tells. */
const partiesOf = (register: Register, form: RegisterForm): ('controller' | 'processor')[] =>
  form === 'controller' ? ['controller'] : ['processor', 'controller'];

function linesOf(register: Register, form: RegisterForm, language: Language): Line[] {
  const part = (name: keyof typeof partWords) => partWords[name][language];
  return [
    ...partiesOf(register, form).map((name) => ({
      part: part(name),
      what: [register[name].name, ...register[name].details].join(' ; '),
    })),
    ...register.activities.flatMap(({ purpose, data }) =>
      data.map(({ subjects, recipients, id: _id, ...row }) => ({
        ...row,
        part: part('processing'),
        purpose,
        subjects: inOneText(subjects),
        recipients: inOneText(recipients),
      })),
    ),
    { part: part('transfers'), what: register.transfers },
    ...register.measures.map((what) => ({ part: part('measures'), what })),
  ];
}

/** One form of the register for a spreadsheet. */
export const writeRegisterCsv = (
  register: Register,
  form: RegisterForm,
  language: Language,
): string => writeCsv(headsIn(columnWords, language), linesOf(register, form, language));
