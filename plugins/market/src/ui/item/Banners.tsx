import { useLocation } from '@docusaurus/router';
import clsx from 'clsx';
import { type ReactNode, useEffect, useState } from 'react';
import type { ItemPageProp } from '../../props.js';
import { dateText } from '../../shown.js';
import { Icon } from '../icons/Icon.js';
import { usePast } from '../parts/today.js';
import styles from './head.module.css';

/** What a reader must know before trusting the page. Judged in the reader's browser, on the reader's day. */
export function Banners({ item }: { readonly item: ItemPageProp }): ReactNode {
  const overdue = usePast(item.reviewBy);
  const waiting = usePast(item.failure?.reflectBy);
  const paper = usePaperRevision();
  return (
    <div className={styles.banners} role="status">
      {item.status === 'retired' && (
        <Banner title="廃止されたページです">
          今の作業には使わないでください。昔のいきさつを知るために残しています。
        </Banner>
      )}
      {overdue && item.reviewBy && (
        <Banner title="見直し期限を過ぎています">
          使う前に、書き手か所有者に確かめてください。期限は{dateText(item.reviewBy)}でした。
        </Banner>
      )}
      {waiting && (
        <Banner title="まだ急所になっていません" quiet>
          この失敗で変わる急所が決まったら、書き手に知らせてください。起きてから90日を過ぎました。
        </Banner>
      )}
      {paper && item.revision && paper !== item.revision && (
        <Banner title="お手元の紙と版が違います">
          紙は{paper}、このページは{item.revision}
          です。このページを見て作業するか、紙を刷り直してください。
        </Banner>
      )}
    </div>
  );
}

const Banner = ({
  title,
  quiet = false,
  children,
}: {
  readonly title: string;
  /** Worth knowing, nothing to stop for. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}): ReactNode => (
  <div className={clsx(styles.banner, quiet && styles.quiet)}>
    <Icon name="overdue" size="1.75rem" />
    <p>
      <strong>{title}</strong>
      {children}
    </p>
  </div>
);

/** Revision a printed sheet's code names (`?rev=`); known only in the browser. */
function usePaperRevision(): string | undefined {
  const { search } = useLocation();
  const [revision, setRevision] = useState<string>();
  useEffect(() => setRevision(new URLSearchParams(search).get('rev') ?? undefined), [search]);
  return revision;
}
