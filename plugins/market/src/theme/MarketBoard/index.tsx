import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { BoardPageProp } from '../../board-props.js';
import styles from '../../ui/board/board.module.css';
import { Column } from '../../ui/board/Column.js';
import { Filters } from '../../ui/board/Filters.js';
import { chosenOffers, chosenRequests, chosenTeachers } from '../../ui/board/filter.js';
import { Makers } from '../../ui/board/Makers.js';
import { TeacherList } from '../../ui/board/TeacherList.js';
import { useFilter } from '../../ui/board/useFilter.js';
import { WriteRequest } from '../../ui/board/WriteRequest.js';
import list from '../../ui/list/list.module.css';
import { Section } from '../../ui/parts/Anchored.js';
import { useToday } from '../../ui/parts/today.js';

const description = say`困っている人の「探しています」と、応えられる人の「お役に立てます」を並べます。合うページと、教えられる人、作れる会社も分かります。`;

/** 掲示板: who seeks what, who can help, who can teach, who can make. */
export default function MarketBoard({ board }: { readonly board: BoardPageProp }): ReactNode {
  const { filter, alive } = useFilter(board);
  const today = useToday();
  const requests = chosenRequests(board, filter);
  const offers = chosenOffers(board, filter);
  const teachers = chosenTeachers(board, filter);
  return (
    <Layout>
      <PageMetadata title={say`掲示板`} description={description} />
      <main className={list.page}>
        <header className={list.words}>
          <h1 className={list.title}>{say`掲示板`}</h1>
          <p className={list.description}>{description}</p>
          <p className={list.ways} data-print="hide">
            <a href="#requests">{say`探しています`}</a>
            <a href="#offers">{say`お役に立てます`}</a>
            <a href="#teachers">{say`教えられる人・会社`}</a>
            <a href="#makers">{say`作れる会社`}</a>
            {board.ways.map(({ id, label, url }) => (
              <Link key={id} to={url ?? ''}>
                {label}
              </Link>
            ))}
          </p>
        </header>
        {/* What needs the script is not there before it; its room is, so that nothing moves. */}
        <div className={styles.tools} data-print="hide">
          {alive && <WriteRequest board={board} filter={filter} />}
          {alive && <Filters board={board} filter={filter} />}
        </div>
        <p role="status" className="ichiba-hidden">
          {alive &&
            say`探しています ${requests.length}件、お役に立てます ${offers.length}件、教えられる人・会社 ${teachers.length}件`}
        </p>
        <div className={styles.columns}>
          <Column
            id="requests"
            title={say`探しています`}
            entries={requests}
            types={board.choices.want}
            today={today}
          />
          <Column
            id="offers"
            title={say`お役に立てます`}
            entries={offers}
            types={board.choices.offer}
            today={today}
          />
        </div>
        <Section id="teachers" title={say`教えられる人・会社（${teachers.length}件）`}>
          <TeacherList teachers={teachers} />
        </Section>
        <Section id="makers" title={say`作れる会社（${board.makers.length}件）`}>
          <Makers board={board} filter={filter} alive={alive} />
        </Section>
      </main>
    </Layout>
  );
}
