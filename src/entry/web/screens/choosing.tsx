/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import { useId } from 'preact/hooks';
import { buttonLook, fieldParts, spinnerLook } from '../../../platform/web/looks/index.ts';
import type { Choosing } from '../entry-state.ts';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icons.tsx';
import { Notice, TroubleNotice } from '../parts/notice.tsx';
import { WordsCard } from '../parts/shell.tsx';
import styles from './screens.module.css';

type Props = {
  state: Choosing;
  onAccount: () => void;
  onGuest: (name: { given: string; family: string }) => void;
};

/** A class link: pupils sign in; guests say who they are, and will be shown as guests. */
export function ChoosingScreen({ state, onAccount, onGuest }: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement);
    onGuest({ given: String(typed.get('given')), family: String(typed.get('family')) });
  };
  return (
    <WordsCard door="ajar">
      <Heading>{t`Qui frappe à la porte ?`}</Heading>
      <button type="button" class={buttonLook({ size: 'large', full: true })} onClick={onAccount}>
        <Icon name="door" />
        {t`Je suis de la classe`}
      </button>
      <p class={styles.or}>{t`ou, sans compte ici :`}</p>
      <form class={styles.form} onSubmit={submit}>
        <NameField name="given" label={t`Prénom`} />
        <NameField name="family" label={t`Nom de famille`} />
        <div role="status" class={styles.status}>
          <NameTrouble trouble={state.trouble} />
        </div>
        <button
          type="submit"
          class={buttonLook({ look: 'quiet', full: true })}
          aria-disabled={state.busy}
        >
          {state.busy ? <span class={spinnerLook} /> : null}
          {t`Je suis invité`}
        </button>
      </form>
      <p class={styles.small}>
        {t`Le professeur verra ce nom, marqué « invité », et décidera. Préau l’efface avec le cours.`}
      </p>
    </WordsCard>
  );
}

function NameField({ name, label }: { name: 'given' | 'family'; label: string }) {
  const id = useId();
  return (
    <div class={fieldParts.field}>
      <label class={fieldParts.label} for={id}>
        {label}
      </label>
      <input
        id={id}
        name={name}
        class={fieldParts.input}
        required
        maxLength={40}
        autocomplete={name === 'given' ? 'given-name' : 'family-name'}
      />
    </div>
  );
}

/** What is wrong with the name, in the words of whoever typed it. */
function NameTrouble({ trouble }: { trouble: Choosing['trouble'] }) {
  switch (trouble?.code) {
    case 'entry.name_unfit':
      return (
        <Notice tone="warn" icon="alert" title={t`Ce nom ne peut pas être montré`}>
          {t`Écrire un prénom et un nom avec des lettres, sans chiffre ni signe.`}
        </Notice>
      );
    case 'entry.name_taken':
      return (
        <Notice tone="warn" icon="alert" title={t`Ce nom ressemble à celui du professeur`}>
          {t`Écrire son propre prénom et son propre nom.`}
        </Notice>
      );
    case 'entry.guests_full':
      return (
        <Notice tone="warn" icon="alert" title={t`Trop d’invités attendent déjà`}>
          {t`Prévenir le professeur : il donnera un autre lien.`}
        </Notice>
      );
    default:
      return <TroubleNotice trouble={trouble} />;
  }
}
