import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openBridge, styleNonce } from './bridge.ts';
import { createApi } from './client.ts';
import { createWindow } from './shell/createWindow.ts';
import { Window } from './shell/Window.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <Window nonce={styleNonce()} {...createWindow(createApi(openBridge()), () => Date.now())} />
  </StrictMode>,
);
