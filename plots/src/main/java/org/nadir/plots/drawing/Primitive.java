package org.nadir.plots.drawing;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.intermediate.commands.AffineTransformCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.Command;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.FillShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetClipCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetColorCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetStrokeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetTransformCommand;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One filled or stroked shape of a drawing, with everything that decides how it looks.
 *
 * @param shape the shape, in its own coordinates
 * @param toPage from its own coordinates to the page's
 * @param color its colour, with its transparency
 * @param stroke how its outline is drawn; null where it is filled
 * @param clip the rectangle of the page it is cut to; null where it is not
 */
record Primitive(
        Shape shape,
        AffineTransform toPage,
        Color color,
        @Nullable BasicStroke stroke,
        @Nullable Rectangle2D clip) {

    /**
     * What a painter draws.
     *
     * <p>VectorGraphics2D records the calls; its own SVG and PDF repeat every glyph, and its PDF differs from run to run.
     */
    static List<Primitive> recorded(Consumer<java.awt.Graphics2D> painter) {
        VectorGraphics2D recorder = new VectorGraphics2D();
        painter.accept(recorder);
        List<Primitive> primitives = new ArrayList<>();
        AffineTransform toPage = new AffineTransform();
        Color color = Color.BLACK;
        BasicStroke stroke = new BasicStroke();
        Rectangle2D clip = null;
        for (Command<?> command : recorder.getCommands()) {
            if (command instanceof SetColorCommand set) {
                color = set.getValue();
            } else if (command instanceof SetStrokeCommand set) {
                stroke = (BasicStroke) set.getValue();
            } else if (command instanceof SetTransformCommand set) {
                toPage = new AffineTransform(set.getValue());
            } else if (command instanceof AffineTransformCommand change) {
                toPage = new AffineTransform(toPage);
                toPage.concatenate(change.getValue());
            } else if (command instanceof SetClipCommand set) {
                Shape asked = set.getValue();
                clip = asked == null
                        ? null
                        : toPage.createTransformedShape(asked).getBounds2D();
            } else if (command instanceof FillShapeCommand fill) {
                primitives.add(new Primitive(fill.getValue(), toPage, color, null, clip));
            } else if (command instanceof DrawShapeCommand draw) {
                primitives.add(new Primitive(draw.getValue(), toPage, color, stroke, clip));
            }
        }
        return primitives;
    }

    /** The shape where it is on the page. */
    Shape onPage() {
        return toPage.createTransformedShape(shape);
    }

    /** Whether the next primitive can be drawn with this one, in one path, and look the same. */
    boolean joins(Primitive next) {
        return stroke != null
                && stroke.getDashArray() == null
                && color.getAlpha() == 255
                && stroke.equals(next.stroke)
                && color.equals(next.color)
                && (clip == null ? next.clip == null : clip.equals(next.clip));
    }
}
