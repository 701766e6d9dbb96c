import { useSyncExternalStore } from 'react';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useMessages } from '../locale.ts';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import './toast.css';

/** What a toast says and offers. */
export interface ToastOptions {
  readonly text: string;
  readonly tone?: 'neutral' | 'good' | 'bad';
  /** Shows 撤销; called once. */
  readonly onUndo?: () => void;
  readonly action?: { readonly label: string; readonly onSelect: () => void };
  readonly durationMs?: number;
}

interface Toast extends ToastOptions {
  readonly id: number;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Says that something went well or not, with undo where it can be undone. */
export function showToast(options: ToastOptions): void {
  lastId += 1;
  const toast = { ...options, id: lastId };
  change([...toasts.slice(-2), toast]);
  setTimeout(() => dismiss(toast.id), options.durationMs ?? (options.onUndo || options.tone === 'bad' ? 8000 : 4000));
}

/** Where toasts appear; mounted once by the shell. */
export function ToastRegion() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  const t = useMessages(kitMessages);
  return (
    <div className="k-toasts" role="region" aria-label={t('kit.notifications')} aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className="k-toast" role="status">
          {toast.tone === 'bad' && <Icon name="warning" className="bad" />}
          {toast.tone === 'good' && <Icon name="tick" className="good" />}
          <span className="spread">{toast.text}</span>
          {toast.onUndo && (
            <Button kind="link" onClick={() => settle(toast.id, toast.onUndo)}>
              {t('kit.undo')}
            </Button>
          )}
          {toast.action && (
            <Button kind="link" onClick={() => settle(toast.id, toast.action?.onSelect)}>
              {toast.action.label}
            </Button>
          )}
          <IconButton icon="close" size="small" label={t('kit.close')} onClick={() => dismiss(toast.id)} />
        </div>
      ))}
    </div>
  );
}

function settle(id: number, act: (() => void) | undefined): void {
  dismiss(id);
  act?.();
}

function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
