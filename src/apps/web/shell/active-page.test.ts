import { expect, test } from 'vitest';
import { activePage } from './active-page.ts';

const pages = [{ path: '/' }, { path: '/opportunities' }, { path: '/opportunities/$id' }, { path: '/opportunities/board' }, { path: '/targets' }];

test.each([
  { pathname: '/', path: '/' },
  { pathname: '/opportunities', path: '/opportunities' },
  { pathname: '/opportunities/42', path: '/opportunities/$id' },
  { pathname: '/opportunities/board', path: '/opportunities/board' },
  { pathname: '/opportunities/42/edit', path: '/opportunities/$id' },
  { pathname: '/targetsx', path: undefined },
])('$pathname shows $path', ({ pathname, path }) => {
  expect(activePage(pages, pathname)?.path).toBe(path);
});
