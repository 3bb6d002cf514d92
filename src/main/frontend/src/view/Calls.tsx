import { useState } from 'react';
import type { Centrifuge } from 'centrifuge';

/** RPC calls with what they answer and how long that took. */
export function Calls({ client }: { client: Centrifuge }) {
  const [result, setResult] = useState('');
  const call = async (method: string, data: unknown) => {
    setResult(`${method} …`);
    const start = performance.now();
    try {
      const answer = await client.rpc(method, data);
      setResult(`${method} → ${JSON.stringify(answer.data)} in ${(performance.now() - start).toFixed(1)} ms`);
    } catch (error) {
      const { code, message } = { code: 0, message: 'failed', ...(error as object) };
      setResult(`${method}: ${message} (${code})`);
    }
  };
  return (
    <div className="calls">
      <div className="row">
        <button type="button" className="small" data-testid="rpc-time" onClick={() => void call('time', {})}>
          Call time
        </button>
        <button
          type="button"
          className="small"
          data-testid="rpc-echo"
          onClick={() => void call('echo', { hello: 'Tidings' })}
        >
          Call echo
        </button>
      </div>
      <output data-testid="rpc-result">{result}</output>
    </div>
  );
}
