import init, { version } from './pkg/gil_lab.js';

await init();
document.body.textContent = `GIL Lab ${version()}`;
