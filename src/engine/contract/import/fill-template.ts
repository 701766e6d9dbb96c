/** Fills `{field}` holes; a hole without text takes the separators beside it away. Empty when nothing was filled. */
export function fillTemplate(template: string, text: (field: string) => string | null): string {
  let filled = 0;
  const full = template.replaceAll(/\{([a-z][a-z0-9_]*)\}/g, (_hole, field: string) => {
    const value = text(field)?.trim() ?? '';
    if (value !== '') filled += 1;
    return value;
  });
  return filled === 0 ? '' : full.replaceAll(/^[\s·\-–—,，/|]+|[\s·\-–—,，/|]+$/g, '').replaceAll(/\s*·\s*(?:·\s*)+/g, ' · ');
}
