import { useEffect, useRef } from 'react';

/** `c`, `/`, `Escape`, `mod+k` (⌘ or Ctrl), `mod+Enter`, or a sequence `g o`. */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

interface HotkeyOptions {
  readonly isEnabled?: boolean;
}

/** Listens for keys on the whole page; single letters are ignored while somebody types. */
export function useHotkeys(hotkeys: Hotkeys, options: HotkeyOptions = {}): void {
  const current = useRef(hotkeys);
  const isEnabled = options.isEnabled ?? true;
  useEffect(() => {
    current.current = hotkeys;
  });
  useEffect(() => {
    if (!isEnabled) return undefined;
    let prefix = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = nameOf(event);
      if (!name.startsWith('mod+') && isTyping(event.target)) return;
      // Enter, Space and arrows belong to the control that has the focus.
      if (controlKeys.has(name) && isControl(event.target)) return;
      const keys = current.current;
      const action = keys[`${prefix} ${name}`] ?? (prefix ? undefined : keys[name]);
      clearTimeout(timer);
      prefix = '';
      if (action) {
        if (!controlKeys.has(name)) event.preventDefault();
        action(event);
      } else if (Object.keys(keys).some((each) => each.startsWith(`${name} `))) {
        prefix = name;
        timer = setTimeout(() => {
          prefix = '';
        }, 1200);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onKey);
    };
  }, [isEnabled]);
}

/** Whether the key goes into a text being typed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
}

const controlKeys = new Set(['Enter', ' ', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']);

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a[href], input, [role="menu"], [role="tab"], [role="option"], [data-keys]') !== null;
}

function nameOf(event: KeyboardEvent): string {
  const hasMod = event.metaKey || event.ctrlKey;
  return hasMod ? `mod+${event.key.length === 1 ? event.key.toLowerCase() : event.key}` : event.key;
}
