import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { type ReactNode, useContext } from 'react';
import type { ItemPageProp } from '../../props.js';
import { AskTool } from '../ask/AskTool.js';
import { CourseTools } from '../course/CourseTools.js';
import { FuriganaNotice, FuriganaSwitch } from '../furigana/FuriganaSwitch.js';
import { Icon } from '../icons/Icon.js';
import { SaveTool } from '../offline/SaveTool.js';
import { MoreParts } from './MoreParts.js';
import { PaperTools } from './PaperTools.js';
import styles from './tools.module.css';

/** What a reader can do with this page, below its head. Screen only: paper has no buttons. */
export function Tools({ item }: { readonly item: ItemPageProp }): ReactNode {
  // A button that needs the script is not there before it: the browser's own menu prints as well.
  const alive = useIsBrowser();
  const more = useContext(MoreParts);
  const { search } = useLocation();
  // Whoever came from a sheet of paper is told of its revision there as well.
  const paper = alive ? new URLSearchParams(search).get('rev') : null;
  return (
    <>
      <ul className={styles.tools} aria-label={say`このページの道具`} data-print="hide">
        {item.workUrl && (
          <li>
            <Link
              className={styles.tool}
              to={item.workUrl + (paper ? `&rev=${encodeURIComponent(paper)}` : '')}
            >{sayJsx`${<Icon name="work" />}作業モードで開く`}</Link>
          </li>
        )}
        {item.easyJapanese && (
          <li>
            <a
              className={styles.tool}
              href={`#${item.easyJapanese}`}
            >{sayJsx`${<Icon name="speech" />}やさしい日本語`}</a>
          </li>
        )}
        {alive && item.furigana && (
          <li>
            <FuriganaSwitch className={styles.tool} />
          </li>
        )}
        {alive && (
          <li>
            <button
              type="button"
              className={styles.tool}
              onClick={() => window.print()}
            >{sayJsx`${<Icon name="print" />}印刷する`}</button>
          </li>
        )}
        <PaperTools />
        <CourseTools className={styles.tool} />
        {more?.Tools && <more.Tools className={styles.tool} />}
        <SaveTool />
        <AskTool item={item} />
      </ul>
      <FuriganaNotice />
    </>
  );
}
