import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { LoadError } from '../../client/loadFile.js';
import { useMarket } from '../../client/useMarket.js';
import type { ItemPageProp } from '../../props.js';
import { LostSearch } from '../lost/LostSearch.js';
import { useNewAddress } from '../lost/useNewAddress.js';
import styles from './work.module.css';

/** No manual of this name: where it went, or a way to look for it. */
export function Unknown({
  id,
  manualsUrl,
}: {
  readonly id: string;
  readonly manualsUrl: string;
}): ReactNode {
  const market = useMarket();
  const moved = useNewAddress(id ? market?.filesUrl : undefined, id);
  return (
    <main className={styles.page}>
      <h1>{id ? say`手順書が見つかりません` : say`作業モード`}</h1>
      <div role="alert">
        {id ? (
          <p>{say`「${id.slice(0, 60)}」という手順書は、ここにはありません。名前が変わったか、住所の打ちまちがいかもしれません。`}</p>
        ) : (
          <p>{say`手順書を選んで、「作業モードで開く」を押してください。`}</p>
        )}
        {moved && (
          <p>
            <Link to={moved}>{say`名前が変わりました。新しい場所を開く`}</Link>
          </p>
        )}
      </div>
      {market && <LostSearch action={market.searchUrl} />}
      <p>
        <Link to={manualsUrl}>{say`手順書の一覧から選ぶ`}</Link>
      </p>
    </main>
  );
}

const reasons = {
  offline: say`通信がつながっていないようで、手順を読みこめません。つながる所で、もう一度読みこんでください。`,
  broken: say`手順のデータが途中で壊れていて、読めません。もう一度読みこんでください。`,
} as const;

/** The manual could not be read: why, and again. */
export const Failed = ({
  kind,
  retry,
  manualsUrl,
}: {
  readonly kind: Exclude<LoadError['kind'], 'missing'>;
  retry(): void;
  readonly manualsUrl: string;
}): ReactNode => (
  <main className={styles.page}>
    <h1>{say`手順を開けません`}</h1>
    <p role="alert">{reasons[kind]}</p>
    <button type="button" className={styles.retry} onClick={retry}>{say`もう一度読みこむ`}</button>
    <p>{sayJsx`なおらないときは、紙の手順書か、${<Link to={manualsUrl}>{say`手順書の一覧`}</Link>}から開いたページを見てください。`}</p>
  </main>
);

/** A page without steps as data: none written, or written as a module (`.mdx`). */
export const NoSteps = ({ item }: { readonly item: ItemPageProp }): ReactNode => (
  <main className={styles.page}>
    <h1>{item.title}</h1>
    <p role="alert">
      {item.steps.length > 0
        ? say`このページは作りがちがうため、作業モードでは開けません。手順はページで読めます。`
        : say`このページには手順がないので、作業モードでは開けません。`}
    </p>
    <ol className={styles.links}>
      {item.steps.map(({ id, title }) => (
        <li key={id}>
          <Link to={`${item.url}#step-${id}`} data-noBrokenLinkCheck>
            {title}
          </Link>
        </li>
      ))}
    </ol>
    <p>
      <Link to={item.url}>{say`「${item.title}」のページを開く`}</Link>
    </p>
  </main>
);
