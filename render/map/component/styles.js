// How each shape and line looks now: as it is, brought out, chosen, or stepped back.

const LABEL_SMALLEST = 9; // pixels on the screen; smaller labels are left out but for those that matter most
const LABEL_IN_CROWD = 12.5; // pixels on the screen of the labels that are then left
const LINE_OPACITY = 0.85;
const REST_OPACITY = 0.45; // of the lines beside those that carry most
const FAINT_OPACITY = 0.25;

// Which shapes and lines are brought out: by the choice, or else by the lens. Null: nothing is, so nothing steps back.
function broughtOut(state) {
  const { lens, selected } = state.view;
  if (selected && state.byId.has(selected)) {
    const lines = state.lines.filter((line) => line.from === selected || line.to === selected);
    return out(lines, [selected], "accent");
  }
  if (!lens.partners.length && !lens.lines.length) return null;
  const wanted = new Set(lens.lines);
  return out(state.lines.filter((line) => wanted.has(line.id) || line.proposed), lens.partners, lens.tone);
}

function out(lines, partners, tone) {
  const ends = lines.flatMap((line) => [line.from, line.to]);
  return { lines: new Set(lines.map((line) => line.id)), partners: new Set([...partners, ...ends]), tone };
}

function shapeStyle(node, state, theme) {
  const { lit, view } = state;
  const chosen = node.id === view.selected;
  const back = (lit !== null && !lit.partners.has(node.id)) || view.faintSet.has(node.id);
  const fill = back ? theme.canvas : node.fill[theme.name];
  const border = back || node.hatched || node.unknown ? theme.outline : theme.border;
  return {
    id: node.id,
    hidden: view.hiddenSet.has(node.id),
    x: node.x * state.stretch.x,
    y: node.y * state.stretch.y,
    color: { background: fill, border },
    borderWidth: back ? 1 : chosen ? 3 : 1.6,
    label: labelled(node, state) ? node.label : " ",
    font: {
      size: state.labelSize,
      face: state.face,
      color: back ? theme.muted : theme.ink,
      strokeWidth: 5 * (state.labelSize / state.data.canvas.font),
      strokeColor: theme.canvas,
      vadjust: node.below - 12 + ((state.crowded ? state.shifts.get(node.id) : null) ?? labelShift(node, state)),
    },
  };
}

// Where labels would be too small to read, only those keep theirs that find room: see `roomForLabels`.
function labelled(node, state) {
  return !state.crowded || state.shifts.has(node.id);
}

// A line bends as far round names, and as little over the edge, however far the map is spread.
function bent(line, state) {
  const [from, to] = [state.byId.get(line.from), state.byId.get(line.to)];
  if (!line.smooth || !from || !to) return line;
  const [across, down] = [from.x - to.x, from.y - to.y];
  const spread = Math.hypot(across * state.stretch.x, down * state.stretch.y) / (Math.hypot(across, down) || 1);
  return { ...line, smooth: { ...line.smooth, roundness: line.smooth.roundness / spread } };
}

function lineStyle(line, state, theme) {
  const { lit, view } = state;
  const shown = lit !== null && lit.lines.has(line.id);
  const back = lit !== null && !shown;
  const tone = line.dotted && !back ? theme.accent : line.within ? theme.within : theme.link;
  const colour = shown ? theme[lit.tone] : tone;
  return {
    id: line.id,
    hidden: view.hiddenLineSet.has(line.id) || view.hiddenSet.has(line.from) || view.hiddenSet.has(line.to),
    color: { color: colour, hover: colour, opacity: back ? FAINT_OPACITY : shown || line.dotted ? 1 : line.rest ? REST_OPACITY : LINE_OPACITY },
    width: back ? 1 : shown ? Math.min(5, Math.max(2.2, line.width)) : line.width,
    arrows: { to: { enabled: line.arrows === "to", scaleFactor: shown ? 0.55 : 0.42 } },
  };
}
