import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { ReferencePageProp } from '../../pages/reference.js';
import { renderBody } from '../../ui/body/renderBody.js';

/** The authors' reference of kinds and fields, generated from the schema. */
export default function MarketReference({
  reference,
}: {
  reference: ReferencePageProp;
}): ReactNode {
  return (
    <Layout>
      <PageMetadata
        title={reference.title}
        description={say`知識市場のページに書ける欄と、その書き方の一覧`}
      />
      <main className="ichiba-page container margin-vert--lg">
        <h1>{reference.title}</h1>
        {reference.guides.map(({ id, label, url = '' }) => (
          <p key={id}>
            <Link to={url}>{say`手引き「${label}」を読む`}</Link>
          </p>
        ))}
        {renderBody(reference.body)}
      </main>
    </Layout>
  );
}
