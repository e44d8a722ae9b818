import type { HtmlTagObject } from '@docusaurus/types';
import { NEWEST_TAG } from '../shown-clock.js';

/** What the reader's clock is compared with. */
export const newestTag = (newest: string | undefined): HtmlTagObject[] =>
  newest === undefined
    ? []
    : [{ tagName: 'meta', attributes: { name: NEWEST_TAG, content: newest } }];

/** Without script: what cannot work is not there, and the ways of the navigation bar are, on a phone too. */
export const withoutScript: HtmlTagObject = {
  tagName: 'noscript',
  innerHTML:
    '<style>[data-needs-script],.navbar__toggle,.navbar button{display:none!important}' +
    '.navbar{position:static;height:auto}.navbar__inner,.navbar__items{flex-wrap:wrap}' +
    '.navbar__item{display:inline-block!important}.navbar__items--right>*{position:static!important}</style>',
};

const stays = '文章はこのまま読めます。';
/** The address of a page's script or style sheet, as Docusaurus names them. */
const OURS = '/assets/(?:js|css)/';

/**
 * Pages as they are served are whole texts; their scripts may be gone, because the page is an old copy and
 * the site was published anew, or not come, because there is no connection. Nothing of React runs then, so
 * this stands in the page itself: it asks the host what is the matter, reloads once where that can help
 * (never a page that came by a reload: no loop, and no storage is needed to know), and says the rest. Once
 * the page is alive, its parts say themselves that they cannot load; only that the site is a new one is
 * said here, and the reader decides.
 */
export const brokenScript = (offline: string): HtmlTagObject => ({
  tagName: 'script',
  // The page that says what is kept on the device is whole without a script, and speaks of the connection itself.
  innerHTML: `(function(){
if(location.pathname===${JSON.stringify(offline)})return;
var d=document,busy,bar,entry=performance.getEntriesByType('navigation')[0],reloaded=!!entry&&entry.type==='reload';
addEventListener('error',function(e){
var t=e.target,n=t&&t.tagName,u=n==='SCRIPT'?t.src:n==='LINK'&&t.rel==='stylesheet'?t.href:'';
if(new RegExp(${JSON.stringify(OURS)}).test(u))look(u)
},true);
function look(u,again){
if(busy)return;busy=1;
fetch(u,{method:'HEAD',cache:'no-store'}).then(function(r){return r.status===404||r.status===410?'gone':r.ok?'here':'off'},function(){return 'off'}).then(function(what){
busy=0;
var alive=d.documentElement.dataset.hasHydrated==='true';
if(alive){if(what==='gone')say('サイトが新しくなりました。書きかけのものを写してから、読み直してください。それまで動かないボタンがあります。');return}
if(what==='off'){
say('${stays}つながると、自動で読み直します。いまは通信が切れていて、検索やボタンが動きません。');
addEventListener('online',function(){look(u,1)},{once:true});
if(!reloaded)setTimeout(function(){look(u)},15000);
}else if(!reloaded||again)location.reload();
else say('${stays}サイトを入れ替えている途中のようで、検索やボタンが動きません。しばらくして、読み直してください。');
})}
function say(text){
if(!d.body){addEventListener('DOMContentLoaded',function(){say(text)});return}
if(!bar){
bar=d.createElement('div');bar.id='ichiba-broken';bar.setAttribute('role','status');bar.setAttribute('data-print','hide');
bar.style.cssText='position:sticky;top:0;z-index:300;padding:12px 16px;border-bottom:4px solid #b3261e;background:#fff;color:#1b1b1b;line-height:1.7;text-align:center';
d.body.insertBefore(bar,d.body.firstChild)}
setTimeout(function(){
bar.textContent=text+' ';
var b=d.createElement('button');b.type='button';b.textContent='読み直す';
b.style.cssText='min-height:44px;padding:8px 16px;border:1px solid;border-radius:6px;background:#fff;color:#1b1b1b;font:inherit;cursor:pointer';
b.onclick=function(){location.reload()};bar.appendChild(b)},100)}
})()`,
});
