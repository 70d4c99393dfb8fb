import { expectAccessible } from './support/accessibility.ts';
import { inBothSchemes } from './support/appearance.ts';
import { expect, test } from './support/casebench.ts';
import { goTo, placeTab, teamFour } from './support/walk.ts';

test.use({ practice: teamFour });

test('when the services end the window says so with a reference, keeps its page, and cannot be talked out of it', async ({ desktop }) => {
  const { page } = desktop;
  let tell: (event: unknown) => void = () => undefined;
  await page.routeWebSocket(/\/socket$/, (socket) => {
    socket.connectToServer();
    tell = (event) => socket.send(JSON.stringify({ event }));
  });
  await page.reload();
  await expect(placeTab(page, 'Queue')).toBeVisible();
  await goTo(page, 'Queue');
  tell({ type: 'services.ended', incident: 'INC-0A1B2C3D' });
  const notice = page.getByRole('region', { name: 'Casebench has stopped' });
  await expect(notice).toContainText('Close Casebench and open it again.');
  await expect(notice).toContainText('INC-0A1B2C3D');
  await expect(notice.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('treegrid', { name: 'Work' })).toBeVisible();
  await inBothSchemes(page, () => expectAccessible(page));
  await goTo(page, 'Today');
  await expect(notice).toBeVisible();
});
