import { Trans, useLingui } from '@lingui/react/macro';
import { Send } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { sayProblem } from '../../platform/web/index.ts';
import { buttonLook, fieldParts } from '../../platform/web/looks/index.ts';
import type { ChatProps } from '../../live/web/index.ts';
import type { Message } from '../contract/routes.ts';
import { longestMessage } from '../contract/text.ts';
import { say, tellOne } from './api.ts';
import { type Choice, useAudiences } from './audiences.ts';
import styles from './chat.module.css';

/** What is being written, and to whom: `''` before one has begun. */
export type Draft = { to: string; text: string };
export const noDraft: Draft = { to: '', text: '' };

type Props = ChatProps & {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onSaid: (message: Message) => void;
};

/** Where one writes: first who will read it, then the text. */
export function Composer(props: Props) {
  const { calm, isOfStaff, address, me } = props;
  const { t } = useLingui();
  const audiences = useAudiences(props);
  if (audiences.length > 0) return <Writing {...props} audiences={audiences} />;
  return (
    <p className={styles.closed}>
      {calm && me.role !== 'host'
        ? t`« Calme » est demandé : on écrira de nouveau quand il sera levé.`
        : isOfStaff
          ? t`Les messages sont fermés par qui anime la réunion.`
          : address(
              t`Ton professeur a fermé les messages.`,
              t`Votre professeur a fermé les messages.`,
            )}
    </p>
  );
}

function Writing({
  audiences,
  draft,
  onDraft,
  onSaid,
  onClose,
  me,
}: Props & { audiences: Choice[] }) {
  const { t } = useLingui();
  const field = useId();
  const { text } = draft;
  // Once one has begun to write, the readers stay who they were: when they can no longer be, one chooses anew.
  const to = draft.to === '' ? audiences[0] : audiences.find(({ value }) => value === draft.to);
  const { send, isSending, error } = useSend(me, onSaid, (sent) => onDraft({ to: sent, text: '' }));
  const choose = (value: string) => onDraft({ to: value, text });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (to && text.trim() !== '' && !isSending) void send(to.value, text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  const problem = error === null ? null : sayProblem(error);
  return (
    <form className={styles.composer} onSubmit={submit}>
      <Readers audiences={audiences} value={to?.value ?? ''} onChoose={choose} me={me} />
      <div className={styles.row}>
        <label htmlFor={field} className="visuallyHidden">
          <Trans>Message</Trans>
        </label>
        <textarea
          id={field}
          className={fieldParts.input}
          rows={2}
          maxLength={longestMessage}
          value={text}
          placeholder={t`Écrire…`}
          onChange={({ target }) => onDraft({ to: to?.value ?? draft.to, text: target.value })}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          className={buttonLook({ square: true })}
          aria-label={t`Envoyer`}
          title={t`Envoyer`}
          aria-disabled={!to || text.trim() === '' || isSending}
          aria-busy={isSending}
        >
          <Send size={20} aria-hidden />
        </button>
      </div>
      <div role="alert">
        {problem ? (
          <p className={styles.problem}>
            <strong>{problem.title}.</strong> {problem.remedy}
          </p>
        ) : null}
      </div>
    </form>
  );
}

/** Who will read: chosen where there is a choice, said where there is none. */
function Readers({
  audiences,
  value,
  onChoose,
  me,
}: {
  audiences: Choice[];
  value: string;
  onChoose: (value: string) => void;
  me: ChatProps['me'];
}) {
  const { t } = useLingui();
  const field = useId();
  const isToOne = me.role === 'host' && !['', 'all', 'hosts'].includes(value);
  return (
    <div className={styles.to}>
      <label htmlFor={field}>
        <Trans>Qui lira :</Trans>
      </label>
      {audiences.length === 1 && value !== '' ? (
        <output id={field}>{audiences[0]?.label}</output>
      ) : (
        <select id={field} value={value} onChange={({ target }) => onChoose(target.value)}>
          {value === '' ? <option value="" disabled>{t`Choisir…`}</option> : null}
          {audiences.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
      {isToOne ? (
        <p className={styles.also}>
          <Trans>Lu aussi par toutes les personnes qui animent.</Trans>
        </p>
      ) : null}
    </div>
  );
}

/** Everybody in one’s breakout, in the class, or those who lead. */
const readersOf = (to: string) =>
  to === 'hosts'
    ? { to: 'hosts' as const, breakoutId: null }
    : { to: 'all' as const, breakoutId: to === 'all' ? null : to };

/** Sends; what failed stays written, and is the same message when it is sent again. */
function useSend(
  me: ChatProps['me'],
  onSaid: (message: Message) => void,
  onDone: (to: string) => void,
) {
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { seatId } = me;
  const attempt = useRef({ of: '', id: '' });
  const send = async (to: string, text: string) => {
    const of = `${to} ${text}`;
    if (attempt.current.of !== of) attempt.current = { of, id: crypto.randomUUID() };
    const words = { text, attempt: attempt.current.id };
    setSending(true);
    setError(null);
    try {
      onSaid(
        to === 'all' || to === 'hosts' || me.role !== 'host'
          ? await say({ params: { seatId }, body: { ...readersOf(to), ...words } })
          : await tellOne({ params: { seatId }, body: { toSeatId: to, ...words } }),
      );
      attempt.current = { of: '', id: '' };
      onDone(to);
    } catch (problem) {
      setError(problem);
    } finally {
      setSending(false);
    }
  };
  return { send, isSending, error };
}
