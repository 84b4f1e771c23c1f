import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, Trash2 } from 'lucide-react';
import { Button, IconButton, Select, TextField } from '../../../platform/web/ui/index.ts';
import type { AttributeMap } from '../../contract/providers/attributes.ts';
import { attributePresets, type PresetName } from '../../contract/providers/presets.ts';
import { type IdentifierDraft, type ProviderDraft, withMap } from './draft.ts';
import { presetLabels, presetNames } from './forms.ts';
import styles from './providers.module.css';

type Props = {
  draft: ProviderDraft;
  onDraft: (draft: ProviderDraft) => void;
  /** What is wrong with a field, by its path in the map. */
  faultAt: (path: string) => string | undefined;
};

const most = 10;
const fresh: IdentifierDraft = { attribute: '', scheme: '', form: 'whole' };

/** Which attributes find a person in the register; a model fills them. */
export function MapFields({ draft, onDraft, faultAt }: Props) {
  const { t, i18n } = useLingui();
  const setRow = (at: number, change: Partial<IdentifierDraft>) =>
    onDraft({
      ...draft,
      identifiers: draft.identifiers.map((row, index) =>
        index === at ? { ...row, ...change } : row,
      ),
    });
  const without = (at: number) =>
    onDraft({ ...draft, identifiers: draft.identifiers.filter((_, index) => index !== at) });
  return (
    <fieldset className={styles.map}>
      <legend>
        <Trans>Attributs qui retrouvent une personne</Trans>
      </legend>
      <p className={styles.soft}>
        <Trans>
          Seuls des identifiants du registre retrouvent quelqu’un, jamais un nom ni une adresse de
          courrier. Le rôle vient toujours du registre.
        </Trans>
      </p>
      <Select
        label={t`Partir d’un modèle`}
        value=""
        placeholder={t`Choisir un modèle`}
        onChange={(name) =>
          onDraft(withMap(draft, attributePresets[name as PresetName] as unknown as AttributeMap))
        }
        options={presetNames.map((name) => ({ value: name, label: i18n._(presetLabels[name]) }))}
      />
      {draft.identifiers.map((row, at) => (
        <IdentifierRow
          // Rows have no name of their own: their place is what they are.
          // eslint-disable-next-line react/no-array-index-key
          key={at}
          row={row}
          at={at}
          fault={faultAt(`attributes.identifiers.${at}`)}
          onChange={(change) => setRow(at, change)}
          onRemove={() => without(at)}
        />
      ))}
      {draft.identifiers.length < most ? (
        <Button
          look="ghost"
          icon={<Plus size={18} aria-hidden />}
          onPress={() => onDraft({ ...draft, identifiers: [...draft.identifiers, fresh] })}
        >
          <Trans>Ajouter un identifiant</Trans>
        </Button>
      ) : null}
      <NameFields draft={draft} onDraft={onDraft} />
    </fieldset>
  );
}

type RowProps = {
  row: IdentifierDraft;
  at: number;
  fault: string | undefined;
  onChange: (change: Partial<IdentifierDraft>) => void;
  onRemove: () => void;
};

function IdentifierRow({ row, at, fault, onChange, onRemove }: RowProps) {
  const { t } = useLingui();
  const rank = at + 1;
  return (
    <div className={styles.row}>
      <TextField
        label={t`Attribut ${rank}`}
        autoCapitalize="none"
        spellCheck="false"
        value={row.attribute}
        onChange={(attribute) => onChange({ attribute })}
        error={fault}
      />
      <TextField
        label={t`Identifiant du registre ${rank}`}
        autoCapitalize="none"
        spellCheck="false"
        value={row.scheme}
        onChange={(scheme) => onChange({ scheme })}
      />
      <Select
        label={t`Lecture ${rank}`}
        value={row.form}
        onChange={(form) => onChange({ form: form === 'vecteur' ? 'vecteur' : 'whole' })}
        options={[
          { value: 'whole', label: t`tel quel` },
          { value: 'vecteur', label: t`FrEduVecteur d’élève` },
        ]}
      />
      <IconButton
        label={t`Retirer l’attribut ${rank}`}
        icon={<Trash2 size={20} aria-hidden />}
        onPress={onRemove}
      />
    </div>
  );
}

/** Attributes that only tell the office who came, and of which school. */
function NameFields({ draft, onDraft }: Pick<Props, 'draft' | 'onDraft'>) {
  const { t } = useLingui();
  return (
    <div className={styles.three}>
      <TextField
        label={t`Attribut du nom`}
        autoCapitalize="none"
        value={draft.family}
        onChange={(family) => onDraft({ ...draft, family })}
      />
      <TextField
        label={t`Attribut du prénom`}
        autoCapitalize="none"
        value={draft.given}
        onChange={(given) => onDraft({ ...draft, given })}
      />
      <TextField
        label={t`Attribut du code UAI`}
        hint={t`S’il est donné, une personne d’un autre établissement est refusée.`}
        autoCapitalize="none"
        value={draft.uai}
        onChange={(uai) => onDraft({ ...draft, uai })}
      />
    </div>
  );
}
