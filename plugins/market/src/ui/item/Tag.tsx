import { say } from '@chishiki-ichiba/model/say';
import { Fragment, type ReactNode } from 'react';
import type { ItemPageProp, Labelled } from '../../props.js';
import { dateText, editionParts } from '../../shown.js';
import { HeadRows } from '../board/HeadRows.js';
import { Furigana } from '../furigana/Furigana.js';
import { Labels } from '../parts/Labels.js';
import styles from './head.module.css';

/** The tag on the goods (札): who stands behind it, what it is for, until when it holds. */
export function Tag({ item }: { readonly item: ItemPageProp }): ReactNode {
  const edition = editionParts(item);
  return (
    <dl className={styles.tag}>
      {item.board && <HeadRows board={item.board} />}
      {item.validFor.length > 0 && (
        <Row label={say`対象`} wide>
          {item.validFor.map((word, index) => (
            <Fragment key={word}>
              {index > 0 && '・'}
              <Furigana text={word} />
            </Fragment>
          ))}
        </Row>
      )}
      <People label={say`語り手`} people={item.toldBy} />
      <People label={say`書き手`} people={item.writtenBy} />
      <People label={say`確認者`} people={item.checkedBy} />
      {item.owner && (
        <Row label={say`所有`}>
          <Labels values={[item.owner]} />
        </Row>
      )}
      {edition.length > 0 && (
        <Row label={item.revision || item.revised ? say`版` : say`状態`}>
          {edition.map((part) => (
            <span key={part} className={styles.unbroken}>
              {part}
            </span>
          ))}
        </Row>
      )}
      {item.feedUrl && (
        <Row label={say`お知らせ`}>
          <a href={item.feedUrl}>{say`更新を受け取る（フィード）`}</a>
        </Row>
      )}
      {item.reviewBy && <Row label={say`見直し期限`}>{dateText(item.reviewBy)}</Row>}
      {item.canvas.length > 0 && (
        <Row label={say`キャンバス`} wide>
          <Labels
            values={item.canvas.map(({ stated, ...block }) => ({
              ...block,
              label: stated ? block.label : say`${block.label}（既定）`,
            }))}
          />
        </Row>
      )}
    </dl>
  );
}

const People = ({
  label,
  people,
}: {
  readonly label: string;
  readonly people: readonly Labelled[];
}): ReactNode =>
  people.length > 0 && (
    <Row label={label}>
      <Labels values={people} />
    </Row>
  );

interface RowProps {
  readonly label: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

const Row = ({ label, wide = false, children }: RowProps): ReactNode => (
  <div className={wide ? styles.wide : undefined}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
