import { useLingui } from '@lingui/react/macro';
import { PasswordField, TextField } from '../../../platform/web/ui/index.ts';
import type { ProviderDraft } from './draft.ts';
import { LongField } from './LongField.tsx';
import { kindForms, type ProviderField } from './forms.ts';

type Props = {
  draft: ProviderDraft;
  /** Names of the secrets that are kept already. */
  kept: readonly string[];
  onDraft: (draft: ProviderDraft) => void;
  faultAt: (path: string) => string | undefined;
};

/** The fields that the protocol asks for. */
export function ProviderTexts({ draft, kept, onDraft, faultAt }: Props) {
  const { t, i18n } = useLingui();
  const hintOf = ({ name, hint, secret, optional }: ProviderField) => {
    if (secret && kept.includes(name)) return t`Il est gardé. Laisser vide pour ne pas le changer.`;
    if (hint) return i18n._(hint);
    return optional ? t`Facultatif.` : undefined;
  };
  return (kindForms[draft.kind]?.fields ?? []).map((field) => {
    const { name, secret, long } = field;
    const value = draft.texts[name] ?? '';
    const words = {
      label: i18n._(field.label),
      hint: hintOf(field),
      error: faultAt(`${secret ? 'secrets' : 'settings'}.${name}`),
    };
    const set = (text: string) => onDraft({ ...draft, texts: { ...draft.texts, [name]: text } });
    if (long) return <LongField key={name} {...words} value={value} onChange={set} />;
    const Field = secret ? PasswordField : TextField;
    return (
      <Field
        key={name}
        {...words}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck="false"
        value={value}
        onChange={set}
      />
    );
  });
}
