import { randomBytes, timingSafeEqual } from 'node:crypto';

const same = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
};
const secret = (): string => randomBytes(32).toString('base64url');

/** The one-use link and the cookie it is traded for. Both live in this process only. */
export interface LaunchLink {
  /** The secret of the link. */
  readonly token: string;
  /** True exactly once, for the right secret. */
  redeem(token: string): boolean;
  /** `Set-Cookie` for the window that redeemed the link; ends with the browser session. */
  readonly setCookie: string;
  /** Whether a request's `Cookie` header holds our session. */
  holds(cookieHeader: string | undefined): boolean;
}

/** @param port of this host: cookies are shared between the ports of one address, so the name carries it. */
export function createLaunchLink(port: number): LaunchLink {
  const [token, session, name] = [secret(), secret(), `casebench-${port}`];
  let used = false;
  return {
    token,
    redeem: (offered) => {
      if (used || !same(offered, token)) return false;
      used = true;
      return true;
    },
    setCookie: `${name}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    holds: (header) =>
      (header ?? '').split(';').some((part) => {
        const at = part.indexOf('=');
        return part.slice(0, at).trim() === name && same(part.slice(at + 1).trim(), session);
      }),
  };
}
