import { describe, expect, it } from 'vitest';
import { refusal, weighsOnFirstPicture } from './layout.ts';

describe('the layout refuses', () => {
  const refused = [
    [
      'a domain importing one below it',
      'src/meeting/server/plan.ts',
      'src/entry/contract/routes.ts',
    ],
    [
      'the platform importing a domain',
      'src/platform/server/db.ts',
      'src/school/contract/names.ts',
    ],
    ['the web importing a server', 'src/live/web/index.ts', 'src/live/server/class/door.ts'],
    ['a server importing the web', 'src/live/server/class/door.ts', 'src/live/web/index.ts'],
    [
      'a contract importing a server',
      'src/live/contract/routes.ts',
      'src/live/server/class/door.ts',
    ],
    [
      'another domain’s server but through its index',
      'src/entry/server/claim.ts',
      'src/meeting/server/plan.ts',
    ],
    ['anybody importing the composition', 'src/live/server/class/door.ts', 'src/app/server/app.ts'],
    ['a folder that is in no domain', 'src/live/server/class/door.ts', 'src/helpers/server/x.ts'],
  ] as const;
  it.each(refused)('%s', (_what, from, to) => expect(refusal(from, to)).toBeTypeOf('string'));
});

describe('the layout allows', () => {
  const allowed = [
    ['a domain importing one above it', 'src/entry/server/claim.ts', 'src/meeting/server/index.ts'],
    ['the tables of one above it', 'src/entry/server/claim.ts', 'src/meeting/server/tables.ts'],
    ['its own contract', 'src/live/web/index.ts', 'src/live/contract/routes.ts'],
    [
      'the composition importing everything',
      'src/app/server/app.ts',
      'src/live/server/class/door.ts',
    ],
    ['tests reaching anything', 'src/school/server/x.test.ts', 'src/app/migrate.ts'],
  ] as const;
  it.each(allowed)('%s', (_what, from, to) => expect(refusal(from, to)).toBeNull());
});

describe('the first picture', () => {
  const menu = 'src/live/web/later/menus/more-menu.tsx';
  it('does not wait for what comes later', () => {
    expect(weighsOnFirstPicture('src/live/web/bar/bar.tsx', menu)).toBeTypeOf('string');
  });

  it.each(['src/live/web/later/told/announcer.tsx', 'src/polls/web/PollsPanel.tsx'])(
    'is not what %s is of',
    (from) => expect(weighsOnFirstPicture(from, menu)).toBeNull(),
  );
});
