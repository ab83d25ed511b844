// Shows a process with the standard viewer; without it the picture that the page came with stays.
import Viewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';

for (const box of document.querySelectorAll('[data-bpmn]')) {
  show(box).catch((why) => console.warn(why));
}

async function show(box) {
  const answer = await fetch(box.dataset.bpmn);
  if (!answer.ok) return;
  const picture = box.firstElementChild;
  const canvas = document.createElement('div');
  canvas.className = 'flow-canvas';
  box.append(canvas);
  const viewer = new Viewer({ container: canvas });
  try {
    await viewer.importXML(await answer.text());
    box.setAttribute('data-bpmn-shown', '');
    viewer.get('canvas').zoom('fit-viewport', 'auto');
    picture.hidden = true;
  } catch (why) {
    canvas.remove();
    throw why;
  }
}
