export { canReceive } from './address.ts';
export { openMail, type Letter, type Mail } from './mail.ts';
export {
  defineMail,
  mailLanguages,
  type MailLanguage,
  type MailTemplate,
  type MailText,
} from './template.ts';
