// Starts the page: reads the data that stands in it and shows it.

import { render } from 'preact';
import { App, type AppData } from './app.tsx';
import { applyTheme, readTheme } from './use-theme.ts';

applyTheme(readTheme());
const page = document.getElementById('page');
const data = document.getElementById('data')?.textContent;
if (page !== null && data !== undefined && data !== null) {
  page.replaceChildren();
  render(<App data={JSON.parse(data) as AppData} />, page);
}
