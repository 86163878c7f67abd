import './styles/index.css';
import type { GilLab } from './api';
import { createGilLab } from './engine/gil-lab';
import { loadTheme } from './share/storage';
import './page/gl-lab';
import { Workspace } from './page/workspace';

declare global {
  interface Window {
    gilLab: GilLab;
  }
}

async function mount(lab: GilLab): Promise<void> {
  const theme = loadTheme();
  if (theme !== null) document.documentElement.dataset['theme'] = theme;
  const { workspace, fault } = await Workspace.open();
  const page = document.createElement('gl-lab');
  page.lab = lab;
  page.workspace = workspace;
  page.message = fault;
  document.body.append(page);
}

window.gilLab = createGilLab();
void mount(window.gilLab);
