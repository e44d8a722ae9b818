import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { dateText } from '../../shown.js';
import { Icon } from '../icons/Icon.js';
import { eventWords, gateWords, phases } from '../labels.js';
import { layoutWay, WAY_HEIGHT, type WayCell, type WayEvent, type WayMark } from './layout.js';
import styles from './way.module.css';

/** One case's way through the five phases; every mark leads to its event on the case's page. */
export function Way({ events }: { readonly events: readonly WayEvent[] }): ReactNode {
  const { cells, apart } = layoutWay(events);
  return (
    <>
      <ol className={styles.way}>
        {cells.map((cell) => (
          <Cell key={cell.phase} cell={cell} />
        ))}
      </ol>
      {apart.length > 0 && (
        <div className={styles.apart}>
          <p>{say`段階の記載なし`}</p>
          <ul>
            {apart.map((event) => (
              <li key={event.url}>
                <Link to={event.url}>
                  <Icon name={eventWords[event.type].icon} />
                  <Words event={event} />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Cell({ cell: { phase, marks, skipped } }: { readonly cell: WayCell }): ReactNode {
  const word = phases[phase];
  return (
    <li
      className={clsx(
        styles.cell,
        `ichiba-tone-${phase}`,
        marks.length === 0 && skipped === undefined && styles.beyond,
      )}
    >
      <span className={styles.phase}>
        <Icon name={word.icon} />
        <span className="ichiba-number">{word.number}</span> {word.label}
      </span>
      {marks.length > 0 ? (
        <ul className={styles.marks}>
          {marks.map((mark) => (
            <li key={mark.event.url}>
              <Mark mark={mark} />
            </li>
          ))}
        </ul>
      ) : (
        <span className={styles.blank}>
          {skipped !== undefined && (
            <span className={styles.picture}>
              <Drawing>
                <path className={styles.skip} d={`M0 ${skipped}H100`} />
              </Drawing>
            </span>
          )}
          <span>{skipped === undefined ? <Quiet /> : say`記載なし`}</span>
        </span>
      )}
    </li>
  );
}

/** Before its beginning or after what is told: blank to the eye, said to the ear. */
const Quiet = (): ReactNode => <span className="ichiba-hidden">{say`記載なし`}</span>;

function Mark({
  mark: { event, path, old, ground, y, back },
}: {
  readonly mark: WayMark;
}): ReactNode {
  return (
    <Link className={styles.mark} to={event.url}>
      <span className={styles.picture}>
        <Drawing>
          {old && <path className={styles.old} d={old} />}
          <path className={styles.line} d={path} />
        </Drawing>
        {event.gate && <GateSign ground={ground} />}
        <span className={styles.sign} style={{ top: `${(y / WAY_HEIGHT) * 100}%` }}>
          <Icon name={eventWords[event.type].icon} />
        </span>
      </span>
      <span className={styles.words}>
        <Words event={event} />
        {back && <span>{say`（戻り）`}</span>}
      </span>
    </Link>
  );
}

/** Type, gate and year to see; all of it to hear. */
const Words = ({ event: { type, gate, date, text } }: { readonly event: WayEvent }): ReactNode => (
  <>
    <strong>{type === 'pivot' ? <Pivot /> : eventWords[type].label}</strong>
    {gate && (
      <span>{sayJsx`関門${<span className="ichiba-hidden">{say`：${gateWords[gate]}`}</span>}`}</span>
    )}
    <span className="ichiba-hidden">{say`：${text}`}</span>
    {date ? (
      <span className="ichiba-number">
        {date.slice(0, 4)}
        <span className="ichiba-hidden">{say`（${dateText(date)}）`}</span>
      </span>
    ) : (
      <span className="ichiba-hidden">{say`（日付の記載なし）`}</span>
    )}
  </>
);

/** In a narrow column it breaks between its two words, nowhere else. */
const Pivot = (): ReactNode => {
  const { label } = eventWords.pivot;
  // Words with spaces break there by themselves.
  return label.includes(' ') ? (
    label
  ) : (
    <>
      {label.slice(0, 2)}
      <wbr />
      {label.slice(2)}
    </>
  );
};

/** Beams over the way; they keep their width in a wide column. */
const GateSign = ({ ground }: { readonly ground: number }): ReactNode => (
  <svg
    className={styles.gate}
    viewBox={`0 0 44 ${WAY_HEIGHT}`}
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    <path
      d={`M5 ${ground + 9}V${ground - 24}M39 ${ground + 9}V${ground - 24}M0 ${ground - 24}H44M3 ${ground - 19}H41`}
    />
  </svg>
);

const Drawing = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <svg
    className={styles.drawing}
    viewBox={`0 0 100 ${WAY_HEIGHT}`}
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
);
