import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { ActivitiesPageProp } from '../../activity-props.js';
import styles from '../../ui/activities/activities.module.css';
import { Overview } from '../../ui/activities/Overview.js';
import list from '../../ui/list/list.module.css';

const description = say`勉強会、見学、研修、展示会などの集まりです。これからの予定と、決めたこと、まだ終わっていないことが分かります。`;

interface ActivitiesProps {
  readonly activities: ActivitiesPageProp;
}

/** Meetings to come and held, judged on the reader's day. */
export default function MarketActivities({ activities }: ActivitiesProps): ReactNode {
  const { meetings, calendarUrl, ways } = activities;
  return (
    <Layout>
      <PageMetadata title={say`集まり`} description={description} />
      <main className={list.page}>
        <header className={list.words}>
          <h1
            className={list.title}
          >{sayJsx`集まり${<span className={list.total}>{say`${meetings.length}件`}</span>}`}</h1>
          <p className={list.description}>{description}</p>
          <p className={list.ways} data-print="hide">
            {calendarUrl && (
              <a
                className={styles.calendar}
                href={calendarUrl}
                download
              >{say`すべてを予定表に入れる（.ics）`}</a>
            )}
            {ways.map(({ id, label, url }) => (
              <Link key={id} to={url ?? ''}>
                {label}
              </Link>
            ))}
          </p>
        </header>
        {meetings.length > 0 ? (
          <Overview activities={activities} />
        ) : (
          <p
            className={list.empty}
          >{say`まだ集まりの記録がありません。書き始めるときは「docs/activities」に一つファイルを置いてください。`}</p>
        )}
      </main>
    </Layout>
  );
}
