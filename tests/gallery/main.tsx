import { createRoot } from 'react-dom/client';
import { Gallery } from '../../renderer/parts/gallery.tsx';
import { GalleryWork } from '../../renderer/parts/galleryWork.tsx';
import { LiveRegion } from '../../renderer/parts/LiveRegion.tsx';
import { densities } from '../../renderer/theme/density.ts';
import { ThemeRoot } from '../../renderer/theme/ThemeRoot.tsx';

const asked = new URLSearchParams(window.location.search);
const mode = asked.get('theme') === 'dark' ? 'dark' : 'light';
const density = densities.find((one) => one === asked.get('density')) ?? 'standard';
const root = document.getElementById('root');
if (root === null) throw new Error('the gallery page has no root element');
createRoot(root).render(
  <ThemeRoot mode={mode} density={density} nonce="gallery">
    <LiveRegion>
      {asked.get('page') === 'work' ? <GalleryWork density={density} /> : <Gallery themeName={mode} />}
    </LiveRegion>
  </ThemeRoot>,
);
