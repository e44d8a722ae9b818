import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { SkillMapProp } from '../../learning-props.js';
import { dateText } from '../../shown.js';
import { visibilityWords } from '../labels.js';
import { Section } from '../parts/Anchored.js';
import { Badge } from '../parts/Badge.js';
import { Label } from '../parts/Labels.js';
import { Dates } from './Dates.js';
import { MapCards } from './MapCards.js';
import { MapTable } from './MapTable.js';
import styles from './skills.module.css';

/** One firm's map: whose it is, the table or the cards, and the days to come. */
export const SkillMap = ({ map }: { readonly map: SkillMapProp }): ReactNode => (
  <Section id={`map-${map.id}`} title={map.title}>
    <p className={styles.about}>
      {map.owner && (
        <span>{sayJsx`所有：${<Label label={map.owner.label} url={map.owner.url} />}`}</span>
      )}
      {map.revised && <span>{say`${dateText(map.revised)}改訂`}</span>}
      <span>{say`確認日から${map.months}か月を過ぎたら、確かめ直します`}</span>
      {map.visibility !== 'public' && <Badge icon="lock">{visibilityWords[map.visibility]}</Badge>}
      {map.fictional && <Badge>{say`見本：架空の組織・条件です`}</Badge>}
      <Link to={map.url} data-print="hide">{say`この表の説明`}</Link>
    </p>
    <MapTable map={map} />
    <MapCards map={map} />
    <Dates map={map} />
  </Section>
);
