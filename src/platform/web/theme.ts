import { useSyncExternalStore } from 'react';
import { storedChoice, useChoice } from './stored-choice.ts';

/** What a person may choose. */
export type ThemeChoice = 'light' | 'dark' | 'system';
/** What is on the screen. */
export type Theme = 'light' | 'dark';

/** What the person chose; `system` follows the operating system. */
export const themeChoice = storedChoice<ThemeChoice>('sloop.theme', ['light', 'dark', 'system'], () => 'system');

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');

/** The theme in force now. */
export function currentTheme(): Theme {
  const choice = themeChoice.get();
  if (choice !== 'system') return choice;
  return darkSystem.matches ? 'dark' : 'light';
}

/** The theme in force, as React state. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme);
}

/** The person's choice, as React state. */
export function useThemeChoice(): ThemeChoice {
  return useChoice(themeChoice);
}

/** Keeps the html element's data-theme equal to the theme in force; call once at start. */
export function followTheme(): void {
  const apply = () => {
    document.documentElement.dataset['theme'] = currentTheme();
  };
  apply();
  subscribe(apply);
}

function subscribe(listener: () => void): () => void {
  const stop = themeChoice.subscribe(listener);
  darkSystem.addEventListener('change', listener);
  return () => {
    stop();
    darkSystem.removeEventListener('change', listener);
  };
}
