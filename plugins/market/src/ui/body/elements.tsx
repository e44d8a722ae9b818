import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { HashLink, useAnchor } from '../parts/Anchored.js';
import parts from '../parts/parts.module.css';
import styles from './body.module.css';

/** A file of ours or a place on the same page is no route: a plain link. */
const PLAIN = /^#|^[^?#]*\.(?!html?(?:[?#]|$))[a-z0-9]{2,5}(?:[?#]|$)/i;

export function link({ href = '', ...rest }: ComponentProps<'a'>): ReactNode {
  const external = /^[a-z][a-z0-9+.-]*:/i.test(href);
  if (!external && PLAIN.test(href)) return <a href={href} {...rest} />;
  return <Link to={href} {...rest} />;
}

function heading(Tag: 'h2' | 'h3' | 'h4') {
  return function BodyHeading({
    id,
    children,
    className,
    ...rest
  }: ComponentProps<'h2'>): ReactNode {
    useAnchor(id);
    return (
      <Tag {...rest} id={id} className={clsx(Tag === 'h2' && parts.heading2, className)}>
        {children}
        {id && <HashLink id={id} title={typeof children === 'string' ? children : undefined} />}
      </Tag>
    );
  };
}
export const h2 = heading('h2');
export const h3 = heading('h3');
export const h4 = heading('h4');

/** Wide tables move sideways inside the page; the keyboard can move them too. */
export const table = (props: ComponentProps<'table'>): ReactNode => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
  <div
    className={styles.tableWrap}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled box must take the keyboard
    tabIndex={0}
    role="group"
    aria-label={say`表（横に動かせます）`}
  >
    <table {...props} />
  </div>
);

export const image = ({ alt = '', ...rest }: ComponentProps<'img'>): ReactNode => (
  <img loading="lazy" decoding="async" {...rest} alt={alt} className={styles.image} />
);

/** `- [ ]`: a box to tick on paper. */
export const taskBox = ({ checked = false }: ComponentProps<'input'>): ReactNode => (
  <span className={clsx(styles.task, checked && styles.done)}>
    <span aria-hidden="true">{checked ? '☑' : '☐'}</span>
    {checked && <span className="ichiba-hidden">{say`済み`}</span>}
  </span>
);
