import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import clsx from 'clsx';
import { type ReactNode, useContext } from 'react';
import type { ItemPageRouteProps } from '../../props.js';
import { ItemProvider } from '../../ui/body/ItemContext.js';
import { renderBody } from '../../ui/body/renderBody.js';
import { FuriganaProvider } from '../../ui/furigana/FuriganaProvider.js';
import { Banners } from '../../ui/item/Banners.js';
import { Head } from '../../ui/item/Head.js';
import { ItemSections } from '../../ui/item/ItemSections.js';
import styles from '../../ui/item/item.module.css';
import { Messages } from '../../ui/item/Messages.js';
import { MoreParts } from '../../ui/item/MoreParts.js';
import { Paper } from '../../ui/item/Paper.js';
import { sectionsOf, tocOf } from '../../ui/item/sections.js';
import { TocColumn, TocFold } from '../../ui/item/Toc.js';
import { Tools } from '../../ui/item/Tools.js';
import { Player } from '../../ui/media/Player.js';
import { Corner } from '../../ui/paper/Corner.js';
import { SheetBar } from '../../ui/sheet/SheetBar.js';
import { SheetHead } from '../../ui/sheet/SheetHead.js';
import sheetStyles from '../../ui/sheet/sheet.module.css';

/** `children` is the body of an `.mdx` item; a `.md` item's is data. */
type ItemPageProps = Omit<ItemPageRouteProps, 'Body'> & { readonly children?: ReactNode };

const OnePlayer = ({
  item: { video },
  children,
}: Pick<ItemPageProps, 'item'> & { readonly children: ReactNode }): ReactNode =>
  video && <Player video={video}>{children}</Player>;

/** The page of one item: head, what its kind shows first, the author's text, what its kind shows last. */
export default function ItemPage({ item, body, children }: ItemPageProps): ReactNode {
  const sections = sectionsOf({ item, body });
  const toc = tocOf(item, sections);
  const { UnderFilm, Player: OwnPlayer = OnePlayer, Banner, Body } = useContext(MoreParts) ?? {};
  const paper = item.sheet?.paper;
  const sheetClass = item.sheet && [
    sheetStyles.sheet,
    paper && sheetStyles.paper,
    item.sheet.toRead && sheetStyles.large,
  ];
  return (
    <Layout>
      <PageMetadata title={item.title} description={item.summary} />
      <ItemProvider value={item}>
        <FuriganaProvider item={item}>
          <main
            className={clsx(styles.page, sheetClass)}
            data-sheet={item.sheet && ''}
            data-kind={item.kind}
            data-visibility={item.visibility === 'public' ? undefined : item.visibility}
            data-owner={item.visibility === 'public' ? undefined : item.owner?.id}
          >
            <article className={styles.article} lang={item.lang}>
              <div data-print={paper && 'hide'}>
                {item.qr && (
                  <Corner title={item.title} qr={item.qr} revision={item.revision} float />
                )}
                <Head item={item} />
                {!paper && <Tools item={item} />}
                <Banners item={item} />
                {Banner && <Banner item={item} />}
              </div>
              {paper && <SheetBar {...item.sheet} paper={paper} />}
              {paper && <SheetHead item={item} paper={paper} />}
              <Messages messages={item.messages} file={item.file} />
              {item.video && (
                <OwnPlayer item={item}>{UnderFilm && <UnderFilm item={item} />}</OwnPlayer>
              )}
              {toc.length > 2 && <TocFold entries={toc} />}
              <ItemSections list={sections.before} item={item} />
              <div className={styles.body}>
                {children ?? (Body ? <Body body={body ?? []} /> : renderBody(body ?? []))}
              </div>
              <ItemSections list={sections.after} item={item} />
              {!paper && <Paper item={item} />}
            </article>
            {toc.length > 2 && <TocColumn entries={toc} />}
          </main>
        </FuriganaProvider>
      </ItemProvider>
    </Layout>
  );
}
