import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { MatrixPageProp } from '../../list-props.js';
import listStyles from '../../ui/list/list.module.css';
import { Matrix } from '../../ui/matrix/Matrix.js';

const description = say`五つの段階と、ビジネスモデルキャンバスの九つの欄ごとに、ページの数を見ます。`;

/** Where the market knows something and where it is silent: phase × canvas block. */
export default function MarketMatrix({ matrix }: { readonly matrix: MatrixPageProp }): ReactNode {
  return (
    <Layout>
      <PageMetadata title={say`段階とキャンバスの表`} description={description} />
      <main className={listStyles.page}>
        <h1 className={listStyles.title}>{say`段階とキャンバスの表`}</h1>
        <p
          className={listStyles.description}
        >{say`${description}大きな数は、書き手が段階と欄を自分で選んだページ（記入）です。「既定」は、置き場所から決まったページの数です。`}</p>
        <p className={listStyles.ways}>
          <Link to={matrix.reportUrl}>{say`報告（どこに足りないかを、会議に持っていく形で）`}</Link>
        </p>
        <Matrix matrix={matrix} />
      </main>
    </Layout>
  );
}
