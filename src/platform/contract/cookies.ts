/**
 * Every cookie that Préau may set; nothing else may be in the jar (a test compares). What each is for,
 * whom it concerns and how long it lives is in the data map of the domain that sets it, where the page
 * about cookies finds it: a cookie without such an entry turns a test red.
 */
export const cookies = {
  session: { name: 'preau_session' },
  known: { name: 'preau_known' },
  operator: { name: 'preau_operator' },
  mark: { name: 'preau_mark' },
  way: { name: 'preau_way' },
  language: { name: 'lang' },
  display: { name: 'display' },
} as const;
