// Starts the page: reads the data that stands in it and shows it.

import { render } from 'preact';
import type { PageData } from '../format/page-data.ts';
import { App } from './app.tsx';
import { applyTheme, readTheme } from './theme.ts';

applyTheme(readTheme());
const page = document.getElementById('page');
const data = document.getElementById('data')?.textContent;
if (page !== null && data !== undefined && data !== null) {
  page.replaceChildren();
  render(<App data={JSON.parse(data) as PageData} />, page);
}
