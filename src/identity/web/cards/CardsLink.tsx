import { Trans } from '@lingui/react/macro';
import { IdCard } from 'lucide-react';
import { Link } from '../../../platform/web/ui/index.ts';

/** The way from a class to its sign-in cards. */
export const CardsLink = ({ groupId }: { groupId: string }) => (
  <Link href={`/classes/${groupId}/cartes`} look="quiet" icon={<IdCard size={20} aria-hidden />}>
    <Trans>Cartes de connexion</Trans>
  </Link>
);
