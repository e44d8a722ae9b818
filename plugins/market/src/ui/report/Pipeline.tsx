import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { PipelineProp } from '../../report-props.js';
import { dateText } from '../../shown.js';
import { jamText } from '../../shown-report.js';
import { SourceLinks } from '../parts/SourceLinks.js';
import { Bars } from './Bars.js';
import { Frame } from './Frame.js';
import styles from './report.module.css';

/** Projects from idea to end, and where they stand still. */
export function Pipeline({ pipeline }: { readonly pipeline: PipelineProp }): ReactNode {
  const { stages, total, stopped, jams, projects } = pipeline;
  if (total === 0)
    return (
      <p>{say`案件の記録はありません。連携体のページの先頭に、\`案件\`として名称と段（アイデア・PoC・開発・終了）を書くと、ここに並びます。`}</p>
    );
  const labels = new Map(stages.map(({ id, label }) => [id, label]));
  return (
    <>
      <div className={styles.beside} data-print="whole">
        <Bars chart={pipeline.chart} />
        <table className={styles.table}>
          <caption>{say`段ごとの案件`}</caption>
          <thead>
            <tr>
              <th scope="col">{say`段`}</th>
              <th scope="col">{say`件数`}</th>
              <th scope="col">{say`見送り`}</th>
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => (
              <tr key={stage.id}>
                <th scope="row">{stage.label}</th>
                <td>{stage.count}</td>
                <td>{stage.stopped}</td>
              </tr>
            ))}
            <tr className={styles.sum}>
              <th scope="row">{say`合わせて${total}件`}</th>
              <td>{total - stopped}</td>
              <td>{stopped}</td>
            </tr>
          </tbody>
        </table>
      </div>
      {jams.length > 0 ? (
        jams.map((jam) => (
          <p key={jam.label} className={styles.jam}>
            {jamText(jam)}
          </p>
        ))
      ) : (
        <p>{say`大きく詰まっている段はありません。`}</p>
      )}
      <p
        className={styles.quiet}
      >{say`ある段に3件以上あり、次の段の2倍より多いとき、詰まっていると数えます。`}</p>
      <Frame label={say`案件の一覧`}>
        <table className={styles.table}>
          <caption>{say`案件の一覧`}</caption>
          <thead>
            <tr>
              <th scope="col">{say`案件`}</th>
              <th scope="col">{say`段`}</th>
              <th scope="col">{say`その段に入った時`}</th>
              <th scope="col">{say`連携体`}</th>
            </tr>
          </thead>
          <tbody>
            {projects.map((project) => (
              <tr key={`${project.alliance.id} ${project.name}`}>
                <th scope="row">
                  {project.case ? <Link to={project.case.url}>{project.name}</Link> : project.name}
                  <SourceLinks numbers={project.sources} />
                </th>
                <td>
                  {labels.get(project.stage)}
                  {project.stopped && say`（見送り）`}
                </td>
                <td>{project.since ? dateText(project.since) : say`記載なし`}</td>
                <td>
                  <Link to={project.alliance.url}>{project.alliance.label}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </>
  );
}
