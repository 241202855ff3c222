package org.nadir.plots.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * A picture of a stated size that can be written as PNG, SVG and PDF.
 *
 * <p>It needs no display and no installed font. The same drawing has the same bytes in each format, whenever it is
 * written.
 */
public final class Drawing {
    private static final double POINTS_PER_INCH = 72;

    private final double width;
    private final double height;
    private final Consumer<Graphics2D> painter;

    private Drawing(double width, double height, Consumer<Graphics2D> painter) {
        this.width = width;
        this.height = height;
        this.painter = painter;
    }

    /**
     * A drawing.
     *
     * @param width its width in points (1/72 inch), positive
     * @param height its height in points, positive
     * @param painter draws it, in points from the upper left corner, the same each time it is asked; fills and strokes
     *     shapes in plain colours, and nothing else
     * @return the drawing
     * @throws IllegalArgumentException if a size is not positive and finite
     */
    public static Drawing of(double width, double height, Consumer<Graphics2D> painter) {
        if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("width must be positive and finite, but was " + width);
        }
        if (!(height > 0 && height < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("height must be positive and finite, but was " + height);
        }
        return new Drawing(width, height, painter);
    }

    /**
     * How wide it is.
     *
     * @return the width in points
     */
    public double width() {
        return width;
    }

    /**
     * How high it is.
     *
     * @return the height in points
     */
    public double height() {
        return height;
    }

    /**
     * The picture as a PNG file that states its resolution.
     *
     * @param dotsPerInch the resolution, positive; 300 for print
     * @return the bytes of the file
     * @throws IllegalArgumentException if the resolution is not positive
     */
    public byte[] png(int dotsPerInch) {
        if (!(dotsPerInch > 0)) {
            throw new IllegalArgumentException("dotsPerInch must be positive, but was " + dotsPerInch);
        }
        double scale = dotsPerInch / POINTS_PER_INCH;
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight()));
        g.scale(scale, scale);
        painter.accept(g);
        g.dispose();
        return encoded(image, dotsPerInch);
    }

    /**
     * The picture as an SVG file, its letters as outlines.
     *
     * @param prefix what the identifiers in it begin with, so that several can stand in one page
     * @param title its title, read out by those who read pages aloud
     * @param description what it shows
     * @return the text of the file
     */
    public String svg(String prefix, String title, String description) {
        return SvgWriter.write(Primitive.recorded(painter), width, height, prefix, title, description);
    }

    /**
     * The picture as a PDF file of one page, its letters as outlines.
     *
     * @param title the document's title
     * @return the bytes of the file
     */
    public byte[] pdf(String title) {
        return PdfWriter.write(Primitive.recorded(painter), width, height, title);
    }

    private static byte[] encoded(BufferedImage image, int dotsPerInch) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false); // no temporary files
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            metadata.mergeTree("javax_imageio_png_1.0", resolution(dotsPerInch));
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, metadata));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadataNode resolution(int dotsPerInch) {
        IIOMetadataNode physical = new IIOMetadataNode("pHYs");
        String perMetre = Integer.toString((int) Math.rint(dotsPerInch / 0.0254));
        physical.setAttribute("pixelsPerUnitXAxis", perMetre);
        physical.setAttribute("pixelsPerUnitYAxis", perMetre);
        physical.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(physical);
        return root;
    }
}
