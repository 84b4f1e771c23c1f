import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { FolderOpen, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { buttonLook, cx } from '../../../../platform/web/looks/index.ts';
import { TextField } from '../../../../platform/web/ui/TextField.tsx';
import type { BreakoutPlan, KeptPlan } from '../../../contract/plan-routes.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import styles from './breakouts.module.css';
import { useSavedPlans } from './use-saved-plans.ts';

/** One’s plans for this class: opened again, kept, forgotten. */
export function SavedPlans({ onOpen, kept }: Props) {
  const { t } = useLingui();
  const saved = useSavedPlans();
  const [opened, setOpened] = useState<BreakoutPlan | null>(null);
  const open = (plan: BreakoutPlan) => {
    onOpen(plan);
    setOpened(plan);
  };
  const name = opened?.name ?? '';
  return (
    <section className={styles.plans} aria-label={t`Plans gardés`}>
      {saved.plans.length > 0 ? (
        <ul>
          {saved.plans.map((plan) => (
            <li key={plan.planId}>
              <button
                type="button"
                className={buttonLook({ look: 'quiet', size: 'small' })}
                onClick={() => open(plan)}
              >
                <FolderOpen size={18} aria-hidden />
                {plan.name}
              </button>
              <button
                type="button"
                className={buttonLook({ look: 'plain', size: 'small', square: true })}
                aria-label={t`Oublier le plan ${plan.name}`}
                aria-disabled={saved.isBusy}
                onClick={() => saved.forget(plan.planId)}
              >
                <Trash2 size={18} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <p role="status">
        {opened ? (
          <>
            {t`Le plan «\u00a0${name}\u00a0» est repris.`}{' '}
            {opened.away > 0 ? (
              <Plural
                value={opened.away}
                one="# personne n’est pas là."
                other="# personnes ne sont pas là."
              />
            ) : null}
          </>
        ) : null}
      </p>
      <Keep
        isBusy={saved.isBusy}
        isEmpty={!kept.byChoice && kept.breakouts.every((seatIds) => seatIds.length === 0)}
        onKeep={(chosen) => saved.keep({ name: chosen, ...kept })}
      />
      <ActionProblem error={saved.problem} />
    </section>
  );
}

type Props = {
  onOpen: (plan: BreakoutPlan) => void;
  /** What would be kept. */
  kept: Omit<KeptPlan, 'name'>;
};

/** Keeps what is planned now under a name. */
function Keep({
  isBusy,
  isEmpty,
  onKeep,
}: {
  isBusy: boolean;
  isEmpty: boolean;
  onKeep: (name: string) => Promise<boolean>;
}) {
  const { t } = useLingui();
  const [name, setName] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (name?.trim() && (await onKeep(name.trim()))) setName(null);
  };
  if (name === null)
    return (
      <button
        type="button"
        className={cx(buttonLook({ look: 'plain', size: 'small' }), styles.inLine)}
        aria-disabled={isEmpty}
        onClick={() => !isEmpty && setName('')}
      >
        <Trans>Garder cette répartition pour la classe…</Trans>
      </button>
    );
  return (
    <form className={styles.keep} onSubmit={(event) => void send(event)}>
      <TextField
        label={t`Nom du plan`}
        hint={t`Vous seul le voyez. Un plan du même nom est remplacé.`}
        value={name}
        onChange={setName}
        maxLength={40}
        // A field that the person asked for takes the focus.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <button
        type="submit"
        className={buttonLook({ look: 'primary' })}
        aria-disabled={isBusy || name.trim() === ''}
      >
        <Trans>Garder</Trans>
      </button>
    </form>
  );
}
