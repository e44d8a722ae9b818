import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import { certificateOn } from '../../certificates.js';
import type { CertificateProp } from '../../learning-props.js';
import { Badge } from '../parts/Badge.js';
import { useToday } from '../parts/today.js';

const words = {
  valid: say`有効`,
  renewal: say`更新の申請期間`,
  retest: say`再評価の期間`,
  expired: say`期限切れ`,
} as const;

/** How a certificate stands on the reader's day; nothing before the page is alive. */
export function Standing({ certificate }: { readonly certificate: CertificateProp }): ReactNode {
  const today = useToday();
  if (today === undefined) return null;
  const { state, next } = certificateOn(certificate, today);
  const over = state === 'valid' && next === undefined;
  return (
    <Badge loud={state !== 'valid' || over} {...(state === 'valid' ? {} : { icon: 'overdue' })}>
      {over ? say`有効（再評価試験の期間は過ぎました）` : words[state]}
    </Badge>
  );
}
