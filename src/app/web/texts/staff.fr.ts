import { messages as app } from '../../../../locales/fr/app.po';
import { messages as identity } from '../../../../locales/fr/identity.po';
import { messages as links } from '../../../../locales/fr/links.po';
import { messages as meeting } from '../../../../locales/fr/meeting.po';
import { messages as platform } from '../../../../locales/fr/platform.po';
import { messages as privacy } from '../../../../locales/fr/privacy.po';
import { messages as rights } from '../../../../locales/fr/rights.po';
import { messages as school } from '../../../../locales/fr/school.po';

export const messages = {
  ...platform,
  ...app,
  ...identity,
  ...school,
  ...meeting,
  ...rights,
  ...links,
  ...privacy,
};
