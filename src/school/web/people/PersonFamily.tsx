import { Trans, useLingui } from '@lingui/react/macro';
import { UserPlus, X } from 'lucide-react';
import {
  Button,
  Card,
  changeTold,
  IconButton,
  Link,
  toast,
  toastProblem,
} from '../../../platform/web/ui/index.ts';
import { listedName } from '../../contract/names.ts';
import type { PersonPageView, PersonRecord } from '../../contract/person-views.ts';
import { useGuardian } from './people.ts';
import styles from './people.module.css';

type Props = { person: PersonPageView; record: PersonRecord; onAdd: () => void };

/** A pupil's guardians, or a guardian's pupils. Ending a link counts at once, and can be taken back. */
export function PersonFamily({ person, record, onAdd }: Props) {
  const isPupil = person.role === 'pupil';
  const relatives = isPupil ? record.guardians : record.pupils;
  return (
    <Card>
      <h2>{isPupil ? <Trans>Responsables</Trans> : <Trans>Élèves à charge</Trans>}</h2>
      {relatives.length === 0 ? (
        <p className={styles.soft}>
          <Trans>Personne n’est inscrit ici.</Trans>
        </p>
      ) : null}
      <ul className={styles.rows}>
        {relatives.map((relative) => (
          <li key={relative.personId} className={styles.row}>
            <Link href={`/personnes/${relative.personId}`}>{listedName(relative.name)}</Link>
            {isPupil && person.may.change ? (
              <EndButton pupilId={person.personId} guardian={relative} />
            ) : null}
          </li>
        ))}
      </ul>
      {isPupil && person.may.change ? (
        <p className={styles.foot}>
          <Button
            look="ghost"
            size="small"
            icon={<UserPlus size={18} aria-hidden />}
            onPress={onAdd}
          >
            <Trans>Ajouter un responsable</Trans>
          </Button>
        </p>
      ) : null}
    </Card>
  );
}

type EndProps = { pupilId: string; guardian: PersonRecord['guardians'][number] };

function EndButton({ pupilId, guardian }: EndProps) {
  const { t } = useLingui();
  const change = useGuardian(pupilId);
  const name = listedName(guardian.name);
  const set = (linked: boolean) => ({ guardianId: guardian.personId, linked });
  const end = () =>
    changeTold(change, set(false), () =>
      toast(t`${name} n’est plus responsable de cet élève.`, () =>
        change.mutate(set(true), { onError: toastProblem }),
      ),
    );
  return (
    <IconButton
      label={t`Retirer ${name} des responsables`}
      icon={<X size={20} aria-hidden />}
      onPress={end}
    />
  );
}
