import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Card } from '../../platform/web/ui/index.ts';
import type { Register, RegisterForm } from '../contract/register.ts';
import { ActivityTable } from './ActivityTable.tsx';
import styles from './privacy.module.css';

type Party = Register['controller'];

/** One form: who, what is done with data, what leaves, how it is protected. */
export function RegisterSheet({
  register,
  form,
  actions,
}: {
  register: Register;
  form: RegisterForm;
  actions: ReactNode;
}) {
  const { controller, processor, activities, transfers, measures } = register;
  return (
    <div className={styles.stack}>
      {actions}
      <div className={styles.parties}>
        <PartyCard party={controller} title={<Trans>Responsable du traitement</Trans>} />
        {form === 'processor' ? (
          <PartyCard party={processor} title={<Trans>Sous-traitant</Trans>} />
        ) : null}
      </div>
      {activities.map((activity) => (
        <Card key={activity.purpose}>
          <ActivityTable activity={activity} />
        </Card>
      ))}
      <Card>
        <div className={styles.prose}>
          <h2>
            <Trans>Transferts hors de l’Union européenne</Trans>
          </h2>
          <p>{transfers}</p>
        </div>
      </Card>
      <Card>
        <div className={styles.prose}>
          <h2>
            <Trans>Mesures de sécurité</Trans>
          </h2>
          <p>
            <Trans>Chacune est tenue par un essai qui passe à chaque version.</Trans>
          </p>
          <ul>
            {measures.map((measure) => (
              <li key={measure}>{measure}</li>
            ))}
          </ul>
        </div>
      </Card>
    </div>
  );
}

function PartyCard({ party, title }: { party: Party; title: ReactNode }) {
  return (
    <Card>
      <div className={styles.prose}>
        <h2>{title}</h2>
        <p className={styles.name}>{party.name}</p>
        <ul className={styles.lines}>
          {party.details.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
