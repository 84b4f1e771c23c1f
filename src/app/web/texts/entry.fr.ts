import { messages as entry } from '../../../../locales/fr/entry.po';
import { messages as platform } from '../../../../locales/fr/platform.po';

export const messages = { ...platform, ...entry };
