/** What every page needs, without a framework: React and Preact pages import from here alike. */
export { announce } from './announce.ts';
export { type Call, type CallOptions, caller } from './call.ts';
export { command, onUnanswered } from './command.ts';
export { chooseDisplay, display, onDisplayChange, startDisplay } from './display.ts';
export {
  type Display,
  type DisplayChoice,
  displayChoices,
  type DisplayKey,
} from './display-choices.ts';
export { followEvents, type FollowOptions, type StreamState } from './events.ts';
export { capitalised, type Format, formatFor, wallTimeText } from './format.ts';
export { addTexts, language, switchLanguage, type TextSource } from './i18n.ts';
export { textsOnce } from './texts-once.ts';
export { type Language, languageNames, languages } from './languages.ts';
export { fetchPiece } from './pieces.ts';
export { isProblem, ProblemError } from './problem-error.ts';
export {
  addSentences,
  platformSentences,
  sayProblem,
  type Sentence,
  type SentencesOf,
} from './sentences.ts';
export { within } from './within.ts';
