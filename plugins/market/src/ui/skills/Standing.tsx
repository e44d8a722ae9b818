import type { ReactNode } from 'react';
import { certificateOn } from '../../certificates.js';
import type { CertificateProp } from '../../learning-props.js';
import { Badge } from '../parts/Badge.js';
import { useToday } from '../parts/today.js';

const words = {
  valid: '有効',
  renewal: '更新の申請期間',
  retest: '再評価の期間',
  expired: '期限切れ',
} as const;

/** How a certificate stands on the reader's day; nothing before the page is alive. */
export function Standing({ certificate }: { readonly certificate: CertificateProp }): ReactNode {
  const today = useToday();
  if (today === undefined) return null;
  const { state, next } = certificateOn(certificate, today);
  const over = state === 'valid' && next === undefined;
  return (
    <Badge loud={state !== 'valid' || over} {...(state === 'valid' ? {} : { icon: 'overdue' })}>
      {over ? '有効（再評価試験の期間は過ぎました）' : words[state]}
    </Badge>
  );
}
