import { useState, type ReactNode } from 'react';

interface SnippetProps {
  title: string;
  hint: ReactNode;
  code: string;
}

/** Code to copy. Where the browser has no clipboard (plain HTTP), it can still be selected. */
export function Snippet({ title, hint, code }: SnippetProps) {
  const [copied, setCopied] = useState(false);
  const clipboard: Clipboard | undefined = navigator.clipboard;
  const copy = () => {
    clipboard?.writeText(code).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <section className="snippet">
      <div className="snippet-head">
        <h3>{title}</h3>
        {clipboard && (
          <button type="button" className="small" onClick={copy} onBlur={() => setCopied(false)}>
            {copied ? 'Copied' : 'Copy'}
            <span className="sr-only"> the code: {title}</span>
          </button>
        )}
      </div>
      <p className="quiet">{hint}</p>
      <pre>
        <code>{code}</code>
      </pre>
    </section>
  );
}
