import type { ReactNode } from 'react';
import type { PictureProp } from '../../props.js';

/** A picture of ours; its place is kept free while it loads. */
export const Picture = ({
  picture: { url, alt, width, height },
  className,
}: {
  readonly picture: PictureProp;
  readonly className?: string;
}): ReactNode => (
  <img className={className} src={url} alt={alt} width={width} height={height} decoding="async" />
);
