/** The user a JWT is for, to show one's own messages as such; only the server can check the token. */
export function userIn(token: string): string | null {
  const [, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined) return null;
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const claims: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))));
    if (typeof claims !== 'object' || claims === null) return null;
    return 'sub' in claims && typeof claims.sub === 'string' ? claims.sub : '';
  } catch {
    return null;
  }
}
