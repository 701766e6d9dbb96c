import type { ReactNode } from 'react';
import './key-cap.css';

/** A key as printed on the keyboard: `⌘K`, `Esc`. */
export function KeyCap({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="k-key" aria-hidden>
      {children}
    </kbd>
  );
}

/** `⌘` on Apple machines, `Ctrl ` elsewhere. */
export const commandKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl ';
