package org.tousaidants.platform.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tousaidants.platform.paper.PngPicture;

/// « Dessin du graphique » — a drawing of boxes, lines and words, which can be written as SVG or painted as PNG.
final class ChartDrawing {
    static final int WIDTH = 900;
    static final int MARGIN = 40;
    static final String INK = "#1c2730";
    static final String QUIET = "#4d5a64";
    static final String SEA = "#0a5a70";
    static final String LINE = "#8a8577";
    private static final String PAPER = "#fffdf8";
    private static final int TWICE = 2;
    private static final double LEADING = 1.3;
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final Font REGULAR = PngPicture.face("AtkinsonHyperlegible-Regular");
    private static final Font BOLD = PngPicture.face("AtkinsonHyperlegible-Bold");

    /// The side of a point on which the label of this point is written.
    enum LabelAnchor {
        START,
        MIDDLE,
        END
    }

    private sealed interface DrawnShape {}

    private record BoxShape(double x, double y, double width, double height, String colour) implements DrawnShape {}

    private record LineShape(double x1, double y1, double x2, double y2, String colour, double width, boolean dashed)
            implements DrawnShape {}

    private record TextShape(double x, double y, String text, int size, boolean bold, String colour, LabelAnchor anchor)
            implements DrawnShape {}

    private final List<DrawnShape> shapes = new ArrayList<>();
    private double height = MARGIN;

    void box(double x, double y, double width, double high, String colour) {
        shapes.add(new BoxShape(x, y, width, high, colour));
    }

    void line(double x1, double y1, double x2, double y2, String colour, double width) {
        shapes.add(new LineShape(x1, y1, x2, y2, colour, width, false));
    }

    void dashes(double x1, double y1, double x2, double y2) {
        shapes.add(new LineShape(x1, y1, x2, y2, INK, 1.5, true));
    }

    void words(double x, double y, String text, int size, boolean bold, LabelAnchor anchor) {
        shapes.add(new TextShape(x, y, drawable(text), size, bold, INK, anchor));
    }

    /// Adds a paragraph over the whole width, below everything drawn so far.
    void paragraph(String text, int size, boolean bold) {
        if (text.isBlank()) return;
        for (var one : wrapped(text, size, bold, WIDTH - 2.0 * MARGIN)) {
            height += size * LEADING;
            shapes.add(new TextShape(MARGIN, height, one, size, bold, bold ? INK : QUIET, LabelAnchor.START));
        }
    }

    /// Adds empty space of this height at the bottom of the drawing; returns the vertical position of its upper
    /// edge.
    double room(double high) {
        var at = height;
        height += high;
        return at;
    }

    static double width(String text, int size, boolean bold) {
        return (bold ? BOLD : REGULAR)
                .deriveFont((float) size)
                .getStringBounds(text, EXACT)
                .getWidth();
    }

    static List<String> wrapped(String text, int size, boolean bold, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : drawable(text).strip().split(" +")) {
            if (!line.isEmpty() && width(line + " " + word, size, bold) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /// Returns the drawing as SVG text.
    ///
    /// @param title title that screen readers read
    /// @param description description that screen readers read
    String svg(String title, String description) {
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %.0f\" role=\"img\""
                        + " font-family=\"'Atkinson Hyperlegible', Verdana, sans-serif\"><title>%s</title><desc>%s</desc>",
                WIDTH,
                height + MARGIN,
                escaped(title),
                escaped(description)));
        svg.append(String.format(
                Locale.ROOT, "<rect width=\"%d\" height=\"%.0f\" fill=\"%s\"/>", WIDTH, height + MARGIN, PAPER));
        for (var shape : shapes)
            svg.append(
                    switch (shape) {
                        case BoxShape box ->
                            String.format(
                                    Locale.ROOT,
                                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                                    box.x,
                                    box.y,
                                    box.width,
                                    box.height,
                                    box.colour);
                        case LineShape line ->
                            String.format(
                                    Locale.ROOT,
                                    "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\" stroke-width=\"%.1f\""
                                            + " stroke-linecap=\"round\"%s/>",
                                    line.x1,
                                    line.y1,
                                    line.x2,
                                    line.y2,
                                    line.colour,
                                    line.width,
                                    line.dashed ? " stroke-dasharray=\"3 5\"" : "");
                        case TextShape words ->
                            String.format(
                                    Locale.ROOT,
                                    "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\"%s text-anchor=\"%s\" fill=\"%s\">%s</text>",
                                    words.x,
                                    words.y,
                                    words.size,
                                    words.bold ? " font-weight=\"700\"" : "",
                                    words.anchor.name().toLowerCase(Locale.ROOT),
                                    words.colour,
                                    escaped(words.text));
                    });
        return svg.append("</svg>").toString();
    }

    byte[] png(String title, String description) {
        var image =
                new BufferedImage(TWICE * WIDTH, TWICE * (int) Math.ceil(height + MARGIN), BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(TWICE, TWICE);
        graphics.setColor(Color.decode(PAPER));
        graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, height + MARGIN));
        for (var shape : shapes) paint(graphics, shape);
        graphics.dispose();
        return PngPicture.of(image, title, description);
    }

    private static void paint(Graphics2D graphics, DrawnShape shape) {
        switch (shape) {
            case BoxShape box -> {
                graphics.setColor(Color.decode(box.colour));
                graphics.fill(new Rectangle2D.Double(box.x, box.y, box.width, box.height));
            }
            case LineShape line -> {
                graphics.setColor(Color.decode(line.colour));
                graphics.setStroke(new BasicStroke(
                        (float) line.width,
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND,
                        1,
                        line.dashed ? new float[] {3, 5} : null,
                        0));
                graphics.draw(new Line2D.Double(line.x1, line.y1, line.x2, line.y2));
            }
            case TextShape words -> {
                graphics.setColor(Color.decode(words.colour));
                graphics.setFont((words.bold ? BOLD : REGULAR).deriveFont((float) words.size));
                var wide = width(words.text, words.size, words.bold);
                var left = switch (words.anchor) {
                    case START -> words.x;
                    case MIDDLE -> words.x - wide / 2;
                    case END -> words.x - wide;
                };
                graphics.drawString(words.text, (float) left, (float) words.y);
            }
        }
    }

    /// Replaces the narrow no-break space and removes the word joiner, because the font contains neither
    /// character.
    private static String drawable(String text) {
        return text.replace('\u202f', '\u00a0').replace("\u2060", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
