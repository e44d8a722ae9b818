/** Drawings that would run or fetch something in a browser that opens them. */
const OPEN =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="8" height="8">';
const draw = (inner: string): string => `${OPEN}${inner}</svg>`;
const RUN = 'window.ran=1';
const AWAY = 'http://evil.example/x';

const events = [
  ...['onclick', 'onerror', 'onmouseover', 'onfocus', 'onbegin', 'onend', 'onrepeat', 'onactivate'],
  ...[
    'onfocusin',
    'onzoom',
    'onscroll',
    'onunload',
    'onabort',
    'onresize',
    'ONCLICK',
    'onpointerrawupdate',
  ],
].map((name) => draw(`<rect width="8" height="8" ${name}="${RUN}"/>`));

const onRoot = ['onload', 'onerror', 'onwheel', 'onanimationstart'].map(
  (name) => `${OPEN.slice(0, -1)} ${name}="${RUN}"><rect/></svg>`,
);

const scripts = [
  `<script>${RUN}</script>`,
  `<script><![CDATA[${RUN}]]></script>`,
  `<script type="text/ecmascript">${RUN}</script>`,
  `<script href="${AWAY}.js"/>`,
  `<script xlink:href="data:text/javascript,${RUN}"/>`,
  `<g><g><script>${RUN}</script></g></g>`,
  `<defs><script>${RUN}</script></defs>`,
  `<svg:script xmlns:svg="http://www.w3.org/2000/svg">${RUN}</svg:script>`,
  `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${RUN}</x:script>`,
  `<script xmlns="http://www.w3.org/1999/xhtml">${RUN}</script>`,
  `<unknown><script>${RUN}</script></unknown>`,
  `<switch><script>${RUN}</script></switch>`,
  `<handler type="text/javascript">${RUN}</handler>`,
  `<title><script>${RUN}</script></title>`,
  `<desc><html xmlns="http://www.w3.org/1999/xhtml"><script>${RUN}</script></html></desc>`,
  `<text><tspan><script>${RUN}</script></tspan></text>`,
  `<style>a{}</style><script>${RUN}</script>`,
  `<a href="#x"><script>${RUN}</script></a>`,
];

const foreign = [
  `<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="${RUN}"/></body></foreignObject>`,
  `<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:${RUN}"/></foreignObject>`,
  `<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script&gt;${RUN}&lt;/script&gt;"/></foreignObject>`,
  `<iframe xmlns="http://www.w3.org/1999/xhtml" src="${AWAY}"/>`,
  `<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x" onerror="${RUN}"/>`,
  `<h:link xmlns:h="http://www.w3.org/1999/xhtml" rel="stylesheet" href="${AWAY}.css"/>`,
  `<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=${AWAY}"/>`,
  `<h:object xmlns:h="http://www.w3.org/1999/xhtml" data="${AWAY}"/>`,
  `<h:embed xmlns:h="http://www.w3.org/1999/xhtml" src="${AWAY}"/>`,
  `<h:video xmlns:h="http://www.w3.org/1999/xhtml" src="${AWAY}" autoplay=""/>`,
  `<h:form xmlns:h="http://www.w3.org/1999/xhtml"><h:body onload="${RUN}"/></h:form>`,
  `<audio xmlns="http://www.w3.org/2000/svg" href="${AWAY}"/>`,
  `<video xmlns="http://www.w3.org/2000/svg" xlink:href="${AWAY}"/>`,
  `<iframe src="javascript:${RUN}"/>`,
  `<embed src="${AWAY}"/>`,
  `<object data="${AWAY}"/>`,
  `<listener event="click" handler="#h" xmlns="http://www.w3.org/2001/xml-events"/>`,
];

const targets = [
  `javascript:${RUN}`,
  ` javascript:${RUN}`,
  `java&#10;script:${RUN};//evil`,
  `JaVaScRiPt:${RUN}`,
  `&#106;avascript:${RUN}`,
  `data:text/html,&lt;script&gt;${RUN}&lt;/script&gt;`,
  `data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIG9ubG9hZD0id2luZG93LnJhbj0xIi8+`,
  AWAY,
  '//evil.example/x',
  'file:///etc/passwd?evil',
  'evil.svg#a',
];
const links = [
  ...targets.map((target) => `<a href="${target}"><rect width="8" height="8"/></a>`),
  ...targets.slice(0, 6).map((target) => `<a xlink:href="${target}"><rect/></a>`),
  ...targets.map((target) => `<use href="${target}"/>`),
  ...targets.map((target) => `<image width="4" height="4" href="${target}"/>`),
  ...targets.slice(6, 9).map((target) => `<image xlink:href="${target}"/>`),
  ...targets.slice(6, 9).map((target) => `<filter id="f"><feImage href="${target}"/></filter>`),
  ...targets.slice(6, 9).map((target) => `<pattern href="${target}"/>`),
  `<linearGradient xlink:href="${AWAY}#g"/>`,
  `<textPath href="${AWAY}#p">x</textPath>`,
  `<mpath href="${AWAY}#p"/>`,
  `<x:use xmlns:x="http://www.w3.org/2000/svg" href="${AWAY}#g"/>`,
  `<image y:href="${AWAY}" xmlns:y="http://www.w3.org/1999/xlink"/>`,
  `<image href="data:image/png;base64,PHNjcmlwdD5ldmlsPC9zY3JpcHQ+" alt="evil"/>`,
  `<g xml:base="${AWAY}"><use href="#a"/></g>`,
];

