import { addMonths } from './dates.js';

/**
 * Days of 溶接技能者 適格性証明書, and of no other scheme: a certificate is valid for one year and is
 * extended twice by surveillance, applied for within the three months before it expires; before the
 * third expiry there is a re-test, from eight to two months before it. As the Japan Welding Engineering
 * Society's pages say (jwes.or.jp, jwes-mie.jp); ISO 9606-1 and others have other rules.
 */
export interface Certificate {
  /** ISO date printed on the certificate; its last day. */
  readonly expires: string;
  /** How many times surveillance has extended it: 0, 1 or 2. */
  readonly extensions: number;
}

export interface CertificateStep {
  readonly step: 'surveillance' | 'retest';
  /** First and last day for it, ISO, both included. */
  readonly from: string;
  readonly to: string;
}

/** `renewal`: surveillance can be applied for. `retest`: the re-test can be taken. */
export type CertificateState = 'valid' | 'renewal' | 'retest' | 'expired';

const SURVEILLANCE_MONTHS = 3;
const RETEST_FROM_MONTHS = 8;
const RETEST_TO_MONTHS = 2;
const EXTENSIONS = 2;

/** What has to be done before this certificate expires, and when. */
export const nextStep = ({ expires, extensions }: Certificate): CertificateStep =>
  extensions < EXTENSIONS
    ? { step: 'surveillance', from: addMonths(expires, -SURVEILLANCE_MONTHS), to: expires }
    : {
        step: 'retest',
        from: addMonths(expires, -RETEST_FROM_MONTHS),
        to: addMonths(expires, -RETEST_TO_MONTHS),
      };

/**
 * How a certificate stands on a day.
 *
 * @param today - ISO date.
 * @returns `next` is what is still to come or can be done now; absent once it is over. A certificate
 *   whose re-test is over is `valid` without `next` until it expires.
 */
export function certificateOn(
  certificate: Certificate,
  today: string,
): { readonly state: CertificateState; readonly next?: CertificateStep } {
  if (today > certificate.expires) return { state: 'expired' };
  const next = nextStep(certificate);
  if (today > next.to) return { state: 'valid' };
  if (today < next.from) return { state: 'valid', next };
  return { state: next.step === 'retest' ? 'retest' : 'renewal', next };
}
