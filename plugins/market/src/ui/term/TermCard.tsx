import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
} from 'react';
import type { TermCardProp } from '../../body-props.js';
import { type FileState, useFile } from '../../client/useFile.js';
import { Picture } from '../parts/Picture.js';
import { placeCard } from './place.js';
import styles from './term-card.module.css';
import type { OpenTerm } from './useOpenTerm.js';

interface TermCardProps {
  readonly open: OpenTerm;
  close(): void;
  readonly box: RefObject<HTMLDivElement | null>;
}

const TITLE = 'term-card-title';
const MEANING = 'term-card-meaning';

/**
 * A dialog, but no modal one. Tapped, it takes the focus, because there is a choice to make in it
 * (go on, close). Hovered or focused, it only describes the link: the focus stays in the text, and
 * what can be pressed in it the link does too.
 */
export function TermCard({ open, close, box }: TermCardProps): ReactNode {
  const { link, id, by } = open;
  const [file] = useFile<TermCardProp>(`glossary/${id}.json`);
  const isTapped = by === 'tap';
  const isShown = file.state !== 'waiting' || file.slow;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another state has another size
  useLayoutEffect(() => {
    const place = () => box.current && moveTo(box.current, link);
    place();
    window.addEventListener('resize', place);
    // A picture of the page that comes late moves the word.
    const sizes = new ResizeObserver(place);
    sizes.observe(document.body);
    return () => {
      window.removeEventListener('resize', place);
      sizes.disconnect();
    };
  }, [box, link, file]);

  useEffect(() => {
    if (!isShown) return undefined;
    if (isTapped) {
      box.current?.focus({ preventScroll: true });
      return undefined;
    }
    link.setAttribute('aria-describedby', MEANING);
    return () => link.removeAttribute('aria-describedby');
  }, [isShown, isTapped, box, link]);

  /** Tab goes on from the word, not from the end of the page, where the card stands. */
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'Tab') return;
    const controls = event.currentTarget.querySelectorAll('a, button');
    const first = event.target === event.currentTarget || event.target === controls[0];
    const last = event.target === controls[controls.length - 1];
    if (event.shiftKey ? first : last) close();
  };

  if (!isShown) return null;
  const { title, reading, url } =
    file.state === 'here'
      ? file.file
      : { title: link.textContent ?? '', url: link.getAttribute('href') ?? '' };
  return (
    <div
      ref={box}
      className={styles.card}
      role="dialog"
      aria-labelledby={TITLE}
      tabIndex={-1}
      data-print="hide"
      onKeyDown={onKeyDown}
    >
      <p className={styles.title} id={TITLE}>
        {title}
        {reading && reading !== title && <span className={styles.reading}>{reading}</span>}
      </p>
      <Told file={file} />
      <p className={styles.ways}>
        <Link to={url}>{say`くわしく`}</Link>
        {isTapped && <button type="button" onClick={close}>{say`閉じる`}</button>}
      </p>
    </div>
  );
}

const problems = {
  offline: say`通信できないため、説明を出せません。電波のよい所で、もう一度開いてください。`,
  missing: say`説明が見つかりません。`,
  broken: say`説明を読めません。`,
} as const;

function Told({ file }: { readonly file: FileState<TermCardProp> }): ReactNode {
  if (file.state !== 'here')
    return (
      <p id={MEANING} className={styles.meaning} role="status">
        {file.state === 'waiting' ? say`読みこんでいます…` : problems[file.kind]}
      </p>
    );
  const { meaning, english, firmNames, picture } = file.file;
  return (
    <>
      {picture && <Picture picture={picture} className={styles.picture} />}
      <p id={MEANING} className={styles.meaning}>
        {meaning}
      </p>
      {(english || firmNames.length > 0) && (
        <dl className={styles.names}>
          {english && (
            <div>
              <dt>{say`英語`}</dt>
              <dd lang="en">{english}</dd>
            </div>
          )}
          {firmNames.length > 0 && (
            <div>
              <dt>{say`社内の呼び名`}</dt>
              {firmNames.map(({ name, firm }) => (
                <dd key={`${firm} ${name}`}>{say`${name}（${firm}）`}</dd>
              ))}
            </div>
          )}
        </dl>
      )}
    </>
  );
}

function moveTo(card: HTMLElement, link: HTMLElement): void {
  card.style.maxHeight = '';
  const { left, edge, isAbove, maxHeight } = placeCard(
    // Of a word that is broken between two lines the first part.
    link.getClientRects()[0] ?? link.getBoundingClientRect(),
    { width: card.offsetWidth, height: card.offsetHeight },
    { width: document.documentElement.clientWidth, height: window.innerHeight },
  );
  card.style.left = `${left + window.scrollX}px`;
  card.style.top = `${edge + window.scrollY}px`;
  card.style.transform = isAbove ? 'translateY(-100%)' : '';
  card.style.maxHeight = `${maxHeight}px`;
}
