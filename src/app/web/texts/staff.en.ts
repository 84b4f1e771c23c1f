import { messages as app } from '../../../../locales/en/app.po';
import { messages as identity } from '../../../../locales/en/identity.po';
import { messages as links } from '../../../../locales/en/links.po';
import { messages as meeting } from '../../../../locales/en/meeting.po';
import { messages as platform } from '../../../../locales/en/platform.po';
import { messages as privacy } from '../../../../locales/en/privacy.po';
import { messages as rights } from '../../../../locales/en/rights.po';
import { messages as school } from '../../../../locales/en/school.po';

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
