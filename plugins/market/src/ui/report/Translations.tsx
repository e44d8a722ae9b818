import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { TranslationsProp } from '../../report-props.js';
import { Frame } from './Frame.js';
import styles from './report.module.css';

/** Language × how far it has come, with the copies that have to be brought up to date. */
export const Translations = ({
  languages,
}: {
  readonly languages: readonly TranslationsProp[];
}): ReactNode => (
  <>
    <p
      className={styles.quiet}
    >{say`訳のないページは、原文のまま出ます。まちがいではありません。「原文より古い」には、どの版の訳か分からないものも数えます。`}</p>
    <Frame label={say`言語ごとの訳`}>
      <table className={styles.table}>
        <caption>{say`言語ごとの訳の数`}</caption>
        <thead>
          <tr>
            <th scope="col">{say`言語`}</th>
            <th scope="col">{say`訳のあるページ`}</th>
            <th scope="col">{say`原文より古い訳`}</th>
            <th scope="col">{say`訳のないページ`}</th>
          </tr>
        </thead>
        <tbody>
          {languages.map(({ tag, label, translated, behind, missing }) => (
            <tr key={tag}>
              <th scope="row">
                <span lang={tag}>{label}</span>
              </th>
              <td>{translated}</td>
              <td>{behind.count}</td>
              <td>{missing}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
    {languages.map((language) => (
      <Behind key={language.tag} language={language} />
    ))}
  </>
);

function Behind({ language }: { readonly language: TranslationsProp }): ReactNode {
  const { tag, label, behind } = language;
  if (behind.count === 0) return null;
  return (
    <>
      <h3>{sayJsx`原文より古い訳：${<span lang={tag}>{label}</span>}`}</h3>
      <ul className={clsx(styles.pages, styles.inline)}>
        {behind.pages.map((page) => (
          <li key={page.id}>
            {/* Another build of the site may hold it: not a route of this one. */}
            <a href={page.url} hrefLang={tag}>
              {page.label}
            </a>
          </li>
        ))}
        {behind.count > behind.pages.length && (
          <li className={styles.quiet}>{say`ほか ${behind.count - behind.pages.length}件`}</li>
        )}
      </ul>
    </>
  );
}
