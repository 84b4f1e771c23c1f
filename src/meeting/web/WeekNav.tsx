import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Format } from '../../platform/web/index.ts';
import { Button, IconButton } from '../../platform/web/ui/index.ts';
import { addDays, noonOf } from './days.ts';
import styles from './week.module.css';

type Props = {
  monday: string;
  thisMonday: string;
  format: Format;
  onWeek: (monday: string) => void;
};

/** From one week to another, and back to this one. */
export function WeekNav({ monday, thisMonday, format, onWeek }: Props) {
  const { t } = useLingui();
  const days = format.days(noonOf(monday), noonOf(addDays(monday, 6)));
  return (
    <nav className={styles.weekNav} aria-label={t`Semaines`}>
      <IconButton
        label={t`Semaine précédente`}
        look="ghost"
        icon={<ChevronLeft size={20} aria-hidden />}
        onPress={() => onWeek(addDays(monday, -7))}
      />
      <p aria-live="polite">
        <Trans>Semaine du {days}</Trans>
      </p>
      <IconButton
        label={t`Semaine suivante`}
        look="ghost"
        icon={<ChevronRight size={20} aria-hidden />}
        onPress={() => onWeek(addDays(monday, 7))}
      />
      {monday === thisMonday ? null : (
        <Button look="plain" size="small" onPress={() => onWeek(thisMonday)}>
          <Trans>Cette semaine</Trans>
        </Button>
      )}
    </nav>
  );
}
