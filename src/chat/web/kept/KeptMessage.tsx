import { useLingui } from '@lingui/react/macro';
import { useMe } from '../../../identity/web/index.ts';
import { avatarLook, chipLook } from '../../../platform/web/looks/index.ts';
import { useFormat } from '../../../platform/web/ui/index.ts';
import { calledName, initials } from '../../../school/contract/names.ts';
import type { Message } from '../../contract/routes.ts';
import styles from '../chat.module.css';
import { MessageText } from '../MessageText.tsx';
import { Readers } from '../Readers.tsx';

/** Staff are spoken to as such; nobody is in a seat any more. */
const reading = { me: { seatId: null }, address: (_tu: string, vous: string) => vous };

/** One message of a lesson that is over: who, to whom, when, and the text as letters. */
export function KeptMessage({ message, isOfStaff }: { message: Message; isOfStaff: boolean }) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const { from, at, text, reported } = message;
  const who = calledName(from.name);
  return (
    <article className={styles.message} aria-label={t`Message de ${who}`}>
      <span className={avatarLook(from.seatId, 'small')} aria-hidden>
        {initials(from.name)}
      </span>
      <div className={styles.said}>
        <p className={styles.head}>
          <strong>{who}</strong>
          <time dateTime={at}>{format.hour(at)}</time>
        </p>
        <p className={styles.readers}>
          <Readers message={message} isOfStaff={isOfStaff} {...reading} />
          {reported ? <span className={chipLook('warn')}>{t`Signalé`}</span> : null}
        </p>
        <p className={styles.text} dir="auto">
          <MessageText text={text} hasLinks={from.role === 'host'} />
        </p>
      </div>
    </article>
  );
}
