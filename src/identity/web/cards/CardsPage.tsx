import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowLeft, IdCard, Printer } from 'lucide-react';
import { useState } from 'react';
import { caller } from '../../../platform/web/index.ts';
import {
  Button,
  Card,
  Checkbox,
  Link,
  Notice,
  PageHead,
  ProblemNotice,
  Skeleton,
} from '../../../platform/web/ui/index.ts';
import { listedName } from '../../../school/contract/names.ts';
import { groupQuery } from '../../../school/web/index.ts';
import type { makeCards } from '../../contract/accounts.ts';
import account from '../account/account.module.css';
import styles from './cards.module.css';
import { Sheet } from './Sheet.tsx';

const callMake = caller<typeof makeCards>('POST /api/groups/:groupId/cards');

/** The sign-in cards of a class: made, printed, and gone from the screen. */
export function CardsPage({ groupId }: { groupId: string }) {
  const { t } = useLingui();
  const group = useQuery(groupQuery(groupId));
  const [withPassword, setWithPassword] = useState(false);
  const make = useMutation({
    mutationFn: (personIds: string[] | null) =>
      callMake({ params: { groupId }, body: { personIds } }),
  });
  return (
    <>
      <div className={styles.screen}>
        <p>
          <Link href={`/classes/${groupId}`} icon={<ArrowLeft size={18} aria-hidden />}>
            {group.data?.group.name ?? t`Classe`}
          </Link>
        </p>
        <PageHead title={t`Cartes de connexion`}>
          <Trans>
            Chaque élève reçoit une carte avec son identifiant et un mot de passe facile à lire.
          </Trans>
        </PageHead>
        {group.isPending ? <Skeleton rows={4} /> : null}
        {group.error ? <ProblemNotice error={group.error} /> : null}
        {make.error ? <ProblemNotice error={make.error} /> : null}
        {make.data ? (
          <Card>
            <div className={account.form}>
              <Notice tone="warn" title={<Trans>Montrées cette seule fois</Trans>}>
                <p>
                  <Trans>
                    Préau ne garde pas ces mots de passe. À imprimer maintenant, puis à remettre à
                    chaque élève.
                  </Trans>
                </p>
              </Notice>
              <Checkbox isSelected={withPassword} onChange={setWithPassword}>
                <Trans>
                  L’image remplit aussi le mot de passe (qui tient la carte n’a rien à écrire)
                </Trans>
              </Checkbox>
              <div className={account.actions}>
                <Button icon={<Printer size={20} aria-hidden />} onPress={() => window.print()}>
                  <Trans>Imprimer les cartes</Trans>
                </Button>
              </div>
            </div>
          </Card>
        ) : null}
        {group.data && !make.data ? (
          <Choose
            people={group.data.people}
            pending={make.isPending}
            onMake={(personIds) => make.mutate(personIds)}
          />
        ) : null}
      </div>
      {make.data ? <Sheet {...make.data} withPassword={withPassword} /> : null}
    </>
  );
}

type ChooseProps = {
  people: readonly { personId: string; name: Parameters<typeof listedName>[0] }[];
  pending: boolean;
  onMake: (personIds: string[] | null) => void;
};

/** All the class, or one pupil who lost the card. */
function Choose({ people, pending, onMake }: ChooseProps) {
  const [chosen, setChosen] = useState<readonly string[]>(people.map(({ personId }) => personId));
  const toggle = (personId: string, on: boolean) =>
    setChosen(on ? [...chosen, personId] : chosen.filter((one) => one !== personId));
  const isAll = chosen.length === people.length;
  return (
    <Card>
      <div className={account.form}>
        <Notice tone="warn">
          <p>
            <Trans>
              Les anciens mots de passe des élèves choisis cesseront aussitôt, et leurs sessions
              aussi.
            </Trans>
          </p>
        </Notice>
        <Checkbox
          isSelected={isAll}
          isIndeterminate={!isAll && chosen.length > 0}
          onChange={(on) => setChosen(on ? people.map(({ personId }) => personId) : [])}
        >
          <Trans>Toute la classe</Trans>
        </Checkbox>
        <div className={styles.choices}>
          {people.map(({ personId, name }) => (
            <Checkbox
              key={personId}
              isSelected={chosen.includes(personId)}
              onChange={(on) => toggle(personId, on)}
            >
              {listedName(name)}
            </Checkbox>
          ))}
        </div>
        <Button
          size="large"
          icon={<IdCard size={20} aria-hidden />}
          isDisabled={chosen.length === 0}
          pending={pending}
          onPress={() => onMake(isAll ? null : [...chosen])}
        >
          <Trans>Faire les cartes</Trans>
        </Button>
      </div>
    </Card>
  );
}
