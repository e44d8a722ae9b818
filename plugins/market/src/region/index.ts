/** What a region is made of: written by `ichiba federate`, read by the option `region`. */
export {
  REGION_MANIFEST,
  REGION_SCHEMA_VERSION,
  REGION_SEARCH,
  type RegionDuplicate,
  type RegionManifest,
  type RegionMarket,
  type RegionPage,
} from './format.js';
