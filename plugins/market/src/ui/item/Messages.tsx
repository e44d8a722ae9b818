import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import type { PageMessage } from '../../problem-props.js';
import { Badge } from '../parts/Badge.js';
import styles from './messages.module.css';

const severityWords = {
  error: say`直してください`,
  warning: say`確かめてください`,
  info: say`お知らせ`,
} as const satisfies Record<PageMessage['severity'], string>;

/** What the author can mend, with its place in the file. */
export const MessageList = ({
  messages,
}: {
  readonly messages: readonly PageMessage[];
}): ReactNode => (
  <ol className={styles.messages}>
    {messages.map((message) => (
      <li key={`${message.file}:${message.line}:${message.column}:${message.ruleId}`}>
        <p className={styles.where}>
          <Badge loud={message.severity === 'error'}>{severityWords[message.severity]}</Badge>
          <span className="ichiba-number">{say`${message.line}行目 ${message.column}文字目`}</span>
        </p>
        <p className={styles.what}>
          <Quoted text={message.message} />
        </p>
        {message.hint && (
          <p className={styles.hint}>
            <Quoted text={message.hint} />
          </p>
        )}
      </li>
    ))}
  </ol>
);

/** Backticks of a message as code. */
const Quoted = ({ text }: { readonly text: string }): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
  text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));

interface MessagesProps {
  readonly messages?: readonly PageMessage[];
  readonly file?: string;
}

/** Working edition: the author's panel on the page itself. */
export function Messages({ messages = [], file }: MessagesProps): ReactNode {
  if (messages.length === 0) return null;
  const errors = messages.filter((message) => message.severity === 'error').length;
  // On a page that was only begun its author looks for what is still to be written.
  const isBegun = messages.some(({ ruleId }) => ruleId === 'model:placeholder');
  return (
    <details className={styles.panel} open={errors > 0 || isBegun} data-print="hide">
      <summary>{sayJsx`書き手への知らせ ${messages.length}件${errors > 0 && say`（直すと公開できるもの ${errors}件）`}`}</summary>
      {file && <p className={styles.file}>{file}</p>}
      <MessageList messages={messages} />
    </details>
  );
}
