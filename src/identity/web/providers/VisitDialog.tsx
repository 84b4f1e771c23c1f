import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Button, Dialog, ProblemNotice, TextField } from '../../../platform/web/ui/index.ts';
import type { VisitView } from '../../contract/providers/routes.ts';
import styles from './providers.module.css';
import { useRoleWords } from './role-words.ts';
import { useJudgeVisit, visitPeopleQuery } from './visits.ts';

/** Chooses in the register who a visit is. */
export function VisitDialog({ visit, onClose }: { visit: VisitView; onClose: () => void }) {
  const { t } = useLingui();
  const [text, setText] = useState(visit.toldName?.split(' ')[0] ?? '');
  const asked = useDeferredValue(text.trim());
  const people = useQuery(visitPeopleQuery(visit.visitId, asked));
  const judge = useJudgeVisit(onClose);
  const roleWords = useRoleWords();
  const told = visit.toldName ?? t`cette personne`;
  return (
    <Dialog isOpen onClose={onClose} title={t`Qui est ${told}\u00a0?`}>
      <p>
        <Trans>
          Vérifier avant de relier&nbsp;: cette connexion ouvrira désormais les droits de la
          personne choisie.
        </Trans>
      </p>
      {judge.error ? <ProblemNotice error={judge.error} /> : null}
      <TextField
        label={t`Chercher dans le registre`}
        type="search"
        maxLength={80}
        value={text}
        onChange={setText}
      />
      {people.error ? <ProblemNotice error={people.error} /> : null}
      <ul className={styles.visits}>
        {(asked === '' ? [] : (people.data ?? [])).map(({ personId, name, role }) => {
          const who = `${name.given} ${name.family}`;
          return (
            <li key={personId} className={styles.person}>
              <span>
                <strong>{name.family}</strong> {name.given}{' '}
                <span className={styles.soft}>{roleWords(role)}</span>
              </span>
              <Button
                size="small"
                look="quiet"
                pending={judge.isPending}
                aria-label={t`C’est elle ou lui\u00a0: ${who}`}
                onPress={() => judge.mutate({ visitId: visit.visitId, personId })}
              >
                <Trans>C’est elle ou lui</Trans>
              </Button>
            </li>
          );
        })}
      </ul>
      {asked !== '' && people.data?.length === 0 ? (
        <p className={styles.soft}>
          <Trans>
            Personne de ce nom à relier. L’ajouter d’abord au registre, puis revenir ici. Une
            personne de la direction n’est reliée que par la direction.
          </Trans>
        </p>
      ) : null}
    </Dialog>
  );
}
