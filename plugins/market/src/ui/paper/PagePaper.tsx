import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import type { ReactNode } from 'react';
import type { BodyNode } from '../../body-props.js';
import type { ItemPageProp } from '../../props.js';
import { ItemProvider } from '../body/ItemContext.js';
import { renderBody } from '../body/renderBody.js';
import { Banners } from '../item/Banners.js';
import { Head } from '../item/Head.js';
import { ItemSections } from '../item/ItemSections.js';
import page from '../item/item.module.css';
import { sectionsOf } from '../item/sections.js';
import { Corner } from './Corner.js';

interface PagePaperProps {
  readonly item: ItemPageProp;
  readonly body: readonly BodyNode[];
}

/** An item's page among other sheets: as its own print, without what only a screen can do. */
export function PagePaper({ item, body }: PagePaperProps): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  const sections = sectionsOf({ item, body });
  return (
    <ItemProvider value={item}>
      <article className={page.page} data-kind={item.kind}>
        {item.qr && <Corner title={item.title} qr={item.qr} revision={item.revision} float />}
        <Head item={item} />
        <Banners item={item} />
        <ItemSections list={sections.before} item={item} />
        <div className={page.body}>{renderBody(body)}</div>
        <ItemSections list={sections.after} item={item} />
        <p className={page.paper} data-print="only">
          {item.title}　{item.revision}　{siteConfig.url}
          {item.url}
        </p>
      </article>
    </ItemProvider>
  );
}
