import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { Button, Card, PageHead, ProblemNotice, Skeleton } from '../../../platform/web/ui/index.ts';
import { groupLabel } from '../../../school/contract/group-label.ts';
import { answerAddress, courseLinkQuery } from './course-link.ts';
import styles from './course-link.module.css';

/** Something that a platform's course may link to: its page holds no secret. */
export type Linkable = { title: string; when: string; page: string };

type Props = {
  linkId: string;
  /** The teacher's lessons that are to come. */
  lessons: readonly Linkable[];
  /** The week, which stays right when lessons change. */
  week: Linkable;
};

/** A teacher came from the school's platform to choose what its course shall link to. */
export function CourseLinkPage({ linkId, lessons, week }: Props) {
  const { t } = useLingui();
  const link = useQuery(courseLinkQuery(linkId));
  if (link.isPending) return <Skeleton rows={3} />;
  if (link.error)
    return (
      <>
        <PageHead title={t`Relier un cours`} />
        <ProblemNotice error={link.error} />
      </>
    );
  const { platform } = link.data;
  const course = link.data.course === null ? null : groupLabel(link.data.course);
  return (
    <>
      <PageHead title={t`Relier un cours`}>
        {course === null ? (
          <Trans>Ce qui est choisi ici sera ajouté dans {platform}.</Trans>
        ) : (
          <Trans>
            Ce qui est choisi ici sera ajouté à «&nbsp;{course}&nbsp;», dans {platform}.
          </Trans>
        )}
      </PageHead>
      <ul className={styles.list}>
        {[week, ...lessons].map((one) => (
          <li key={one.page}>
            <Card>
              <div className={styles.line}>
                <div className={styles.words}>
                  <h2>{one.title}</h2>
                  <p>{one.when}</p>
                </div>
                <Button
                  look={one === week ? 'quiet' : 'primary'}
                  icon={<Link2 size={20} aria-hidden />}
                  aria-label={t`Choisir ${one.title}, ${one.when}`}
                  onPress={() => location.assign(answerAddress(linkId, one))}
                >
                  <Trans>Choisir</Trans>
                </Button>
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
}
