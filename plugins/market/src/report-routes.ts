import type { PluginContentLoadedActions } from '@docusaurus/types';
import type { Market } from './load-market.js';
import { toReport } from './pages/report.js';

/** The coordinator's report. */
export function addReportRoutes(
  { context }: Market,
  addRoute: PluginContentLoadedActions['addRoute'],
): void {
  addRoute({
    path: context.urls.report,
    component: '@theme/MarketReport',
    exact: true,
    get props() {
      return { report: { ...toReport(context) } };
    },
  });
}
