import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Mail } from 'lucide-react';
import { Button, Notice, ProblemNotice, Switch } from '../../../platform/web/ui/index.ts';
import { listedName } from '../../../school/contract/names.ts';
import styles from './links.module.css';
import type { Links } from './links.ts';

/** Sends each pupil's link to their guardians, at the addresses of the register. */
export function MailGuardians({
  links: { mailing, mailRule, door },
  isEmpty,
}: {
  links: Links;
  isEmpty: boolean;
}) {
  return (
    <div className={styles.screenOnly}>
      <Button
        look="quiet"
        icon={<Mail size={20} aria-hidden />}
        pending={mailing.isPending}
        isDisabled={isEmpty}
        onPress={() => mailing.mutate()}
      >
        <Trans>Envoyer de nouveaux liens aux parents</Trans>
      </Button>
      <Switch
        isSelected={mailRule.isPending ? mailRule.variables : (door.data?.mailsGuardians ?? false)}
        isDisabled={door.data === undefined}
        onChange={(on) => mailRule.mutate(on)}
      >
        <Trans>À chaque cours de cette classe, les envoyer la veille aux parents</Trans>
      </Switch>
      {mailRule.error ? <ProblemNotice error={mailRule.error} /> : null}
      {mailing.error ? <ProblemNotice error={mailing.error} /> : null}
      {mailing.data ? <Sent {...mailing.data} /> : null}
    </div>
  );
}

function Sent({ mailed, without }: NonNullable<Links['mailing']['data']>) {
  const { t } = useLingui();
  const names = without.map(({ name }) => listedName(name)).join(', ');
  const isNobody = mailed.length === 0;
  return (
    <Notice
      tone={isNobody ? 'warn' : 'good'}
      alert
      title={isNobody ? t`Aucun parent n’a d’adresse dans le registre` : t`Liens envoyés`}
    >
      {isNobody ? null : (
        <p>
          <Plural
            value={mailed.length}
            one="Aux parents d’# élève. Le lien d’avant ne marche plus."
            other="Aux parents de # élèves. Les liens d’avant ne marchent plus."
          />
        </p>
      )}
      {names === '' ? null : (
        <p>
          <Trans>Sans adresse de parent, à prévenir autrement&nbsp;: {names}.</Trans>
        </p>
      )}
    </Notice>
  );
}
