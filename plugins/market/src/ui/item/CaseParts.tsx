import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import type { EffectProp, FactProp, ItemPageProp } from '../../props.js';
import { dateText } from '../../shown.js';
import { Icon } from '../icons/Icon.js';
import { ClaimText } from '../parts/ClaimText.js';
import { SourceLinks } from '../parts/SourceLinks.js';
import { Timeline } from '../timeline/Timeline.js';
import styles from './case.module.css';

interface PartProps {
  readonly item: ItemPageProp;
}

export const CaseTimeline = ({ item }: PartProps): ReactNode => (
  <Timeline events={item.events ?? []} effects={item.externalEffects?.length ?? 0} />
);

/** Numbers as the sources have them. */
export const Numbers = ({ item }: PartProps): ReactNode => (
  <ul className={styles.numbers}>
    {item.facts?.map((fact) => (
      <li key={`${fact.of}-${fact.value}`} data-print="whole">
        <Fact fact={fact} />
      </li>
    ))}
  </ul>
);

const Fact = ({ fact }: { readonly fact: FactProp }): ReactNode => (
  <>
    <p className={styles.value}>
      <b>{fact.value}</b>
      {fact.unit && <span>{fact.unit}</span>}
    </p>
    <p className={styles.of}>
      {fact.of}
      {fact.year && say`（${dateText(fact.year)}）`}
      <SourceLinks numbers={fact.sources} />
    </p>
  </>
);

/** What came of it: in sales and pieces, and beyond them. */
export const Effects = ({ item }: PartProps): ReactNode => (
  <div className={styles.sides}>
    <Claims title={say`成果`} claims={item.outcomes ?? []} />
    <Claims
      title={say`外部効果（人・知名度・地域に残ったもの）`}
      claims={item.externalEffects ?? []}
    />
  </div>
);

const Claims = ({
  title,
  claims,
}: {
  readonly title: string;
  readonly claims: readonly EffectProp[];
}): ReactNode => (
  <div>
    <h3 className={styles.side}>{title}</h3>
    {claims.length === 0 ? (
      <p className={styles.quiet}>{say`記載なし`}</p>
    ) : (
      <ClaimList claims={claims} />
    )}
  </div>
);

const ClaimList = ({ claims }: { readonly claims: readonly EffectProp[] }): ReactNode => (
  <ul className={styles.effects}>
    {claims.map((claim) => (
      <li key={claim.text}>
        {claim.type && <p className={styles.effectType}>{claim.type.label}</p>}
        <ClaimText claim={claim} />
      </li>
    ))}
  </ul>
);

/** Sources that disagree stand side by side; nobody here decides between them. */
export const Contradictions = ({ item }: PartProps): ReactNode =>
  item.contradictions?.map(({ topic, variants }) => (
    <div key={topic} data-print="whole">
      <h3 className={styles.side}>{topic}</h3>
      <ul className={styles.variants}>
        {variants.map((variant) => (
          <li key={variant.text}>
            <ClaimText claim={variant} />
          </li>
        ))}
      </ul>
    </div>
  ));

/** An editor's sentence, never passed off as the source's. */
export const Lesson = ({ item }: PartProps): ReactNode => (
  <figure className={styles.lesson}>
    <blockquote>{item.lesson}</blockquote>
    <figcaption>{sayJsx`${<Icon name="note" size="1em" />} 編集者の読み取り（出典の文ではありません）`}</figcaption>
  </figure>
);
