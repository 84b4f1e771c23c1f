import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown, FileSpreadsheet } from 'lucide-react';
import { useId, useState } from 'react';
import { language, sayProblem } from '../../platform/web/index.ts';
import { buttonLook } from '../../platform/web/looks/index.ts';
import { saveFile } from '../../platform/web/save-file.ts';
import { Switch } from '../../platform/web/ui/Switch.tsx';
import type { ChatProps } from '../../live/web/index.ts';
import { type ChatRule, slowChoices } from '../contract/rules.ts';
import { exportChat, ruleChat } from './api.ts';
import styles from './chat.module.css';
import type { Talk } from './talk.ts';
import { useTermWords } from './term-words.ts';

/** What holds for the messages of this class, set by who leads; and the way to keep them. */
export function RuleSettings({ me, talk }: { me: ChatProps['me']; talk: Talk }) {
  const [error, setError] = useState<unknown>(null);
  const attempt = (work: Promise<unknown>) => {
    setError(null);
    work.catch(setError);
  };
  const params = { seatId: me.seatId };
  const when = useTermWords()(talk.keptDays);
  const rule = (change: Partial<ChatRule>) =>
    attempt(ruleChat({ params, body: { ...talk.rule, ...change } }));
  const problem = error === null ? null : sayProblem(error);
  return (
    <details className={styles.settings}>
      <summary>
        <Trans>Réglages</Trans>
        <ChevronDown size={20} aria-hidden />
      </summary>
      {talk.ofClass ? <Rule rule={talk.rule} onRule={rule} /> : null}
      <p className={styles.also}>
        <Trans>
          Les messages s’effacent {when}&nbsp;: l’établissement en décide. Jusque-là, vous les
          relisez dans Ma semaine.
        </Trans>
      </p>
      <button
        type="button"
        className={buttonLook({ look: 'ghost', size: 'small' })}
        onClick={() =>
          attempt(exportChat({ params, query: { language: language() } }).then(saveFile))
        }
      >
        <FileSpreadsheet size={18} aria-hidden />
        <Trans>Exporter les messages (CSV)</Trans>
      </button>
      <div role="alert">
        {problem ? (
          <p className={styles.problem}>
            <strong>{problem.title}.</strong> {problem.remedy}
          </p>
        ) : null}
      </div>
    </details>
  );
}

function Rule({ rule, onRule }: { rule: ChatRule; onRule: (change: Partial<ChatRule>) => void }) {
  const { t } = useLingui();
  const field = useId();
  return (
    <>
      <Switch isSelected={rule.lateReads} onChange={(lateReads) => onRule({ lateReads })}>
        <Trans>Qui arrive en retard lit aussi les messages d’avant</Trans>
      </Switch>
      <Switch isSelected={rule.pupilLinks} onChange={(pupilLinks) => onRule({ pupilLinks })}>
        <Trans>Les élèves peuvent envoyer des liens</Trans>
      </Switch>
      <div className={styles.slow}>
        <label htmlFor={field}>
          <Trans>Entre deux messages d’un élève</Trans>
        </label>
        <select
          id={field}
          value={rule.slowSeconds}
          onChange={({ target }) =>
            onRule({ slowSeconds: slowChoices.find((one) => `${one}` === target.value) ?? 0 })
          }
        >
          {slowChoices.map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds === 0 ? t`aucune attente` : t`${seconds} s d’attente`}
            </option>
          ))}
        </select>
      </div>
      <p className={styles.also}>
        <Trans>Pour tous les cours de cette classe, dès maintenant.</Trans>
      </p>
    </>
  );
}
