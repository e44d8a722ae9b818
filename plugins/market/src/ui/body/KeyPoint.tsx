import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { ExampleProp, KeyPointProp } from '../../manual-props.js';
import type { Labelled, PictureProp } from '../../props.js';
import type { ClipProp } from '../../video-props.js';
import { Furigana } from '../furigana/Furigana.js';
import { Icon } from '../icons/Icon.js';
import { findWord, howWords, markWords } from '../labels.js';
import { HashLink, useAnchor } from '../parts/Anchored.js';
import { Blank, Label } from '../parts/Labels.js';
import { OkNg } from '../parts/Shots.js';
import { useItem } from './ItemContext.js';
import styles from './key-point.module.css';
import { MarkedText } from './Term.js';
import { Tried } from './Tried.js';
import { useWorkParts } from './WorkParts.js';

/** In an `.mdx` body all values are text as typed; the page has what they stand for. */
interface KeyPointProps
  extends Omit<KeyPointProp, 'id' | 'mark' | 'failures' | 'trials' | 'clip' | 'differences'> {
  readonly id?: string;
  /** 成否・安全・やりやすさ, id or word. */
  readonly mark?: string;
  readonly failures?: KeyPointProp['failures'] | string;
  readonly trials?: KeyPointProp['trials'] | string;
  readonly clip?: KeyPointProp['clip'] | string;
  readonly differences?: KeyPointProp['differences'] | string;
  /** `.mdx` only: the point itself, instead of children. */
  readonly title?: string;
  readonly children?: ReactNode;
}

/** What decides the work (急所), its mark, and why. */
export function KeyPoint({ title, children, ...typed }: KeyPointProps): ReactNode {
  const anchor = typed.id && (typed.id.startsWith('kp-') ? typed.id : `kp-${typed.id}`);
  useAnchor(anchor);
  const known = useItem()?.keyPoints?.[anchor?.slice('kp-'.length) ?? ''];
  const { mark, lang, reason, reasonTerms, how, ok, okPicture, ng, ngPicture, ...more } =
    known ?? typed;
  const markId = findWord(markWords, mark);
  const howId = findWord(howWords, how);
  const pictures = okPicture !== undefined || ngPicture !== undefined;
  return (
    <div id={anchor} lang={lang} className={clsx(styles.keyPoint, markId && styles[markId])}>
      <div className={styles.point}>
        <span
          className={styles.mark}
        >{sayJsx`${markId && <Icon name={markWords[markId].icon} />}急所${markId && say`（${markWords[markId].label}）`}`}</span>
        <div className={styles.text} data-point="">
          {children ?? (title && <Furigana text={title} />)}
          {anchor && <HashLink id={anchor} />}
        </div>
      </div>
      <dl className={styles.why}>
        <Row label={say`理由`}>
          {reason ? <MarkedText text={reason} terms={reasonTerms ?? []} /> : <Blank />}
        </Row>
        {ok && !pictures && (
          <Row label={say`よい例`}>
            <Furigana text={ok} />
          </Row>
        )}
        {ng && !pictures && (
          <Row label={say`悪い例`}>
            <Furigana text={ng} />
          </Row>
        )}
        {how && (
          <Row label={say`引き出し方`}>
            <Furigana text={howId ? howWords[howId] : how} />
          </Row>
        )}
      </dl>
      {pictures && (
        <div className={styles.whole}>
          <OkNg ok={example(ok, okPicture)} ng={example(ng, ngPicture)} />
        </div>
      )}
      <Differences differences={listed(more.differences)} />
      <Evidence
        failures={listed(more.failures)}
        clip={typeof more.clip === 'object' ? more.clip : undefined}
      />
      {typeof more.trials === 'object' && <Tried what="keypoint" trials={more.trials} />}
    </div>
  );
}

const example = (text?: string, picture?: PictureProp): ExampleProp | undefined =>
  text || picture ? { ...(text ? { text } : {}), ...(picture ? { picture } : {}) } : undefined;

const listed = <T,>(value: readonly T[] | string | undefined): readonly T[] =>
  typeof value === 'object' ? value : [];

const Differences = ({
  differences,
}: {
  readonly differences: NonNullable<KeyPointProp['differences']>;
}): ReactNode =>
  differences.length > 0 && (
    <div className={styles.whole}>
      <p className={styles.label}>{say`社ごとの違い`}</p>
      <dl className={styles.firms}>
        {differences.map(({ org, text }) => (
          <Row key={`${org.id}-${text}`} label={<Label label={org.label} url={org.url} />}>
            {text}
          </Row>
        ))}
      </dl>
    </div>
  );

const Row = ({
  label,
  children,
}: {
  readonly label: ReactNode;
  readonly children: ReactNode;
}): ReactNode => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

function Evidence({
  failures,
  clip,
}: {
  readonly failures: readonly Labelled[];
  readonly clip?: ClipProp;
}): ReactNode {
  const Player = useWorkParts()?.Clip;
  if (!clip && failures.length === 0) return null;
  return (
    <ul className={styles.evidence}>
      {clip && (
        <li>
          {Player && clip.play ? (
            <Player label={clip.label} play={clip.play} />
          ) : (
            <Link to={clip.url}>
              <Icon name="play" />
              <Furigana text={clip.label} />
            </Link>
          )}
        </li>
      )}
      {failures.map(({ id, label, url }) => (
        <li key={id}>
          <Icon name="failure" />
          <span>{sayJsx`この急所を教えた失敗：${<Label label={label} url={url} />}`}</span>
        </li>
      ))}
    </ul>
  );
}
