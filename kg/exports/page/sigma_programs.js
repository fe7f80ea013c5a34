/* How the graphics card draws nodes and edges: in pixels of the screen, from places in the picture's plane. */

const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
const SEGMENTS = 8; // of a curve
const packed = { type: UNSIGNED_BYTE, size: 4, normalized: true };
const float = (name, size) => ({ name, size, type: FLOAT });

/** Where the plane lies on the screen: one unit of it is u_scale pixels, and its middle is at u_origin. */
const PLANE = `
uniform vec2 u_origin;
uniform vec2 u_screen;
uniform float u_scale;

vec2 toScreen(vec2 point) { return u_origin + point * u_scale; }
vec4 toClip(vec2 pixel) { return vec4(pixel.x / u_screen.x * 2.0 - 1.0, 1.0 - pixel.y / u_screen.y * 2.0, 0.0, 1.0); }
`;
const NOWHERE = "vec4(2.0, 2.0, 2.0, 1.0)";

function setPlane(renderer, gl, places) {
  const { x, y } = renderer.graphToViewport({ x: 0, y: 0 });
  const { width, height } = renderer.getDimensions();
  gl.uniform2f(places.u_origin, x, y);
  gl.uniform2f(places.u_screen, width, height);
  gl.uniform1f(places.u_scale, renderer.getGraphToViewportRatio());
}

/** Dots and diamonds with a rim in the colour of the ground. */
class NodeShapes extends engine.NodeProgram {
  getDefinition() {
    return {
      VERTICES: 4,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: ["u_origin", "u_screen", "u_scale", "u_rim"],
      ATTRIBUTES: [float("a_place", 2), float("a_size", 1), float("a_diamond", 1), { name: "a_color", ...packed }, { name: "a_id", ...packed }],
      CONSTANT_ATTRIBUTES: [float("a_corner", 2)],
      CONSTANT_DATA: [[-1, -1], [1, -1], [-1, 1], [1, 1]],
      VERTEX_SHADER_SOURCE: `
        attribute vec2 a_place;
        attribute float a_size;
        attribute float a_diamond;
        attribute vec4 a_color;
        attribute vec4 a_id;
        attribute vec2 a_corner;
        varying vec2 v_pixel;
        varying float v_radius;
        varying float v_diamond;
        varying vec4 v_color;
        ${PLANE}
        void main() {
          v_radius = max(a_size * u_scale, 2.0);
          v_pixel = a_corner * (v_radius + 1.0);
          v_diamond = a_diamond;
          gl_Position = a_size > 0.0 ? toClip(toScreen(a_place) + v_pixel) : ${NOWHERE};
          #ifdef PICKING_MODE
          v_color = a_id;
          #else
          v_color = a_color;
          #endif
        }`,
      FRAGMENT_SHADER_SOURCE: `
        precision mediump float;
        uniform vec3 u_rim;
        varying vec2 v_pixel;
        varying float v_radius;
        varying float v_diamond;
        varying vec4 v_color;
        void main() {
          float far = v_diamond > 0.5 ? (abs(v_pixel.x) + abs(v_pixel.y)) : length(v_pixel);
          float inside = v_radius - far;
          #ifdef PICKING_MODE
          if (inside < 0.0) discard;
          gl_FragColor = v_color;
          #else
          float rim = min(1.5, v_radius * 0.2);
          vec3 color = mix(u_rim, v_color.rgb, clamp(inside - rim + 0.5, 0.0, 1.0));
          gl_FragColor = vec4(color, 1.0) * v_color.a * clamp(inside + 0.5, 0.0, 1.0);
          #endif
        }`,
    };
  }

  processVisibleItem(id, start, { node, color }) {
    this.array.set([node.x, node.y, node.size, Number(node.shape === "diamond"), engine.floatColor(color), id], start);
  }

  setUniforms(params, { gl, uniformLocations }) {
    setPlane(this.renderer, gl, uniformLocations);
    gl.uniform3fv(uniformLocations.u_rim, channels(colour("ground")));
  }
}

/** The red, green and blue (0 to 1) of COLOR, an `rgb(…)`. */
const channels = (color) => color.match(/[\d.]+/g).slice(0, 3).map((value) => value / 255);

/** Vertices of an edge: pairs along the curve, then base and tip of the arrowhead; as [way (0 to 1), side, part]. */
const STRIP = [
  ...Array.from({ length: SEGMENTS + 1 }, (_, step) => [[step / SEGMENTS, -1, 0], [step / SEGMENTS, 1, 0]]).flat(),
  [1, -1, 1], [1, 1, 1], [1, 0, 2],
];

