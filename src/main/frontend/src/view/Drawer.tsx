import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';

interface DrawerProps {
  label: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A sheet from below for narrow screens; the dialog element brings Esc, focus and what is behind it inert. */
export function Drawer({ label, open, onClose, children }: DrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const onClick = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose();
  };
  return (
    <dialog ref={dialog} className="drawer" aria-label={label} onClose={onClose} onClick={onClick}>
      <div className="drawer-body">
        <button type="button" className="small drawer-close" onClick={onClose}>
          Close
        </button>
        {children}
      </div>
    </dialog>
  );
}
