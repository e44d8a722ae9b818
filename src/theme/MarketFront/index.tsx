import Layout from '@theme/Layout'; export default function X(p){return <Layout><main><h1>x</h1><pre>{JSON.stringify(Object.keys(p))}</pre></main></Layout>}
