import { messages as entry } from '../../../../locales/en/entry.po';
import { messages as platform } from '../../../../locales/en/platform.po';

export const messages = { ...platform, ...entry };
