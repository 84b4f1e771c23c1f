import { Plural, Trans } from '@lingui/react/macro';
import { Mail } from 'lucide-react';
import { can } from '../../../access/contract/abilities.ts';
import { actingAs, ownSchool, useMe } from '../../../identity/web/index.ts';
import type { MailFate } from '../../../platform/contract/mails.ts';
import { Button, Link, Notice, ProblemNotice, Switch } from '../../../platform/web/ui/index.ts';
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
      {door.data?.fate === 'waiting' ? <NothingLeaves /> : null}
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

/** Without a mail server, links are put aside for those who run the school: said before they are made. */
function NothingLeaves() {
  const me = useMe();
  const mayRead = can(actingAs(me), 'outbox.list', ownSchool);
  return (
    <Notice title={<Trans>Préau n’envoie pas de courriels ici</Trans>}>
      <p>
        {mayRead ? (
          <Trans>
            Ces liens attendront à la <Link href="/courriels">page Courriels</Link>, où les lire
            pour les remettre autrement.
          </Trans>
        ) : (
          <Trans>
            Ces liens attendront à la page Courriels, où la direction et l’administration les lisent
            pour les remettre autrement.
          </Trans>
        )}
      </p>
    </Notice>
  );
}

function Sent({ fate, mailed, without }: NonNullable<Links['mailing']['data']>) {
  const names = without.map(({ name }) => listedName(name)).join(', ');
  const isNobody = mailed.length === 0;
  return (
    <Notice
      tone={isNobody || fate !== 'sent' ? 'warn' : 'good'}
      alert
      title={isNobody ? <NobodyTitle /> : <SentTitle fate={fate} />}
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
          <Trans>Sans adresse valable de parent, à prévenir autrement&nbsp;: {names}.</Trans>
        </p>
      )}
    </Notice>
  );
}

const NobodyTitle = () => <Trans>Aucun parent n’a d’adresse valable dans le registre</Trans>;

const SentTitle = ({ fate }: { fate: MailFate }) =>
  fate === 'sent' ? (
    <Trans>Liens envoyés</Trans>
  ) : (
    <Trans>Liens mis de côté à la page Courriels, aucun n’est parti</Trans>
  );
