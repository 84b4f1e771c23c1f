import { Trans, useLingui } from '@lingui/react/macro';
import { ClipboardList, Link2, Printer } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import {
  Button,
  Notice,
  ProblemNotice,
  Skeleton,
  useCopy,
} from '../../../platform/web/ui/index.ts';
import { compareNames } from '../../../school/contract/names.ts';
import { groupQuery } from '../../../school/web/index.ts';
import { asText, type Line } from './copy.ts';
import { LinkRow } from './LinkRow.tsx';
import styles from './links.module.css';
import type { Links } from './links.ts';
import { MailGuardians } from './MailGuardians.tsx';

type Props = { groupId: string; links: Links };

/** The pupils' own links: made on demand, shown once, to copy or to print. */
export function PupilLinks({ groupId, links }: Props) {
  const { t } = useLingui();
  const copy = useCopy();
  const group = useQuery(groupQuery(groupId));
  const { made, renewal, door } = links;
  const people = [...(group.data?.people ?? [])].sort((one, other) =>
    compareNames(one.name, other.name),
  );
  const lines = people.flatMap((person): Line[] => {
    const link = made.of.get(person.personId);
    return link === undefined ? [] : [{ person, link }];
  });
  const standing = new Map(
    door.data?.pupils.map(({ personId, opened }) => [
      personId,
      opened ? t`Son lien est ouvert.` : t`A un lien, pas encore ouvert.`,
    ]),
  );
  return (
    <div className={styles.part}>
      {lines.length > 0 ? <OnceNotice /> : <FirstNotice />}
      {renewal.error ? <ProblemNotice error={renewal.error} /> : null}
      {group.isPending ? <Skeleton rows={5} /> : null}
      {group.error ? (
        <ProblemNotice
          error={group.error}
          retrying={group.isFetching}
          onRetry={() => void group.refetch()}
        />
      ) : null}
      <div className={styles.acts}>
        {lines.length > 0 ? (
          <>
            <Button
              icon={<ClipboardList size={20} aria-hidden />}
              onPress={() =>
                void copy(asText(lines), t`Tous les liens sont copiés, un élève par ligne.`)
              }
            >
              <Trans>Tout copier</Trans>
            </Button>
            <Button
              look="ghost"
              icon={<Printer size={20} aria-hidden />}
              onPress={() => window.print()}
            >
              <Trans>Imprimer</Trans>
            </Button>
          </>
        ) : (
          <Button
            icon={<Link2 size={20} aria-hidden />}
            pending={renewal.isPending && renewal.variables === 'everybody'}
            isDisabled={people.length === 0}
            onPress={() => renewal.mutate('everybody')}
          >
            <Trans>Faire les liens de toute la classe</Trans>
          </Button>
        )}
      </div>
      <MailGuardians links={links} isEmpty={people.length === 0} />
      <ol className={styles.people}>
        {people.map(({ personId, name }) => (
          <LinkRow
            key={personId}
            id={personId}
            name={name}
            link={made.of.get(personId)}
            standing={standing.get(personId)}
            makeLabel={standing.has(personId) ? t`Refaire le lien` : t`Faire un lien`}
            making={renewal.isPending && renewal.variables === personId}
            onMake={() => renewal.mutate(personId)}
            onCopy={(link, who) => void copy(link, t`Le lien de ${who} est copié.`)}
          />
        ))}
      </ol>
    </div>
  );
}

function FirstNotice() {
  return (
    <Notice>
      <p>
        <Trans>
          Chaque élève a son lien, qui s’ouvre dans un seul navigateur. Faire un lien remplace celui
          qui existait&nbsp;: l’ancien ne marche plus, et qui est entré par lui ressort aussitôt.
        </Trans>
      </p>
    </Notice>
  );
}

function OnceNotice() {
  const { t } = useLingui();
  return (
    <div className={styles.screenOnly}>
      <Notice tone="warn" title={t`Montrés une seule fois`}>
        <p>
          <Trans>
            Copier ou imprimer ces liens avant de fermer&nbsp;: Préau n’en garde pas le secret et ne
            pourra plus les montrer.
          </Trans>
        </p>
      </Notice>
    </div>
  );
}
