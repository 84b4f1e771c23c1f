import { useLingui } from '@lingui/react/macro';
import { listedName } from '../../school/contract/names.ts';
import type { Poll, PollVote } from '../contract/routes.ts';
import { usePollWords } from './choice-words.ts';
import styles from './polls.module.css';

/** Who answered what: a table, for who leads. */
export function Votes({ poll, votes }: { poll: Poll; votes: readonly PollVote[] }) {
  const { t } = useLingui();
  const choices = usePollWords().choices(poll);
  return (
    <table className={styles.votes}>
      <thead>
        <tr>
          <th scope="col">{t`Nom`}</th>
          <th scope="col">{t`Réponse`}</th>
        </tr>
      </thead>
      <tbody>
        {votes.map(({ answerId, name, choices: chosen, text }) => (
          <tr key={answerId}>
            <th scope="row">{listedName(name)}</th>
            <td dir="auto">{text ?? chosen.map((choice) => choices[choice]).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
