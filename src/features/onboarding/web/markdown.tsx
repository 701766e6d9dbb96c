import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { Link } from '#platform/web/navigation.tsx';
import { type Block, readBlocks } from './read-blocks.ts';

/** A text of the guide: headings, paragraphs, lists, tables and quotes, with bold, code, keys and links; nothing else. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <article className="guide-text">
      {readBlocks(text).map((block, at) => (
        <BlockPart key={String(at)} block={block} />
      ))}
    </article>
  );
}

function BlockPart({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h2>{inline(block.text)}</h2> : <h3>{inline(block.text)}</h3>;
    case 'list': {
      const items = block.items.map((item, at) => <li key={String(at)}>{inline(item)}</li>);
      return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <table className={block.rows.every(([first = '']) => isKeys(first)) ? 'guide-keys' : undefined}>
          <thead>
            <tr>
              {block.head.map((cell, at) => (
                <th key={String(at)} scope="col">
                  {inline(cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, at) => (
              <tr key={String(at)}>
                {row.map((cell, cellAt) => (
                  <td key={String(cellAt)}>{inline(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'quote':
      return <blockquote>{inline(block.text)}</blockquote>;
    case 'paragraph':
      return <p>{inline(block.text)}</p>;
  }
}

/** Nothing but keys, which a phone does not have. */
function isKeys(text: string): boolean {
  return /^(`[^`]+`\s*)+$/u.test(text.trim());
}

const marks = /(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]+\))/u;

function inline(text: string): ReactNode {
  return text.split(marks).map((part, at) => <Fragment key={String(at)}>{inlinePart(part)}</Fragment>);
}

function inlinePart(part: string): ReactNode {
  if (part.startsWith('**')) return <b>{part.slice(2, -2)}</b>;
  if (part.startsWith('`')) return <kbd className="k-key">{part.slice(1, -1)}</kbd>;
  const link = /^\[([^\]]+)\]\((\/[^)]*)\)$/u.exec(part);
  if (!link) return part;
  return (
    <Link to={link[2] ?? '/'} className="link">
      {link[1]}
    </Link>
  );
}
