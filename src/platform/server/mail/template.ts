/** Languages that mails are written in. */
export const mailLanguages = ['fr', 'en'] as const;
export type MailLanguage = (typeof mailLanguages)[number];

/** What a mail says: plain sentences, and at most one place to go to, on our own site. */
export type MailText = {
  subject: string;
  paragraphs: readonly string[];
  /** `path` starts with `/` and may hold a fragment: the address is made from the public one. */
  link?: { label: string; path: `/${string}` };
};

/** One kind of mail: its text in each language, from typed facts. */
export type MailTemplate<Facts> = Readonly<Record<MailLanguage, (facts: Facts) => MailText>>;

/** Declares a kind of mail; a language that is missing does not compile. */
export function defineMail<Facts>(texts: MailTemplate<Facts>): MailTemplate<Facts> {
  return texts;
}

/** What stands under every mail. */
export const footers: Record<MailLanguage, string> = {
  fr: 'Ce message vient de Préau, la classe virtuelle de votre établissement. Inutile d’y répondre : personne ne lit cette adresse.',
  en: 'This message comes from Préau, your school’s virtual classroom. Please do not reply: nobody reads this address.',
};
