// The map by keyboard: arrows walk from partner to partner, Enter chooses, Escape takes the choice back.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function listen(board, state, act) {
  board.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (ARROWS[event.key]) act.walk(nearest(state, ARROWS[event.key]));
    else if (event.key === "Enter" || event.key === " ") act.choose(state.cursor);
    else if (event.key === "Escape") act.clear();
    else if (event.key === "+") act.zoom(1.25);
    else if (event.key === "-") act.zoom(0.8);
    else return;
    event.preventDefault();
    event.stopPropagation(); // an arrow on the map is no step of a running order
  };
  board.onblur = () => act.walk(null);
}

// The partner that lies nearest in this direction; from nowhere, the chosen one or the first at the left.
function nearest(state, [across, down]) {
  const shapes = visibleShapes(state);
  const from = state.byId.get(state.cursor ?? state.view.selected ?? "");
  if (!from) return shapes.toSorted((one, other) => one.x - other.x)[0]?.id ?? null;
  if (state.cursor === null) return from.id;
  let best = null;
  for (const node of shapes) {
    const [x, y] = [node.x - from.x, node.y - from.y];
    const ahead = x * across + y * down;
    const aside = Math.abs(x * down) + Math.abs(y * across);
    if (ahead <= 0 || node === from) continue;
    const far = ahead + 2 * aside;
    if (best === null || far < best.far) best = { far, id: node.id };
  }
  return best?.id ?? state.cursor;
}
