import { Trans, useLingui } from '@lingui/react/macro';
import { noticeParts } from '../looks/index.ts';
import { sayProblem } from '../sentences.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

export type ProblemNoticeProps = { error: unknown; onRetry?: () => void; retrying?: boolean };

/** What went wrong, what to do, and the code to give to whoever helps. */
export function ProblemNotice({ error, onRetry, retrying = false }: ProblemNoticeProps) {
  const { t } = useLingui();
  const { title, remedy, code } = sayProblem(error);
  return (
    <Notice
      tone="bad"
      title={title}
      alert
      actions={
        onRetry ? (
          <Button look="ghost" size="small" pending={retrying} onPress={onRetry}>
            <Trans>Réessayer</Trans>
          </Button>
        ) : undefined
      }
    >
      <p>{remedy}</p>
      <p className={noticeParts.code}>{t`Code\u00a0: ${code}`}</p>
    </Notice>
  );
}
