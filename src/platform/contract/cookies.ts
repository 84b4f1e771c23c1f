/** Every cookie that Préau may set. Nothing else may be in the jar (a test compares). */
export const cookies = {
  session: {
    name: 'preau_session',
    purpose: 'identity',
    holder: 'staff',
    personal: true,
    life: 'until sign-out, 12 hours at most',
  },
  mark: {
    name: 'preau_mark',
    purpose: 'one link, one browser',
    holder: 'everyone who enters by a link',
    personal: true,
    life: 'until the lesson’s end, 24 hours at most',
  },
  language: {
    name: 'lang',
    purpose: 'language of the pages',
    holder: 'everyone',
    personal: false,
    life: '1 year',
  },
  display: {
    name: 'display',
    purpose: 'theme, contrast, font, motion',
    holder: 'everyone',
    personal: false,
    life: '1 year',
  },
} as const;
