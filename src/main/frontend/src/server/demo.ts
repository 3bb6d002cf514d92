/** The two demo endpoints: what kind of server this is, and a token for a name. */

export interface ServerInfo {
  mode: 'development' | 'production';
  version?: string;
  insecure?: boolean;
  node?: string;
}

/** The server gives no demo tokens: it is not in development mode. */
export class NoDemoTokens extends Error {}

/** The server refused this name, and said why. */
export class NameRefused extends Error {}

export async function fetchInfo(base: URL): Promise<ServerInfo | null> {
  try {
    const response = await fetch(new URL('demo/info', base));
    // A production server may hide this endpoint together with the token one.
    if (response.status === 404) return { mode: 'production' };
    return response.ok ? readInfo(await response.json()) : null;
  } catch {
    return null;
  }
}

function readInfo(json: unknown): ServerInfo | null {
  if (typeof json !== 'object' || json === null || !('mode' in json)) return null;
  const { mode } = json;
  return mode === 'development' || mode === 'production' ? { ...json, mode } : null;
}

export async function fetchToken(base: URL, user: string): Promise<string> {
  const response = await fetch(new URL('demo/token', base), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  if (response.ok) return readToken(await response.json());
  const reason = await readProblem(response);
  if (response.status === 404) throw new NoDemoTokens(reason);
  if (response.status === 400 || response.status === 422) throw new NameRefused(reason);
  throw new Error(reason);
}

function readToken(json: unknown): string {
  if (typeof json === 'object' && json !== null && 'token' in json && typeof json.token === 'string') {
    return json.token;
  }
  throw new Error('The server answered without a token.');
}

/** RFC 9457: `detail` is for this case, `title` for the kind of problem. */
async function readProblem(response: Response): Promise<string> {
  try {
    const problem: unknown = await response.json();
    if (typeof problem === 'object' && problem !== null) {
      if ('detail' in problem && typeof problem.detail === 'string') return problem.detail;
      if ('title' in problem && typeof problem.title === 'string') return problem.title;
    }
  } catch {
    // Not a problem document; the status has to do.
  }
  return `The server answered ${response.status}.`;
}