/** Curves that may be dashed and may have an arrowhead, from the rim of one node to the rim of another. */
class EdgeCurves extends engine.EdgeProgram {
  getDefinition() {
    return {
      VERTICES: STRIP.length,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: ["u_origin", "u_screen", "u_scale", "u_thickness", "u_picking"],
      ATTRIBUTES: [
        float("a_from", 2), float("a_control", 2), float("a_to", 2), float("a_radii", 2), float("a_width", 1), float("a_arrow", 1),
        float("a_dash", 2), { name: "a_color", ...packed }, { name: "a_id", ...packed },
      ],
      CONSTANT_ATTRIBUTES: [float("a_strip", 3)],
      CONSTANT_DATA: STRIP,
      VERTEX_SHADER_SOURCE: `
        attribute vec2 a_from;
        attribute vec2 a_control;
        attribute vec2 a_to;
        attribute vec2 a_radii;
        attribute float a_width;
        attribute float a_arrow;
        attribute vec2 a_dash;
        attribute vec4 a_color;
        attribute vec4 a_id;
        attribute vec3 a_strip;
        uniform float u_thickness;
        varying float v_across;
        varying float v_half;
        varying float v_along;
        varying vec2 v_dash;
        varying vec4 v_color;
        ${PLANE}
        vec2 curve(vec2 p, vec2 q, vec2 r, float t) { return mix(mix(p, q, t), mix(q, r, t), t); }
        void main() {
          vec2 p = toScreen(a_from);
          vec2 q = toScreen(a_control);
          vec2 r = toScreen(a_to);
          float first = 2.0 * distance(p, q);
          float last = 2.0 * distance(q, r);
          if (a_width == 0.0 || first == 0.0 || last == 0.0) {
            gl_Position = ${NOWHERE};
            return;
          }
          float arrow = a_arrow * (9.0 + 3.0 * a_width) * max(u_scale, 0.3);
          float start = min(0.4, a_radii.x * u_scale / first);
          float tip = 1.0 - min(0.4, a_radii.y * u_scale / last);
          float base = max(start, tip - arrow / last);
          float t = a_strip.z > 1.5 ? tip : mix(start, base, a_strip.x);
          vec2 here = curve(p, q, r, t);
          vec2 ahead = a_strip.z > 0.5 ? curve(p, q, r, tip) - curve(p, q, r, base) : mix(q - p, r - q, t);
          vec2 aside = length(ahead) > 0.0 ? normalize(vec2(-ahead.y, ahead.x)) : vec2(0.0);
          #ifdef PICKING_MODE
          v_color = a_id;
          v_half = 4.0;
          #else
          v_color = a_color;
          v_half = 0.5 * a_width * u_thickness;
          #endif
          if (a_strip.z > 0.5) v_half = a_strip.z > 1.5 ? 0.0 : arrow * 0.36;
          v_across = a_strip.y * (v_half + (a_strip.z > 0.5 ? 0.0 : 1.0));
          v_along = t * 0.5 * (distance(p, r) + 0.5 * (first + last));
          v_dash = a_strip.z > 0.5 ? vec2(0.0) : vec2(a_dash.x * u_scale, a_dash.y);
          gl_Position = toClip(here + aside * v_across);
        }`,
      FRAGMENT_SHADER_SOURCE: `
        precision highp float;
        varying float v_across;
        varying float v_half;
        varying float v_along;
        varying vec2 v_dash;
        varying vec4 v_color;
        void main() {
          float inside = v_half - abs(v_across) + 0.5;
          #ifdef PICKING_MODE
          if (inside < 0.0) discard;
          gl_FragColor = v_color;
          #else
          float cover = v_half < 0.5 && v_dash.x >= 0.0 ? clamp(inside, 0.0, 2.0 * v_half) : clamp(inside, 0.0, 1.0);
          if (v_dash.x > 4.0) cover *= step(fract(v_along / v_dash.x), v_dash.y);
          else if (v_dash.x > 0.0) cover *= v_dash.y;
          gl_FragColor = vec4(v_color.rgb, 1.0) * v_color.a * cover;
          #endif
        }`,
    };
  }

  processVisibleItem(id, start, _source, _target, { edge, width, dashes, color }) {
    const [from, to] = [NODES.get(edge.from), NODES.get(edge.to)];
    const control = controlOf(edge);
    const [on, off] = dashes ?? [0, 0];
    const dash = dashes ? [on + off, on / (on + off)] : [0, 0];
    this.array.set([
      from.x, from.y, control.x, control.y, to.x, to.y, from.size, to.size, width, Number(arrowed(edge)), ...dash,
      engine.floatColor(color), id,
    ], start);
  }

  setUniforms(params, { gl, uniformLocations }) {
    setPlane(this.renderer, gl, uniformLocations);
    gl.uniform1f(uniformLocations.u_thickness, lineScale(this.renderer.getGraphToViewportRatio()));
  }
}
