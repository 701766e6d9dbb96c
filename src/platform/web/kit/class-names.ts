/** Joins the class names that are given: `classNames('k-tag', isBad && 'bad')`. */
export function classNames(...names: readonly (string | false | undefined | null)[]): string {
  return names.filter(Boolean).join(' ');
}
