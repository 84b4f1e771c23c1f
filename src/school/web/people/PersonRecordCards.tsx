import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Format } from '../../../platform/web/index.ts';
import { Card } from '../../../platform/web/ui/index.ts';
import { calledName } from '../../contract/names.ts';
import type { PersonPageView, PersonRecord } from '../../contract/person-views.ts';
import { PersonFamily } from './PersonFamily.tsx';
import styles from './people.module.css';
import { changeWords, otherChange, sourceWords } from './words.ts';

type Props = {
  person: PersonPageView;
  record: PersonRecord;
  format: Format;
  onAddGuardian: () => void;
};

/** What the office keeps: the record, the family, where each comes from, what was changed. */
export function PersonRecordCards({ person, record, format, onAddGuardian }: Props) {
  return (
    <>
      <Facts record={record} format={format} />
      {person.role === 'pupil' || person.role === 'guardian' ? (
        <PersonFamily person={person} record={record} onAdd={onAddGuardian} />
      ) : null}
      <Origin record={record} format={format} />
      <Changes record={record} format={format} />
    </>
  );
}

type RecordProps = Pick<Props, 'record' | 'format'>;

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Facts({ record, format }: RecordProps) {
  const { t } = useLingui();
  const dayText = (day: string | null, none: string) =>
    day === null ? none : format.date(`${day}T12:00:00Z`);
  return (
    <Card>
      <h2>
        <Trans>Fiche</Trans>
      </h2>
      <dl className={styles.facts}>
        <Fact name={<Trans>Adresse électronique</Trans>}>{record.email ?? t`Aucune`}</Fact>
        <Fact name={<Trans>Premier jour</Trans>}>{dayText(record.from, t`Sans limite`)}</Fact>
        <Fact name={<Trans>Dernier jour</Trans>}>{dayText(record.until, t`Sans limite`)}</Fact>
        {record.suspendedAt ? (
          <Fact name={<Trans>Accès suspendu le</Trans>}>{format.date(record.suspendedAt)}</Fact>
        ) : null}
      </dl>
    </Card>
  );
}

function Origin({ record, format }: RecordProps) {
  const { i18n } = useLingui();
  return (
    <Card>
      <h2>
        <Trans>D’où viennent ces données</Trans>
      </h2>
      <dl className={styles.facts}>
        <Fact name={<Trans>Source</Trans>}>{i18n._(sourceWords[record.source])}</Fact>
        <Fact name={<Trans>Inscrites le</Trans>}>{format.date(record.createdAt)}</Fact>
        <Fact name={<Trans>Changées le</Trans>}>{format.date(record.updatedAt)}</Fact>
        <Fact name={<Trans>Pour quoi faire</Trans>}>
          <Trans>Former les classes et ouvrir les cours aux bonnes personnes</Trans>
        </Fact>
        <Fact name={<Trans>Jusqu’à quand</Trans>}>
          <Trans>Jusqu’à ce que l’établissement supprime la fiche</Trans>
        </Fact>
        {record.identifiers.length > 0 ? (
          <Fact name={<Trans>Identifiants d’ailleurs</Trans>}>{record.identifiers.join(', ')}</Fact>
        ) : null}
      </dl>
    </Card>
  );
}

function Changes({ record, format }: RecordProps) {
  const { i18n } = useLingui();
  if (record.changes.length === 0) return null;
  return (
    <Card>
      <h2>
        <Trans>Dernières modifications</Trans>
      </h2>
      <ul className={styles.rows}>
        {record.changes.map((change) => (
          <li key={change.at} className={styles.row}>
            <span>{i18n._(changeWords[change.action] ?? otherChange)}</span>
            <span className={styles.soft}>
              {[format.date(change.at), change.by && calledName(change.by)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
