import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ClipboardList, Link2, Printer } from 'lucide-react';
import { useMe } from '../../../identity/web/index.ts';
import type { MeetingView } from '../../../meeting/contract/routes.ts';
import { capitalised } from '../../../platform/web/index.ts';
import {
  Button,
  Dialog,
  Notice,
  ProblemNotice,
  Skeleton,
  toast,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import { compareNames } from '../../../school/contract/names.ts';
import { groupQuery } from '../../../school/web/index.ts';
import { asText, copyText, type Line } from './copy.ts';
import { LinkRow } from './LinkRow.tsx';
import styles from './links.module.css';
import { useLinks } from './links.ts';

type Props = { meeting: MeetingView; onClose: () => void };

/** The personal links of a lesson: made on demand, shown once, to copy or to print. */
export function LinksDialog({ meeting, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const group = useQuery(groupQuery(meeting.group.groupId));
  const { made, renewal } = useLinks(meeting.meetingId);
  const people = [...(group.data?.people ?? [])].sort((one, other) =>
    compareNames(one.name, other.name),
  );
  const lines = people.flatMap((person): Line[] => {
    const link = made.get(person.personId)?.link;
    return link === undefined ? [] : [{ person, link }];
  });
  const copy = async (text: string, done: string) => {
    toast(
      (await copyText(text))
        ? done
        : t`Le navigateur refuse de copier. Sélectionner le lien à la main.`,
    );
  };
  return (
    <Dialog
      wide
      title={t`Liens des élèves`}
      isOpen
      onClose={onClose}
      footer={
        lines.length > 0 ? (
          <>
            <Button
              look="ghost"
              icon={<Printer size={20} aria-hidden />}
              onPress={() => window.print()}
            >
              <Trans>Imprimer</Trans>
            </Button>
            <Button
              icon={<ClipboardList size={20} aria-hidden />}
              onPress={() =>
                void copy(asText(lines), t`Tous les liens sont copiés, un élève par ligne.`)
              }
            >
              <Trans>Tout copier</Trans>
            </Button>
          </>
        ) : (
          <Button
            icon={<Link2 size={20} aria-hidden />}
            pending={renewal.isPending}
            isDisabled={people.length === 0}
            onPress={() => renewal.mutate('everybody')}
          >
            <Trans>Faire les liens de toute la classe</Trans>
          </Button>
        )
      }
    >
      <p className={styles.lesson}>
        <strong>
          {meeting.group.name} · {meeting.title}
        </strong>
        <br />
        {capitalised(format.longDay(meeting.startsAt))},{' '}
        {format.span(meeting.startsAt, meeting.endsAt)}
      </p>
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
      <ol className={styles.people}>
        {people.map((person) => (
          <LinkRow
            key={person.personId}
            person={person}
            link={made.get(person.personId)?.link}
            making={renewal.isPending && renewal.variables === person.personId}
            onMake={() => renewal.mutate(person.personId)}
            onCopy={(link, name) => void copy(link, t`Le lien de ${name} est copié.`)}
          />
        ))}
      </ol>
    </Dialog>
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
