import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { openBridge } from './bridge.ts';

const bridge = openBridge();

function Shell() {
  const [answered, setAnswered] = useState(false);
  useEffect(() => {
    void bridge.call('session.state', {}).then(() => setAnswered(true));
  }, []);
  return (
    <main>
      <h1>Casebench</h1>
      <p role="status">{answered ? 'Ready' : 'Getting ready'}</p>
    </main>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <Shell />
  </StrictMode>,
);
