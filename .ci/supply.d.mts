/** A package as `package-lock.json` lists it. */
export interface LockEntry {
  readonly version?: string;
  readonly license?: unknown;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
type Packages = Readonly<Record<string, LockEntry>>;
interface Licences {
  readonly allowed: Readonly<Record<string, string>>;
  readonly exceptions: Readonly<Record<string, { readonly licence: string; readonly why: string }>>;
}
interface Audit {
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly via: readonly (
          | string
          | { readonly title: string; readonly url: string; readonly severity: string }
        )[];
        readonly nodes?: readonly string[];
      }
    >
  >;
}
interface Sbom {
  readonly serialNumber: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly components: readonly unknown[];
}

export function checkSupply(say?: (line: string) => void): boolean;
export function isAllowed(expression: string, allowed: Licences['allowed']): boolean;
export function judgeLicences(
  packages: Packages,
  licences: Licences,
): { readonly counts: readonly [string, number][]; readonly complaints: readonly string[] };
export function judgeScripts(
  packages: Packages,
  allowed: Readonly<Record<string, string>>,
): readonly string[];
export function judgeOverrides(
  overrides: Readonly<Record<string, unknown>>,
  reasons: Readonly<Record<string, string>>,
): readonly string[];
export function judgeAudit(
  report: Audit,
  packages: Packages,
): { readonly ours: readonly string[]; readonly theirs: readonly string[] };
export function reachable(packages: Packages): ReadonlySet<string>;
export function toStableSbom(sbom: Sbom, name: string): Sbom;
