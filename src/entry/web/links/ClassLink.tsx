import { Trans, useLingui } from '@lingui/react/macro';
import { Copy, Link2, NotebookPen } from 'lucide-react';
import { useMe } from '../../../identity/web/index.ts';
import type { MeetingView } from '../../../meeting/contract/routes.ts';
import { capitalised } from '../../../platform/web/index.ts';
import {
  Button,
  ProblemNotice,
  Switch,
  useFormat,
  useCopy,
} from '../../../platform/web/ui/index.ts';
import styles from './links.module.css';
import type { Links } from './links.ts';

type Props = { meeting: MeetingView; links: Links };

/** What is the same for the whole class: the lasting address, and the link by which guests may knock. */
export function ClassLink({ meeting, links }: Props) {
  return (
    <div className={styles.part}>
      <LastingAddress meeting={meeting} />
      <SharedLink links={links} />
    </div>
  );
}

function LastingAddress({ meeting }: { meeting: MeetingView }) {
  const { t } = useLingui();
  const copy = useCopy();
  const format = useFormat(useMe().school.timeZone);
  const address = new URL(`/cours/${meeting.meetingId}`, location.origin).href;
  const day = capitalised(format.longDay(meeting.startsAt));
  const hours = format.span(meeting.startsAt, meeting.endsAt);
  const { title } = meeting;
  const text = t`${title}, ${day}, ${hours} : ${address}`;
  return (
    <section className={styles.kind}>
      <h3>
        <Trans>Pour le cahier de textes</Trans>
      </h3>
      <p>
        <Trans>
          Une adresse sans secret, qui ne change pas&nbsp;: chaque élève s’y connecte avec son
          compte et arrive à la porte de ce cours. Elle peut être publiée.
        </Trans>
      </p>
      <p className={styles.link}>{address}</p>
      <div className={styles.acts}>
        <Button
          look="quiet"
          icon={<NotebookPen size={20} aria-hidden />}
          onPress={() => void copy(text, t`Le texte est copié, à coller dans le cahier de textes.`)}
        >
          <Trans>Copier le texte</Trans>
        </Button>
      </div>
    </section>
  );
}

function SharedLink({ links: { made, door, classLink, guests } }: { links: Links }) {
  const { t } = useLingui();
  const copy = useCopy();
  const link = made.classLink;
  const has = door.data?.classLink ?? null;
  const allowed = guests.isPending ? guests.variables : (has?.guests ?? false);
  return (
    <section className={styles.kind}>
      <h3>
        <Trans>Lien de la classe</Trans>
      </h3>
      <p>
        <Trans>
          Un seul lien pour tous, pour ce cours. Il mène à la connexion&nbsp;; si vous recevez des
          invités, il les mène à la porte, jamais dans la classe.
        </Trans>
      </p>
      {link === null ? null : <p className={styles.link}>{link}</p>}
      <div className={styles.acts}>
        {link === null ? (
          <Button
            look="quiet"
            icon={<Link2 size={20} aria-hidden />}
            pending={classLink.isPending}
            onPress={() => classLink.mutate()}
          >
            {has === null ? t`Faire le lien de la classe` : t`Refaire le lien de la classe`}
          </Button>
        ) : (
          <Button
            look="quiet"
            icon={<Copy size={20} aria-hidden />}
            onPress={() => void copy(link, t`Le lien de la classe est copié.`)}
          >
            <Trans>Copier le lien de la classe</Trans>
          </Button>
        )}
      </div>
      {has === null ? null : (
        <Switch isSelected={allowed} onChange={(on) => guests.mutate(on)}>
          <Trans>Les invités peuvent frapper par ce lien</Trans>
        </Switch>
      )}
      {classLink.error ? <ProblemNotice error={classLink.error} /> : null}
      {guests.error ? <ProblemNotice error={guests.error} /> : null}
    </section>
  );
}
