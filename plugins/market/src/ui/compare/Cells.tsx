import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type {
  CompareCase,
  CompareClaim,
  CompareContradiction,
  CompareEvent,
  CompareFact,
} from '../../compare-props.js';
import type { Labelled } from '../../props.js';
import { dateText } from '../../shown.js';
import { Icon } from '../icons/Icon.js';
import { eventWords, gateWords, outcomeWords } from '../labels.js';
import { Badge } from '../parts/Badge.js';
import { Evidence } from '../parts/ClaimText.js';
import { Blank } from '../parts/Labels.js';
import parts from '../parts/parts.module.css';
import styles from './compare.module.css';
import { shareText } from './shares.js';

/** Tags after a statement, each a link to its line in the list of sources. */
const Tags = ({ tags = [] }: { readonly tags?: readonly string[] }): ReactNode =>
  tags.length > 0 && (
    <sup className={parts.sources}>
      {tags.map((tag) => (
        <a key={tag} href={`#src-${tag}`} aria-label={say`出典 ${tag}`}>
          [{tag}]
        </a>
      ))}
    </sup>
  );

const Claim = ({ claim }: { readonly claim: CompareClaim }): ReactNode => (
  <>
    {claim.text}
    <Tags tags={claim.sources} />
    <Evidence pages={claim.evidence} />
  </>
);

export const About = ({ one }: { readonly one: CompareCase }): ReactNode => (
  <>
    <p>
      <Badge icon={outcomeIcon(one)}>{one.outcome.label}</Badge>
    </p>
    <p>{one.place ?? <Blank />}</p>
    <p>{one.period ?? <Blank />}</p>
  </>
);

const outcomeIcon = ({ outcome }: CompareCase) =>
  outcomeWords[outcome.id as keyof typeof outcomeWords]?.icon;

interface ClaimsProps {
  readonly claims: readonly (CompareClaim & { readonly type?: string })[];
  /** Contradictions of the sources that bear on this row. */
  readonly against?: readonly CompareContradiction[];
}

export const Claims = ({ claims, against = [] }: ClaimsProps): ReactNode => (
  <>
    {claims.length === 0 ? (
      <p>
        <Blank />
      </p>
    ) : (
      <ul>
        {claims.map((claim) => (
          <li key={claim.text}>
            {claim.type && <b className={styles.type}>{claim.type}</b>}
            <Claim claim={claim} />
          </li>
        ))}
      </ul>
    )}
    <Against list={against} />
  </>
);

/** Sources that disagree, both of them, where it matters. */
export const Against = ({ list }: { readonly list: readonly CompareContradiction[] }): ReactNode =>
  list.map(({ topic, variants }) => (
    <div key={topic} className={styles.against} data-print="whole">
      <p>{sayJsx`${<b>{say`食い違い`}</b>}：${topic}`}</p>
      <ul>
        {variants.map((variant) => (
          <li key={variant.text}>
            <Claim claim={variant} />
          </li>
        ))}
      </ul>
    </div>
  ));

interface MarkedProps {
  readonly values: readonly Labelled[];
  readonly shares: ReadonlyMap<string, number>;
  /** How many cases stand side by side. */
  readonly cases: number;
}

/** Values of a list, each with a word on how many of the cases have it. */
export const Marked = ({ values, shares, cases }: MarkedProps): ReactNode =>
  values.length === 0 ? (
    <p>
      <Blank />
    </p>
  ) : (
    <ul>
      {values.map(({ id, label, url }) => (
        <li key={id}>
          {url ? <Link to={url}>{label}</Link> : label}
          <Share count={shares.get(id) ?? 1} cases={cases} />
        </li>
      ))}
    </ul>
  );

export const Share = ({
  count,
  cases,
}: {
  readonly count: number;
  readonly cases: number;
}): ReactNode => cases > 1 && <small className={styles.share}>{shareText(count, cases)}</small>;

export const Events = ({ events }: { readonly events: readonly CompareEvent[] }): ReactNode => (
  <ul className={styles.events}>
    {events.map((event) => (
      <li key={event.text}>
        <Icon name={eventWords[event.type].icon} size="1.125rem" />
        <div>
          <p>
            <b>{eventWords[event.type].label}</b>
            {event.date && <span className="ichiba-number">　{dateText(event.date)}</span>}
            {event.gate && <span>{say`　関門：${gateWords[event.gate]}`}</span>}
          </p>
          <p>
            {event.text}
            <Tags tags={event.sources} />
          </p>
          {event.recovery?.map((claim) => (
            <p key={claim.text}>{sayJsx`${<b>{say`立ち直り`}</b>}：${<Claim claim={claim} />}`}</p>
          ))}
        </div>
      </li>
    ))}
  </ul>
);

interface FactsProps {
  readonly facts: readonly CompareFact[];
  readonly against: readonly CompareContradiction[];
}

export const Facts = ({ facts, against }: FactsProps): ReactNode => (
  <>
    {facts.length === 0 ? (
      <p>
        <Blank />
      </p>
    ) : (
      <ul>
        {facts.map((fact) => (
          <li key={`${fact.of}-${fact.value}-${fact.sources?.join()}`}>
            <b className="ichiba-number">
              {fact.value}
              {fact.unit}
            </b>
            　{fact.of}
            {fact.year && say`（${dateText(fact.year)}）`}
            <Tags tags={fact.sources} />
          </li>
        ))}
      </ul>
    )}
    <Against list={against} />
  </>
);
