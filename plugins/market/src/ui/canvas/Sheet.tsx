import { say } from '@chishiki-ichiba/model/say';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import type { CSSProperties, ReactNode } from 'react';
import type { CanvasSheetProp } from '../../canvas-props.js';
import type { EffectProp } from '../../props.js';
import { dateText } from '../../shown.js';
import { kindWords } from '../labels.js';
import { ClaimText } from '../parts/ClaimText.js';
import { Documents } from '../parts/Documents.js';
import { Blank } from '../parts/Labels.js';
import { SourceList } from '../parts/SourceList.js';
import { Canvas } from './Canvas.js';
import { Purpose } from './Purpose.js';
import styles from './paper.module.css';

/** Of the sheet inside its margins, a little less so that no rounding asks for a second one. */
const heights = { A4: '193mm', A3: '280mm' } as const;

/** One canvas as it lies on the table: title and aim over the nine blocks, effects and sources under them. */
export function Sheet({ sheet }: { readonly sheet: CanvasSheetProp }): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  const { page, revision, revised, fictional, purpose, text, pages, effects, sources } = sheet;
  const edition = [
    kindWords[page.kind].label,
    revision,
    revised && say`${dateText(revised)}改訂`,
    fictional && say`見本（架空）`,
  ].filter(Boolean);
  return (
    <article
      className={styles.sheet}
      style={
        {
          '--points': `${sheet.paper.points}pt`,
          '--height': heights[sheet.paper.size],
        } as CSSProperties
      }
    >
      <header className={styles.head}>
        <h1>{page.label}</h1>
        <p>{say`ビジネスモデルキャンバス　${edition.join('　')}`}</p>
      </header>
      <Purpose claims={purpose} />
      <div className={styles.blocks}>
        <Canvas blocks={text} pages={pages} />
      </div>
      <div className={styles.foot}>
        <section aria-labelledby="sheet-effects">
          <h2 id="sheet-effects">{say`外部効果（お金では測らないもの）`}</h2>
          <Effects effects={effects} />
        </section>
        <section aria-labelledby="sheet-sources">
          <h2 id="sheet-sources">{say`出典`}</h2>
          <SourceList sources={sources} />
          <Documents documents={sheet.documents} />
        </section>
      </div>
      <p className={styles.address}>
        {siteConfig.title}　{siteConfig.url}
        {sheet.url}
      </p>
    </article>
  );
}

const Effects = ({ effects }: { readonly effects: readonly EffectProp[] }): ReactNode =>
  effects.length === 0 ? (
    <p>
      <Blank />
    </p>
  ) : (
    <ul>
      {effects.map((effect) => (
        <li key={effect.text}>
          {effect.type && <b>{say`${effect.type.label}：`}</b>}
          <ClaimText claim={effect} />
        </li>
      ))}
    </ul>
  );
