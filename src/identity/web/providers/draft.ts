import type { AttributeMap } from '../../contract/providers/attributes.ts';
import type { ProviderKind } from '../../contract/providers/kinds.ts';
import { attributePresets } from '../../contract/providers/presets.ts';
import type { ProviderView } from '../../contract/providers/routes.ts';
import { kindForms, type ProviderField } from './forms.ts';

export type IdentifierDraft = AttributeMap['identifiers'][number];

/** A provider as it is being written. */
export type ProviderDraft = {
  kind: ProviderKind;
  name: string;
  /** Settings and secrets together, by field. */
  texts: Record<string, string>;
  identifiers: readonly IdentifierDraft[];
  family: string;
  given: string;
  uai: string;
};

export const withMap = (draft: ProviderDraft, map: AttributeMap): ProviderDraft => ({
  ...draft,
  identifiers: [...map.identifiers],
  family: map.family ?? '',
  given: map.given ?? '',
  uai: map.uai ?? '',
});

export function draftOf(provider: ProviderView | null): ProviderDraft {
  const bare = { name: provider?.name ?? '', texts: { ...provider?.settings } };
  const empty = { identifiers: [], family: '', given: '', uai: '' };
  const kind = provider?.kind ?? 'cas';
  const map = provider?.attributes ?? (attributePresets.ent as unknown as AttributeMap);
  return withMap({ kind, ...bare, ...empty }, map);
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

const pick = (draft: ProviderDraft, fields: readonly ProviderField[]) =>
  Object.fromEntries(
    fields.flatMap(({ name }) => {
      const text = orNull(draft.texts[name] ?? '');
      return text === null ? [] : [[name, text]];
    }),
  );

/** What is sent of a draft; a secret left empty stays as it was. */
export function bodyOf(draft: ProviderDraft) {
  const fields = kindForms[draft.kind]?.fields ?? [];
  const attributes: AttributeMap = {
    identifiers: draft.identifiers.map(({ attribute, scheme, form }) => ({
      attribute: attribute.trim(),
      scheme: scheme.trim(),
      form,
    })),
    family: orNull(draft.family),
    given: orNull(draft.given),
    uai: orNull(draft.uai),
  };
  return {
    name: draft.name.trim(),
    settings: pick(
      draft,
      fields.filter(({ secret }) => !secret),
    ),
    secrets: pick(
      draft,
      fields.filter(({ secret }) => secret),
    ),
    attributes,
  };
}
