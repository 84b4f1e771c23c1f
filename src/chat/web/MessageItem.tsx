import { useLingui } from '@lingui/react/macro';
import { Flag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { formatFor, language } from '../../platform/web/index.ts';
import { avatarLook, chipLook, cx } from '../../platform/web/looks/index.ts';
import { AskFirst } from '../../platform/web/ui/AskFirst.tsx';
import { calledName, initials } from '../../school/contract/names.ts';
import type { ChatProps } from '../../live/web/index.ts';
import type { Message } from '../contract/routes.ts';
import { deleteMessage, reportMessage } from './api.ts';
import styles from './chat.module.css';
import { MessageText } from './MessageText.tsx';
import { Readers } from './Readers.tsx';

type Props = ChatProps & { message: Message; pupilLinks: boolean };

/** One message: who, to whom, when, and the text as letters. */
export function MessageItem(props: Props) {
  const { message, me, timeZone, address, pupilLinks } = props;
  const { t } = useLingui();
  const { from } = message;
  const isMine = from.seatId === me.seatId;
  const who = calledName(from.name);
  return (
    <article
      className={cx(styles.message, isMine && styles.mine)}
      aria-label={t`Message de ${who}`}
    >
      <span className={avatarLook(from.seatId, 'small')} aria-hidden>
        {initials(from.name)}
      </span>
      <div className={styles.said}>
        <p className={styles.head}>
          <strong>
            {who}
            {isMine ? <span className={styles.you}> {address(t`(toi)`, t`(vous)`)}</span> : null}
          </strong>
          <time dateTime={message.at}>{formatFor(language(), timeZone).hour(message.at)}</time>
        </p>
        <p className={styles.readers}>
          <Readers {...props} />
          {message.reported ? <span className={chipLook('warn')}>{t`Signalé`}</span> : null}
        </p>
        <p className={styles.text} dir="auto">
          <MessageText text={message.text} hasLinks={from.role === 'host' || pupilLinks} />
        </p>
        <Tools {...props} who={who} isMine={isMine} />
      </div>
    </article>
  );
}

/** What can be done about a message: to say that it hurts; for who leads, to take it away. */
function Tools({
  message: { messageId },
  me,
  who,
  isMine,
  isOfStaff,
}: Props & { who: string; isMine: boolean }) {
  const { t } = useLingui();
  const params = { seatId: me.seatId, messageId };
  const [isReported, setReported] = useState(false);
  if (isMine && me.role !== 'host') return null;
  return (
    <div className={styles.tools}>
      {isReported ? (
        <p className={styles.done} role="status">
          {t`Signalé à la direction.`}
        </p>
      ) : null}
      {isMine || isReported ? null : (
        <AskFirst
          label={t`Signaler le message de ${who}`}
          question={
            isOfStaff || me.role === 'host'
              ? t`Signaler ce message à la direction ? Elle le garde 30 jours, sous scellé.`
              : t`Signaler ce message ? Les professeurs et la direction le sauront.`
          }
          yes={t`Signaler`}
          no={t`Annuler`}
          onYes={async () => {
            await reportMessage({ params });
            setReported(true);
          }}
        >
          <Flag size={18} aria-hidden />
        </AskFirst>
      )}
      {me.role === 'host' ? (
        <AskFirst
          label={t`Effacer le message de ${who}`}
          question={t`Effacer ce message, pour tout le monde ?`}
          yes={t`Effacer`}
          no={t`Garder`}
          onYes={() => deleteMessage({ params })}
        >
          <Trash2 size={18} aria-hidden />
        </AskFirst>
      ) : null}
    </div>
  );
}
