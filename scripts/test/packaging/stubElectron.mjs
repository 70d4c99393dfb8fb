import { registerHooks } from 'node:module';

/**
 * Stands in Electron's place for one question: does the product's entry wait at its top level for `whenReady`?
 * Electron is not ready before the entry has ended, so such a wait never ends. Node then leaves with code 13.
 */
const source = `
  const calls = [];
  const note = (name, answer) => () => { calls.push(name); return answer; };
  export const app = { isPackaged: false, setPath: note('setPath'), enableSandbox: note('enableSandbox'), requestSingleInstanceLock: note('requestSingleInstanceLock', true), quit: note('quit'), whenReady: () => { calls.push('whenReady'); return new Promise(() => {}); } };
  export const dialog = {};
  export const Menu = { setApplicationMenu: note('setApplicationMenu') };
  export const protocol = { registerSchemesAsPrivileged: note('registerSchemesAsPrivileged') };
  process.on('exit', () => process.stdout.write(JSON.stringify(calls)));
`;
const address = `data:text/javascript,${encodeURIComponent(source)}`;
registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: address, shortCircuit: true } : next(specifier, context)),
});
