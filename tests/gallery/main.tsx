import { createRoot } from 'react-dom/client';
import { GalleryChange, type GalleryShow } from '../../renderer/change/galleryChange.tsx';
import { Gallery } from '../../renderer/parts/gallery.tsx';
import { GalleryWork } from '../../renderer/parts/galleryWork.tsx';
import { LiveRegion } from '../../renderer/parts/LiveRegion.tsx';
import { densities } from '../../renderer/theme/density.ts';
import { ThemeRoot } from '../../renderer/theme/ThemeRoot.tsx';

const asked = new URLSearchParams(window.location.search);
const mode = asked.get('theme') === 'dark' ? 'dark' : 'light';
const density = densities.find((one) => one === asked.get('density')) ?? 'standard';
const shows = ['fields', 'waiting', 'person', 'refused', 'record', 'picker', 'list'] as const satisfies readonly GalleryShow[];
const show = shows.find((one) => one === asked.get('show')) ?? 'fields';
function Page() {
  if (asked.get('page') === 'work') return <GalleryWork density={density} />;
  return asked.get('page') === 'change' ? <GalleryChange show={show} /> : <Gallery themeName={mode} />;
}
const root = document.getElementById('root');
if (root === null) throw new Error('the gallery page has no root element');
createRoot(root).render(
  <ThemeRoot mode={mode} density={density} nonce="gallery">
    <LiveRegion>
      <Page />
    </LiveRegion>
  </ThemeRoot>,
);
