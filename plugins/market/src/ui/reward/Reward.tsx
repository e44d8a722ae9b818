import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import type { AwardProp, PreventedProp, ThanksProp } from '../../reward-props.js';
import { dateText } from '../../shown.js';
import { preventedText } from '../../shown-reward.js';
import { Furigana } from '../furigana/Furigana.js';
import { Icon } from '../icons/Icon.js';
import tools from '../item/tools.module.css';
import { Label } from '../parts/Labels.js';
import { SourceLinks } from '../parts/SourceLinks.js';
import styles from './reward.module.css';

/** What came back to those who shared: who uses it, what it prevented, thanks, prizes. No ranks. */
export function Reward({ item }: { readonly item: ItemPageProp }): ReactNode {
  const { reward } = item;
  if (!reward) return null;
  const { firms, prevented, thanks, awards, lettersUrl } = reward;
  return (
    <>
      {firms.length > 0 && (
        <Part title={say`この技を使った会社（${firms.length}社）`}>
          <ul className={styles.firms}>
            {firms.map((firm) => (
              <li key={firm.id}>
                <Label {...firm} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {prevented.length > 0 && (
        <Part title={say`防げた失敗（${prevented.length}件）`}>
          <ul className={styles.lines}>
            {prevented.map((failure) => (
              <Prevented key={failure.id} failure={failure} />
            ))}
          </ul>
        </Part>
      )}
      {thanks.length > 0 && (
        <Part title={say`お礼（${thanks.length}件）`}>
          <ul className={styles.thanks}>
            {thanks.map((one) => (
              <Thanks key={one.page.id} thanks={one} />
            ))}
          </ul>
        </Part>
      )}
      {awards.length > 0 && (
        <Part title={say`表彰（${awards.length}件）`}>
          <ul className={styles.lines}>
            {awards.map((award) => (
              <Award key={`${award.name} ${award.date}`} award={award} />
            ))}
          </ul>
        </Part>
      )}
      {lettersUrl && (
        <p className={styles.letters} data-print="hide">
          <Link
            className={tools.tool}
            to={lettersUrl}
          >{sayJsx`${<Icon name="print" />}お礼状・表彰状を刷る`}</Link>
        </p>
      )}
    </>
  );
}

const Part = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode => (
  <div className={styles.part}>
    <h3>{title}</h3>
    {children}
  </div>
);

const Prevented = ({ failure }: { readonly failure: PreventedProp }): ReactNode => (
  <li>
    <Label label={failure.label} url={failure.url} />
    <small>{preventedText(failure)}</small>
  </li>
);

const Thanks = ({ thanks }: { readonly thanks: ThanksProp }): ReactNode => (
  <li data-print="whole">
    <blockquote>
      <p>
        <Furigana text={thanks.text} />
      </p>
      <footer>
        {thanks.firm && <Label {...thanks.firm} />}
        {thanks.firm && thanks.date && say`、`}
        {thanks.date && <span className={styles.when}>{dateText(thanks.date)}</span>}
      </footer>
    </blockquote>
    <p className={styles.read} data-print="hide">
      <Link to={thanks.page.url ?? ''}>{say`報告を読む`}</Link>
    </p>
  </li>
);

const Award = ({ award }: { readonly award: AwardProp }): ReactNode => (
  <li>
    <span className={styles.award}>
      <Furigana text={award.name} />
    </span>
    <SourceLinks numbers={award.sources} />
    {(award.by || award.date) && (
      <p>
        {award.by && <>{sayJsx`${<Label {...award.by} />}から`}</>}
        {award.by && award.date && say`、`}
        {award.date && dateText(award.date)}
      </p>
    )}
    {award.reason && (
      <p>
        <Furigana text={award.reason} />
      </p>
    )}
  </li>
);
