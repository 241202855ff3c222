package org.nadir.plots.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/**
 * Writes a drawing as one page of PDF 1.4, without a date or a random identifier, so that the same drawing has the same
 * bytes. Letters are outlines: no font has to be embedded.
 */
final class PdfWriter {
    private final StringBuilder content = new StringBuilder(1 << 15);
    private final Map<Integer, String> transparencies = new TreeMap<>();
    private final double height;

    private PdfWriter(double height) {
        this.height = height;
    }

    static byte[] write(List<Primitive> primitives, double width, double height, String title) {
        PdfWriter writer = new PdfWriter(height);
        primitives.forEach(writer::primitive);
        return writer.document(width, title);
    }

    private void primitive(Primitive primitive) {
        BasicStroke stroke = primitive.stroke();
        content.append("q\n");
        Rectangle2D clip = primitive.clip();
        if (clip != null) {
            PathText.pdf(content, clip, height);
            content.append("W n\n");
        }
        Color color = primitive.color();
        if (color.getAlpha() < 255) {
            String name = transparencies.computeIfAbsent(color.getAlpha(), alpha -> "A" + alpha);
            content.append('/').append(name).append(" gs\n");
        }
        for (int channel : new int[] {color.getRed(), color.getGreen(), color.getBlue()}) {
            PathText.factor(content, channel / 255.0);
            content.append(' ');
        }
        content.append(stroke == null ? "rg\n" : "RG\n");
        if (stroke != null) {
            double scale = Math.sqrt(Math.abs(primitive.toPage().getDeterminant()));
            PathText.number(content, stroke.getLineWidth() * scale);
            // Java numbers caps and joins as PDF does: butt 0, round 1, square 2; miter 0, round 1, bevel 2
            content.append(" w ").append(stroke.getEndCap()).append(" J ");
            content.append(stroke.getLineJoin()).append(" j\n");
            float[] dash = stroke.getDashArray();
            if (dash != null) {
                content.append('[');
                for (float length : dash) {
                    PathText.number(content, length);
                    content.append(' ');
                }
                content.append("] 0 d\n");
            }
        }
        PathText.pdf(content, primitive.onPage(), height);
        content.append(stroke == null ? "f\n" : "S\n").append("Q\n");
    }

    private byte[] document(double width, String title) {
        List<byte[]> objects = new ArrayList<>();
        objects.add(ascii("<< /Type /Catalog /Pages 2 0 R >>"));
        objects.add(ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
        StringBuilder page = new StringBuilder("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ");
        PathText.number(page, width);
        page.append(' ');
        PathText.number(page, height);
        page.append("] /Contents 4 0 R /Resources << /ExtGState <<");
        transparencies.forEach((alpha, name) -> {
            page.append(" /").append(name).append(" << /ca ");
            PathText.factor(page, alpha / 255.0);
            page.append(" /CA ");
            PathText.factor(page, alpha / 255.0);
            page.append(" >>");
        });
        objects.add(ascii(page.append(" >> >> >>").toString()));
        byte[] packed = packed(ascii(content.toString()));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(ascii("<< /Length " + packed.length + " /Filter /FlateDecode >>\nstream\n"));
        stream.writeBytes(packed);
        stream.writeBytes(ascii("\nendstream"));
        objects.add(stream.toByteArray());
        objects.add(ascii("<< /Title <FEFF" + utf16(title) + "> /Producer (Nadir) >>"));
        return assembled(objects);
    }

    private static byte[] assembled(List<byte[]> objects) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ascii("%PDF-1.4\n"));
        StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            String offset = "0000000000" + file.size();
            table.append(offset.substring(offset.length() - 10)).append(" 00000 n \n");
            file.writeBytes(ascii((i + 1) + " 0 obj\n"));
            file.writeBytes(objects.get(i));
            file.writeBytes(ascii("\nendobj\n"));
        }
        int start = file.size();
        table.append("trailer\n<< /Size ").append(objects.size() + 1);
        table.append(" /Root 1 0 R /Info 5 0 R >>\nstartxref\n").append(start).append("\n%%EOF\n");
        file.writeBytes(ascii(table.toString()));
        return file.toByteArray();
    }

    private static String utf16(String text) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            hex.append(Integer.toHexString(0x10000 | text.charAt(i)).substring(1));
        }
        return hex.toString();
    }

    private static byte[] packed(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
