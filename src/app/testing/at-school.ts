import { afterAll, beforeAll, beforeEach } from 'vitest';
import { uaiCheckLetter } from '../../school/contract/uai.ts';
import { openInstallation, type Installation, type School } from './installation.ts';

/** What the tests of one file share; read in a test, since it is there only once the file has begun. */
export type AtSchool = {
  readonly here: Installation;
  readonly school: School;
  /** Another school of this installation, with everybody in it. */
  addSchool: () => Promise<School>;
};

/**
 * An installation with a school for the tests of one file.
 * @param of.each a school of its own for each test, where what is set there outlives a lesson
 * @param of.clock the instant at which each test begins
 */
export function atSchool(of: { each?: boolean; clock?: Date } = {}): AtSchool {
  let here: Installation;
  let school: School;
  let schools = 0;
  const addSchool = () => {
    schools += 1;
    const number = `075${String(schools).padStart(4, '0')}`;
    return here.addSchool(`${number}${uaiCheckLetter(number)}`);
  };
  beforeAll(async () => {
    here = await openInstallation();
    if (!of.each) school = await addSchool();
  });
  afterAll(() => here[Symbol.asyncDispose]());
  beforeEach(async () => {
    const { clock } = of;
    if (clock) here.clock.now = () => clock;
    if (of.each) school = await addSchool();
  });
  return {
    get here() {
      return here;
    },
    get school() {
      return school;
    },
    addSchool,
  };
}
