import { Trans, useLingui } from '@lingui/react/macro';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CalendarPlus, Copy, Trash2 } from 'lucide-react';
import { can } from '../../../access/contract/abilities.ts';
import { actingAs, useMe } from '../../../identity/web/index.ts';
import { caller } from '../../../platform/web/index.ts';
import { Button, Card, ProblemNotice, useCopy } from '../../../platform/web/ui/index.ts';
import type * as routes from '../../contract/calendar.ts';
import styles from './coming.module.css';

const read = caller<typeof routes.readOwnCalendar>('GET /api/calendar');
const make = caller<typeof routes.makeCalendar>('POST /api/calendar');
const drop = caller<typeof routes.dropCalendar>('DELETE /api/calendar');

const calendarQuery = queryOptions({ queryKey: ['calendar'], queryFn: () => read({}) });

/** One's lessons in one's own calendar program: an address to give it, shown once. */
export function CalendarCard() {
  const me = useMe();
  return me.school.signed && can(actingAs(me), 'calendar.own', undefined) ? <Feed /> : null;
}

function Feed() {
  const { t } = useLingui();
  const copy = useCopy();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries(calendarQuery);
  const own = useQuery(calendarQuery);
  const making = useMutation({ mutationFn: () => make({}), onSettled });
  const dropping = useMutation({
    mutationFn: () => drop({}),
    onSuccess: () => making.reset(),
    onSettled,
  });
  const address = making.data?.address;
  const isMade = own.data?.made ?? false;
  return (
    <Card>
      <div className={styles.calendar}>
        <h2>
          <Trans>Mes cours dans mon agenda</Trans>
        </h2>
        <p>
          <Trans>
            Une adresse à donner à un agenda (téléphone, ENT)&nbsp;: il y lit les titres et les
            heures des cours, sans aucun nom. Elle ne fait entrer personne, et n’est montrée qu’une
            fois.
          </Trans>
        </p>
        {address === undefined ? null : <p className={styles.address}>{address}</p>}
        {making.error ? <ProblemNotice error={making.error} /> : null}
        {dropping.error ? <ProblemNotice error={dropping.error} /> : null}
        <div className={styles.acts}>
          {address === undefined ? (
            <Button
              look="quiet"
              icon={<CalendarPlus size={20} aria-hidden />}
              pending={making.isPending}
              onPress={() => making.mutate()}
            >
              {isMade ? t`Refaire l’adresse de l’agenda` : t`Faire une adresse d’agenda`}
            </Button>
          ) : (
            <Button
              look="quiet"
              icon={<Copy size={20} aria-hidden />}
              onPress={() => void copy(address, t`L’adresse de l’agenda est copiée.`)}
            >
              <Trans>Copier l’adresse de l’agenda</Trans>
            </Button>
          )}
          {isMade ? (
            <Button
              look="plain"
              icon={<Trash2 size={20} aria-hidden />}
              pending={dropping.isPending}
              onPress={() => dropping.mutate()}
            >
              <Trans>Supprimer cette adresse</Trans>
            </Button>
          ) : null}
        </div>
      </div>
    </Card>
  );
}
