import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import {
  Button,
  Card,
  Notice,
  PageHead,
  ProblemNotice,
  Skeleton,
  toastProblem,
  useFormat,
  useLanguage,
} from '../../../platform/web/ui/index.ts';
import type { AgreementView } from '../../contract/agreement/routes.ts';
import { AcceptForm } from './AcceptForm.tsx';
import { agreementQuery, useDownload } from './agreement.ts';
import styles from './agreement.module.css';
import { AgreementText } from './AgreementText.tsx';

type Props = {
  /** Of the person signed in, as the form proposes it. */
  name: string;
  timeZone: string;
  onAccepted: () => void;
};

/** The contract with the host: what it says, where it stands, and the signatory's acceptance. */
export function AgreementPage({ name, timeZone, onAccepted }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const { data, error, isPending, isFetching, refetch } = useQuery(agreementQuery);
  const current = data?.current;
  const asks = data?.mine === true && (data.state === 'to_sign' || data.state === 'renewed');
  return (
    <>
      <PageHead title={t`Le contrat`}>
        <Trans>
          Ce que l’hébergeur peut faire des données de l’établissement, et rien d’autre.
        </Trans>
      </PageHead>
      {isPending ? <Skeleton rows={6} /> : null}
      {error ? (
        <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <div className={styles.stack}>
          <Standing view={data} timeZone={timeZone} />
          {current ? (
            <Card>
              <AgreementText document={current[language]} />
              <Copies />
              <p className={styles.hash}>
                {t`Version ${current.version}, empreinte\u00a0: ${current.hash}`}
              </p>
            </Card>
          ) : null}
          {asks && current ? (
            <AcceptForm hash={current.hash} name={name} onAccepted={onAccepted} />
          ) : null}
        </div>
      ) : null}
    </>
  );
}

/** The text to keep, on paper or as a page. */
function Copies() {
  const { t } = useLingui();
  const language = useLanguage();
  const download = useDownload();
  const save = (format: 'pdf' | 'html') =>
    download.mutate({ language, format }, { onError: toastProblem });
  return (
    <div className={styles.copies}>
      <Button
        look="ghost"
        pending={download.isPending && download.variables.format === 'pdf'}
        icon={<FileDown size={20} aria-hidden />}
        onPress={() => save('pdf')}
      >
        {t`Télécharger en PDF`}
      </Button>
      <Button
        look="ghost"
        pending={download.isPending && download.variables.format === 'html'}
        icon={<FileDown size={20} aria-hidden />}
        onPress={() => save('html')}
      >
        {t`Télécharger en page HTML`}
      </Button>
    </div>
  );
}

function Standing({ view, timeZone }: { view: AgreementView; timeZone: string }) {
  const { t } = useLingui();
  const format = useFormat(timeZone);
  const { accepted, mine, state } = view;
  if (state === 'host_unknown')
    return (
      <Notice tone="warn" title={t`Le contrat n’est pas encore prêt`}>
        <p>
          <Trans>
            L’hébergeur doit d’abord dire qui il est, dans ses réglages. Rien ne peut être
            enregistré avant.
          </Trans>
        </p>
      </Notice>
    );
  if (state === 'to_sign') return <ToSign view={view} />;
  const day = accepted ? format.date(accepted.acceptedAt) : '';
  const who = accepted ? `${accepted.name}, ${accepted.quality}` : '';
  const version = accepted?.version ?? 0;
  return (
    <>
      <Notice tone="good" title={t`Contrat accepté`}>
        <p>
          <Trans>
            Version {version}, acceptée le {day} par {who}.
          </Trans>
        </p>
      </Notice>
      {state === 'renewed' ? (
        <Notice tone="warn" title={t`Une nouvelle version est proposée`}>
          <p>
            {mine ? (
              <Trans>
                Elle est ci-dessous. La version acceptée reste en vigueur tant que vous n’avez pas
                accepté la nouvelle.
              </Trans>
            ) : (
              <Trans>
                Le signataire peut l’accepter. La version acceptée reste en vigueur d’ici là.
              </Trans>
            )}
          </p>
        </Notice>
      ) : null}
    </>
  );
}

/** Before the contract: what happens, who must sign. */
function ToSign({ view: { mine, signatory } }: { view: AgreementView }) {
  const { t } = useLingui();
  if (mine)
    return (
      <Notice title={t`À lire et à accepter`}>
        <p>
          <Trans>
            L’établissement est responsable de ses données&nbsp;; l’hébergeur les traite pour lui.
            Tant que vous n’avez pas accepté ce contrat, Préau n’enregistre rien&nbsp;: ni élève, ni
            classe, ni cours.
          </Trans>
        </p>
      </Notice>
    );
  return (
    <Notice tone="warn" title={t`L’établissement n’a pas encore accepté son contrat`}>
      <p>
        <Trans>
          Préau n’enregistre rien avant&nbsp;: ni élève, ni classe, ni cours. Tout s’ouvrira dès
          l’acceptation.
        </Trans>
      </p>
      <p>
        {signatory === 'head' ? (
          <Trans>
            C’est à la direction de l’établissement de se connecter, de lire ce contrat et de
            l’accepter.
          </Trans>
        ) : (
          <Trans>
            C’est à la direction académique (DASEN) de se connecter, de lire ce contrat et de
            l’accepter.
          </Trans>
        )}
      </p>
    </Notice>
  );
}