const animations = [
  `<a href="#x"><set attributeName="href" to="javascript:${RUN}"/><rect/></a>`,
  `<a xlink:href="#x"><animate attributeName="xlink:href" values="javascript:${RUN}"/></a>`,
  `<rect><set attributeName="onmouseover" to="${RUN}"/></rect>`,
  `<image><animate attributeName="href" from="#a" to="${AWAY}"/></image>`,
  `<rect><set attributeName="style" to="fill:url(${AWAY})"/></rect>`,
  `<rect><animate attributeName="fill" values="url(${AWAY}#a)"/></rect>`,
  `<animate attributeName="r" onbegin="${RUN}" dur="1s"/>`,
  `<set onend="${RUN}" attributeName="x" to="1" dur="1s"/>`,
];

const styles = [
  `<style>@import url(${AWAY}.css);</style>`,
  `<style>@import "${AWAY}.css";</style>`,
  `<style>@font-face{font-family:a;src:url(${AWAY}.woff)}</style>`,
  `<style>rect{fill:url(${AWAY}#a)}</style>`,
  `<style>rect{fill:u\\72l(${AWAY}#a)}</style>`,
  `<style>rect{background:image-set("${AWAY}" 1x)}</style>`,
  `<style>rect{cursor:url('//evil.example/c.cur'),auto}</style>`,
  `<style>rect{behavior:url(#evil)}</style>`,
  `<style>rect{-moz-binding:url(${AWAY}#b)}</style>`,
  `<style>rect{width:expression(${RUN})}</style>`,
  `<style>/**/@import/**/"${AWAY}";</style>`,
  `<style>@namespace "${AWAY}";</style>`,
  `<style>a{content:"\n} @import '${AWAY}'; b{c:"}</style>`,
  `<style><![CDATA[rect{mask:url( "${AWAY}#m" )}]]></style>`,
  `<rect style="fill:url(${AWAY}#a)"/>`,
  `<rect style="fill:red;mask:url('${AWAY}#m')"/>`,
  `<rect style="background-image:url(data:text/html,evil)"/>`,
  `<rect style="filter:url(/**/${AWAY}#f)"/>`,
  `<rect fill="url(${AWAY}#a)"/>`,
  `<rect filter="url('${AWAY}#f')"/>`,
  `<rect clip-path="url(  //evil.example/c#c )"/>`,
  `<rect mask="url(#ok) url(${AWAY}#m)"/>`,
  `<rect marker-end="u\\72l(${AWAY}#m)"/>`,
  `<rect cursor="url(${AWAY}),auto"/>`,
];

const before = [
  `<?xml-stylesheet href="${AWAY}.css"?>${draw('<rect/>')}`,
  `<?xml-stylesheet type="text/xsl" href="#evil"?>${draw('<rect/>')}`,
  `<!DOCTYPE svg SYSTEM "${AWAY}.dtd">${draw('<rect/>')}`,
  `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "${RUN}">]>${draw('<rect/>')}`,
  `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${draw('<rect/>')}`,
  `<!-- evil --><svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>`,
  `<s:svg xmlns:s="http://www.w3.org/2000/svg" onload="${RUN}"><s:script>${RUN}</s:script></s:svg>`,
  `<svg onload="${RUN}"><script>${RUN}</script></svg>`,
];

/** Each becomes harmless. */
export const hostileSvgs: readonly string[] = [
  ...events,
  ...onRoot,
  ...[...scripts, ...foreign, ...links, ...animations, ...styles].map(draw),
  ...before,
];

const tens = (count: number, name: (index: number) => string): string =>
  Array.from({ length: count }, (_, at) => name(at)).join('');

/** These are no drawings, or would stop a browser: name, text. */
export const refusedSvgs: readonly (readonly [string, string])[] = [
  ['HTML', '<html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>'],
  ['an entity of its own', `<!DOCTYPE svg [<!ENTITY a "<script>1</script>">]>${draw('&a;')}`],
  [
    'a billion laughs',
    `<!DOCTYPE svg [<!ENTITY a "ha">${tens(9, (at) => `<!ENTITY a${at} "&a;&a;&a;&a;">`)}]>${draw('<text>&a8;</text>')}`,
  ],
  ['another encoding', `<?xml version="1.0" encoding="UTF-7"?>${draw('+ADw-script+AD4-')}`],
  ['not closed', `${OPEN}<rect>`],
  ['an attribute twice', draw('<rect x="1" x="2"/>')],
  ['a stray <', draw('<text>板厚 < 3</text>')],
  ['a prefix nobody declared', draw('<z:script>1</z:script>')],
  ['two roots', draw('') + draw('')],
  ['nested too deep', draw('<g>'.repeat(20_000) + '</g>'.repeat(20_000))],
  [
    'a billion parts',
    draw(
      `<g id="a0"><rect/></g>${tens(12, (at) => `<g id="a${at + 1}">${`<use href="#a${at}"/>`.repeat(10)}</g>`)}`,
    ),
  ],
  [
    'a billion patterns',
    draw(
      `<rect id="p0"/>${tens(12, (at) => `<pattern id="p${at + 1}">${`<rect fill="url(#p${at})"/>`.repeat(10)}</pattern>`)}<rect fill="url(#p12)"/>`,
    ),
  ],
];
