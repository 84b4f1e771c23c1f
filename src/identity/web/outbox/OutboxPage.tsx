import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Mails } from 'lucide-react';
import { useState } from 'react';
import type { ChipTone } from '../../../platform/web/looks/index.ts';
import {
  Button,
  Card,
  Chip,
  EmptyState,
  Notice,
  PageHead,
  ProblemNotice,
  Skeleton,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import { calledName } from '../../../school/contract/names.ts';
import type { OutboxMail } from '../../contract/outbox.ts';
import { useMe } from '../session.ts';
import { MailDialog } from './MailDialog.tsx';
import { outboxQuery } from './outbox.ts';
import styles from './outbox.module.css';

/** The mails of the school that did not leave: why, and what those say that wait. */
export function OutboxPage() {
  const { t } = useLingui();
  const { data, error, isPending, isFetching, refetch } = useQuery(outboxQuery);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <PageHead title={t`Courriels`}>
        <Trans>
          Ceux de l’établissement qui ne sont pas partis. Ils s’effacent dès qu’ils partent, ou au
          bout de 30 jours. Qui lit l’un d’eux le premier est noté.
        </Trans>
      </PageHead>
      {data?.fate === 'waiting' ? <NothingLeaves /> : null}
      {isPending ? <Skeleton rows={4} /> : null}
      {error ? (
        <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {data?.mails.length === 0 ? (
        <EmptyState icon={<Mails size={28} aria-hidden />} title={t`Aucun courriel`}>
          <Trans>
            Les invitations et les liens envoyés par courriel apparaissent ici quand ils ne peuvent
            pas partir.
          </Trans>
        </EmptyState>
      ) : null}
      <ul className={styles.mails}>
        {data?.mails.map((mail) => (
          <li key={mail.mailId}>
            <MailCard mail={mail} onOpen={() => setOpen(mail.mailId)} />
          </li>
        ))}
      </ul>
      {open === null ? null : <MailDialog mailId={open} onClose={() => setOpen(null)} />}
    </>
  );
}

const NothingLeaves = () => (
  <Notice tone="warn" title={<Trans>Préau n’envoie pas de courriels ici</Trans>}>
    <p>
      <Trans>
        L’hébergeur n’a pas réglé de serveur de courrier. Les messages attendent sur cette page :
        les lire, et les remettre autrement. Ils partiront si un serveur est réglé.
      </Trans>
    </p>
  </Notice>
);

function MailCard({ mail, onOpen }: { mail: OutboxMail; onOpen: () => void }) {
  const format = useFormat(useMe().school.timeZone);
  const { recipient, subject, writtenAt, opened, readable } = mail;
  const { word, tone } = useStates()[mail.state];
  const at = (instant: string) => `${format.longDay(instant)}, ${format.hour(instant)}`;
  const when = at(writtenAt);
  return (
    <Card>
      <div className={styles.mail}>
        <div>
          <h2>{subject}</h2>
          <p className={styles.soft}>
            <Trans>
              Pour {recipient}, {when}
            </Trans>
          </p>
          {mail.state === 'refused' ? <Cause code={mail.refusedCode} /> : null}
          {opened ? <Opened at={at(opened.at)} by={opened.by && calledName(opened.by)} /> : null}
        </div>
        <Chip tone={tone}>{word}</Chip>
        {readable ? <OpenButton {...{ subject, recipient, onOpen }} /> : null}
      </div>
    </Card>
  );
}

function OpenButton(props: { subject: string; recipient: string; onOpen: () => void }) {
  const { t } = useLingui();
  const { subject, recipient, onOpen } = props;
  return (
    <Button look="quiet" aria-label={t`Lire : ${subject}, pour ${recipient}`} onPress={onOpen}>
      <Trans>Lire</Trans>
    </Button>
  );
}

/** Why a mail never left. */
const Cause = ({ code }: { code: number | null }) => (
  <p>
    {code === null ? (
      <Trans>
        Cette adresse n’en est pas une : la corriger dans le registre, puis recommencer l’envoi.
      </Trans>
    ) : (
      <Trans>
        Le serveur de courrier l’a refusé (réponse {code}) : vérifier l’adresse dans le registre,
        puis recommencer l’envoi.
      </Trans>
    )}
  </p>
);

const Opened = ({ at, by }: { at: string; by: string | null }) => (
  <p className={styles.soft}>
    {by === null ? (
      <Trans>Lu {at}.</Trans>
    ) : (
      <Trans>
        Lu par {by}, {at}.
      </Trans>
    )}
  </p>
);

function useStates(): Record<OutboxMail['state'], { word: string; tone: ChipTone }> {
  const { t } = useLingui();
  return {
    waiting: { word: t`En attente`, tone: 'warn' },
    leaving: { word: t`En chemin`, tone: 'info' },
    refused: { word: t`Refusé`, tone: 'bad' },
  };
}
