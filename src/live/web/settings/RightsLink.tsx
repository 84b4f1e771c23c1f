import { Trans } from '@lingui/react/macro';
import { SlidersHorizontal } from 'lucide-react';
import { Link } from '../../../platform/web/ui/index.ts';

/** The way from a class to what its pupils may do. */
export const RightsLink = ({ groupId }: { groupId: string }) => (
  <Link
    href={`/classes/${groupId}/droits`}
    look="quiet"
    icon={<SlidersHorizontal size={20} aria-hidden />}
  >
    <Trans>Droits pendant les cours</Trans>
  </Link>
);
