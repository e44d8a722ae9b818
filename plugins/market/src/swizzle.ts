import type { SwizzleConfig } from '@docusaurus/types';

type Part = SwizzleConfig['components'][string];

/** Around it anything may stand; its props follow our pages and change with them. */
const page = (description: string): Part => ({
  actions: { wrap: 'safe', eject: 'unsafe' },
  description,
});

/** What `docusaurus swizzle` says of every part of the theme. A test holds it to the folders of `theme/`. */
export const swizzleConfig: SwizzleConfig = {
  components: {
    ItemPage: page('A page of any kind that is written in .md: head, body, what belongs to it'),
    ItemMdxPage: page('The same for a page written in .mdx'),
    MDXComponents: {
      actions: { wrap: 'forbidden', eject: 'unsafe' },
      description:
        'Elements of .mdx pages; an object, no component. Spread @theme-original/MDXComponents into your own',
    },
    MarketActivities: page('/activities/: meetings to come, minutes'),
    MarketAppearance: page('/appearance/: criteria by surface and price band'),
    MarketBlankCanvas: page('/canvas/blank/: the empty canvas on A3'),
    MarketBoard: page('/board/: requests and offers'),
    MarketBroken: page('What stands where a page could not be read, in `npm start` only'),
    MarketCanvasSheet: page('The canvas of a case on one sheet of paper'),
    MarketCases: page('/cases/: all cases on one phase axis'),
    MarketChecklist: page('The checklist of a phase on one sheet'),
    MarketCompare: page('/cases/compare/: cases side by side'),
    MarketFailures: page('/failures/: failures by cause'),
    MarketFront: page('The front page of the market'),
    MarketLetters: page('Letters of thanks on paper'),
    MarketList: page('/kind/…/, /canvas/…/: lists of pages'),
    MarketMatrix: page('/matrix/: phases and canvas'),
    MarketMinutes: page('Minutes of a meeting on paper'),
    MarketOffline: page('/offline/: what is kept on the device'),
    MarketPaper: page('The sheets of a manual'),
    MarketPhase: page('/phase/…/'),
    MarketPrint: page('/print/: several pages as one'),
    MarketRegion: page('/region/: what other markets publish, merged at build'),
    MarketReference: page('/reference/: the fields authors can write'),
    MarketReport: page('/report/: what is missing'),
    MarketReview: page('A measured video beside its model'),
    MarketSkills: page('/skills/: who can do what'),
    MarketSlip: page('The form of a course on paper'),
    MarketValleys: page('/valleys/: valleys and what brought groups back'),
    MarketWithdrawn: page('What stands in the place of a withdrawn page'),
    MarketWork: page('/work/: one step on the screen'),
    MeasuredPage: page('A video with what was measured'),
    MeetingPage: page('A meeting or an alliance'),
    NotFound: {
      actions: { wrap: 'forbidden', eject: 'unsafe' },
      description: 'A folder; the part is NotFound/Content',
    },
    TranslatedPage: page('Any page of an item in a site of several languages'),
    'NotFound/Content': {
      actions: { wrap: 'safe', eject: 'safe' },
      description: '404: the search, and where an old address went',
    },
    Root: {
      actions: { wrap: 'safe', eject: 'unsafe' },
      description:
        'Around the whole site: bars and cards of terms. Yours must hold @theme-original/Root',
    },
  },
};
