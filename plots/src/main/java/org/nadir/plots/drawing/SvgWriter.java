package org.nadir.plots.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a drawing as SVG 1.1.
 *
 * <p>Letters are outlines, each defined once and used where it stands, so that a figure looks the same on every machine
 * and in every journal's press; what the figure says is in its title and description, for those who hear it.
 */
final class SvgWriter {
    private static final int SHORTEST_SHARED_PATH = 40; // below, a reference is as long as the path

    private final StringBuilder out = new StringBuilder(1 << 15);
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, String> shared = new LinkedHashMap<>();
    private final Map<Rectangle2D, String> clips = new LinkedHashMap<>();
    private final String prefix;

    private SvgWriter(String prefix) {
        this.prefix = prefix;
    }

    /**
     * The text of an SVG file.
     *
     * @param prefix what its identifiers begin with, so that several can stand in one page
     */
    static String write(
            List<Primitive> primitives, double width, double height, String prefix, String title, String description) {
        SvgWriter writer = new SvgWriter(prefix);
        writer.open(width, height, title, description);
        writer.define(primitives);
        for (int i = 0; i < primitives.size(); ) {
            i = writer.primitive(primitives, i);
        }
        return writer.out.append("</svg>\n").toString();
    }

    private void open(double width, double height, String title, String description) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" "
                + "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" role=\"img\" width=\"");
        PathText.number(out, width);
        out.append("pt\" height=\"");
        PathText.number(out, height);
        out.append("pt\" viewBox=\"0 0 ");
        PathText.number(out, width);
        out.append(' ');
        PathText.number(out, height);
        out.append("\">\n<title>").append(escaped(title)).append("</title>\n<desc>");
        out.append(escaped(description)).append("</desc>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Gives a name to every path that is filled more than once in its own coordinates, and to every clip. */
    private void define(List<Primitive> primitives) {
        for (Primitive primitive : primitives) {
            if (primitive.stroke() == null) {
                uses.merge(ownPath(primitive), 1, Integer::sum);
            }
        }
        out.append("<defs>\n");
        for (Primitive primitive : primitives) {
            if (primitive.stroke() == null) {
                String path = ownPath(primitive);
                if (uses.get(path) > 1 && path.length() > SHORTEST_SHARED_PATH && !shared.containsKey(path)) {
                    String id = prefix + "g" + shared.size();
                    shared.put(path, id);
                    out.append("<path id=\"").append(id).append("\" d=\"").append(path);
                    out.append("\"/>\n");
                }
            }
            Rectangle2D clip = primitive.clip();
            if (clip != null && !clips.containsKey(clip)) {
                String id = prefix + "c" + clips.size();
                clips.put(clip, id);
                out.append("<clipPath id=\"").append(id).append("\"><path d=\"");
                PathText.svg(out, clip);
                out.append("\"/></clipPath>\n");
            }
        }
        out.append("</defs>\n");
    }

    private static String ownPath(Primitive primitive) {
        StringBuilder path = new StringBuilder();
        PathText.svg(path, primitive.shape());
        return path.toString();
    }

    /** Writes a primitive and those after it that can share its path; returns the first one not written. */
    private int primitive(List<Primitive> primitives, int first) {
        Primitive primitive = primitives.get(first);
        BasicStroke stroke = primitive.stroke();
        int next = first + 1;
        if (stroke == null) {
            String id = shared.get(ownPath(primitive));
            if (id != null) {
                use(primitive, id);
                return next;
            }
            Shape shape = primitive.onPage();
            if (visible(shape)) {
                path(shape);
                paint("fill", primitive.color());
                clip(primitive.clip());
                out.append("/>\n");
            }
            return next;
        }
        Path2D.Double lines = new Path2D.Double();
        lines.append(primitive.onPage(), false);
        while (next < primitives.size() && primitive.joins(primitives.get(next))) {
            lines.append(primitives.get(next).onPage(), false);
            next++;
        }
        path(lines);
        out.append(" fill=\"none\"");
        paint("stroke", primitive.color());
        stroke(stroke, primitive.toPage());
        clip(primitive.clip());
        out.append("/>\n");
        return next;
    }

    private static boolean visible(Shape shape) {
        Rectangle2D bounds = shape.getBounds2D();
        return bounds.getWidth() > 0 || bounds.getHeight() > 0;
    }

    private void use(Primitive primitive, String id) {
        AffineTransform to = primitive.toPage();
        boolean cut = primitive.clip() != null;
        if (cut) { // round the reference: a clip on it would be in the shape's own coordinates
            out.append("<g");
            clip(primitive.clip());
            out.append('>');
        }
        out.append("<use xlink:href=\"#").append(id).append("\" transform=\"");
        if (to.getShearX() == 0 && to.getShearY() == 0) {
            out.append("translate(");
            PathText.number(out, to.getTranslateX());
            out.append(' ');
            PathText.number(out, to.getTranslateY());
            out.append(')');
            if (to.getScaleX() != 1 || to.getScaleY() != 1) {
                out.append(" scale(");
                PathText.factor(out, to.getScaleX());
                out.append(')');
            }
        } else {
            out.append("matrix(");
            PathText.factor(out, to.getScaleX());
            out.append(' ');
            PathText.factor(out, to.getShearY());
            out.append(' ');
            PathText.factor(out, to.getShearX());
            out.append(' ');
            PathText.factor(out, to.getScaleY());
            out.append(' ');
            PathText.number(out, to.getTranslateX());
            out.append(' ');
            PathText.number(out, to.getTranslateY());
            out.append(')');
        }
        out.append('"');
        paint("fill", primitive.color());
        out.append(cut ? "/></g>\n" : "/>\n");
    }

    private void path(Shape shape) {
        out.append("<path d=\"");
        PathText.svg(out, shape);
        out.append('"');
    }

    private void paint(String property, Color color) {
        out.append(' ').append(property).append("=\"").append(hex(color)).append('"');
        if (color.getAlpha() < 255) {
            out.append(' ').append(property).append("-opacity=\"");
            PathText.number(out, color.getAlpha() / 255.0);
            out.append('"');
        }
    }

    private static String hex(Color color) {
        return "#"
                + Integer.toHexString(0x1000000 | (color.getRGB() & 0xFFFFFF)).substring(1);
    }

    private void stroke(BasicStroke stroke, AffineTransform toPage) {
        out.append(" stroke-width=\"");
        PathText.number(out, stroke.getLineWidth() * Math.sqrt(Math.abs(toPage.getDeterminant())));
        out.append('"');
        if (stroke.getEndCap() == BasicStroke.CAP_ROUND) {
            out.append(" stroke-linecap=\"round\"");
        } else if (stroke.getEndCap() == BasicStroke.CAP_SQUARE) {
            out.append(" stroke-linecap=\"square\"");
        }
        if (stroke.getLineJoin() == BasicStroke.JOIN_ROUND) {
            out.append(" stroke-linejoin=\"round\"");
        }
        float[] dash = stroke.getDashArray();
        if (dash != null) {
            out.append(" stroke-dasharray=\"");
            for (int i = 0; i < dash.length; i++) {
                if (i > 0) {
                    out.append(' ');
                }
                PathText.number(out, dash[i]);
            }
            out.append('"');
        }
    }

    private void clip(@Nullable Rectangle2D clip) {
        if (clip != null) {
            out.append(" clip-path=\"url(#").append(clips.get(clip)).append(")\"");
        }
    }
}
