import Link from '@docusaurus/Link';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { ClipProp, Labelled, TermSpan } from '../../props.js';
import { Icon } from '../icons/Icon.js';
import { findWord, howWords, markWords } from '../labels.js';
import { HashLink, useAnchor } from '../parts/Anchored.js';
import { Blank } from '../parts/Labels.js';
import { useItem } from './ItemContext.js';
import styles from './key-point.module.css';
import { MarkedText } from './Term.js';
import { useWorkParts } from './WorkParts.js';

interface KeyPointProps {
  readonly id?: string;
  /** 成否・安全・やりやすさ, id or word. */
  readonly mark?: string;
  readonly reason?: string;
  /** Terms standing in the reason. */
  readonly reasonTerms?: readonly TermSpan[];
  readonly how?: string;
  readonly ng?: string;
  readonly ok?: string;
  readonly failures?: readonly Labelled[];
  readonly clip?: ClipProp | string;
  /** `.mdx` only: the point itself, instead of children. */
  readonly title?: string;
  readonly children?: ReactNode;
}

/** What decides the work (急所), its mark, and why. */
export function KeyPoint({
  id,
  mark,
  reason,
  reasonTerms = [],
  how,
  ng,
  ok,
  failures,
  clip,
  title,
  children,
}: KeyPointProps): ReactNode {
  const anchor = id && (id.startsWith('kp-') ? id : `kp-${id}`);
  useAnchor(anchor);
  const taughtBy = useItem()?.taughtBy?.[anchor?.slice('kp-'.length) ?? ''];
  const markId = findWord(markWords, mark);
  const howId = findWord(howWords, how);
  return (
    <div id={anchor} className={clsx(styles.keyPoint, markId && styles[markId])}>
      <div className={styles.point}>
        <span className={styles.mark}>
          {markId && <Icon name={markWords[markId].icon} />}
          急所{markId && `（${markWords[markId].label}）`}
        </span>
        <div className={styles.text}>
          {children ?? title}
          {anchor && <HashLink id={anchor} />}
        </div>
      </div>
      <dl className={styles.why}>
        <Row label="理由">
          {reason ? <MarkedText text={reason} terms={reasonTerms} /> : <Blank />}
        </Row>
        {ng && <Row label="悪い例">{ng}</Row>}
        {ok && <Row label="よい例">{ok}</Row>}
        {how && <Row label="聞き出し方">{howId ? howWords[howId] : how}</Row>}
      </dl>
      <Evidence
        failures={taughtBy ?? failures ?? []}
        clip={typeof clip === 'object' ? clip : undefined}
      />
    </div>
  );
}

const Row = ({
  label,
  children,
}: {
  readonly label: string;
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
              {clip.label}
            </Link>
          )}
        </li>
      )}
      {failures.map(({ id, label, url }) => (
        <li key={id}>
          <Icon name="failure" />
          <span>この急所を教えた失敗：{url ? <Link to={url}>{label}</Link> : label}</span>
        </li>
      ))}
    </ul>
  );
}
