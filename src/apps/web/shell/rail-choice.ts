import { storedChoice } from '#platform/web/stored-choice.ts';

/** Whether the rail shows words or only icons. */
export const railChoice = storedChoice<'full' | 'mini'>('sloop.rail', ['full', 'mini'], () => (window.innerWidth < 1200 ? 'mini' : 'full'));

/** Shows the words of the rail, or takes them away. */
export function toggleRail(): void {
  railChoice.set(railChoice.get() === 'mini' ? 'full' : 'mini');
}
