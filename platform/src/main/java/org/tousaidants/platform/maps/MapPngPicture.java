package org.tousaidants.platform.maps;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.regex.Pattern;
import org.tousaidants.platform.paper.PngPicture;

/// « Carte imprimée » — a map with its legend as PNG, for paper and documents. Its four tints can be distinguished
/// by colour-blind people and on a grey printer.
public final class MapPngPicture {
    private static final int TWICE = 2;
    private static final int LEGEND = 60;
    private static final int LEGEND_TEXT = 21;
    private static final int TEXT = 18;
    private static final int PIN_RADIUS = 15;
    private static final Color SEA = new Color(0xdbe9ef);
    private static final Color EDGE = new Color(0xb9b09c);
    private static final Color AROUND = new Color(0xebe5da);
    private static final Color FRONTIER = new Color(0x98907e);
    private static final Color COAST = new Color(0x5a9fb0);
    private static final Color INK = new Color(0x1c2730);
    private static final Color CORAL = new Color(0xa8361c);
    private static final List<Color> TINTS =
            List.of(new Color(0xeaf2f3), new Color(0xb5d3da), new Color(0x6fa6b4), new Color(0x1f5f72));
    private static final Pattern STEP = Pattern.compile("([MmLlHhVvZz])([^MmLlHhVvZz]*)");
    private static final Font FONT = PngPicture.face("AtkinsonHyperlegible-Bold");

    private MapPngPicture() {}

    public static byte[] png(MapDrawingView map) {
        var wide = map.size().width();
        var high = map.size().height() + (map.shades().isEmpty() ? 0 : LEGEND);
        var image = new BufferedImage(TWICE * wide, TWICE * high, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(TWICE, TWICE);
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, wide, high));
        graphics.setColor(SEA);
        graphics.fill(new Rectangle2D.Double(0, 0, wide, map.size().height()));
        graphics.setClip(new Rectangle2D.Double(0, 0, wide, map.size().height()));
        land(graphics, map);
        names(graphics, map);
        pins(graphics, map);
        graphics.setClip(null);
        legend(graphics, map);
        graphics.dispose();
        return PngPicture.of(image);
    }

    private static void land(Graphics2D graphics, MapDrawingView map) {
        var ground = map.ground();
        graphics.setColor(AROUND);
        graphics.fill(path(ground.around()));
        if (map.outline().contours()) {
            graphics.setColor(SEA);
            graphics.setStroke(new BasicStroke(14, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(path(map.outline().coast()));
            graphics.setColor(TINTS.getFirst());
            graphics.fill(path(map.outline().land()));
        }
        for (var shade : map.shades()) {
            graphics.setColor(tint(shade, map));
            graphics.fill(path(shade.path()));
        }
        graphics.setColor(EDGE);
        graphics.setStroke(new BasicStroke(0.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        if (map.outline().contours()) graphics.draw(path(map.outline().inner()));
        graphics.setColor(SEA);
        graphics.fill(path(ground.lakes()));
        graphics.setColor(FRONTIER);
        graphics.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path(map.outline().frontier()));
        graphics.draw(path(ground.mainRoads()));
        graphics.setColor(COAST);
        graphics.draw(path(map.outline().coast()));
        graphics.draw(path(ground.rivers()));
    }

    private static void names(Graphics2D graphics, MapDrawingView map) {
        graphics.setFont(FONT.deriveFont((float) TEXT));
        for (var town : map.towns()) {
            var wide = graphics.getFontMetrics().stringWidth(town.text());
            var x = town.before() ? town.x() - 8 - wide : town.x() + 8;
            var letters = graphics.getFont()
                    .createGlyphVector(graphics.getFontRenderContext(), town.text())
                    .getOutline(x, town.y() + 6);
            graphics.setColor(Color.WHITE);
            graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(letters);
            graphics.setColor(INK);
            graphics.fill(letters);
        }
    }

    private static void pins(Graphics2D graphics, MapDrawingView map) {
        graphics.setColor(CORAL);
        graphics.setStroke(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path(map.outline().marked()));
        graphics.setFont(FONT.deriveFont((float) TEXT));
        for (var pin : map.pins()) {
            graphics.setColor(CORAL);
            graphics.fill(new Ellipse2D.Double(
                    pin.x() - PIN_RADIUS, pin.y() - PIN_RADIUS, TWICE * PIN_RADIUS, TWICE * PIN_RADIUS));
            graphics.setColor(Color.WHITE);
            var wide = graphics.getFontMetrics().stringWidth(pin.text());
            graphics.drawString(pin.text(), pin.x() - wide / 2f, pin.y() + TEXT * 0.36f);
        }
    }

    private static void legend(Graphics2D graphics, MapDrawingView map) {
        var shades = map.shades();
        if (shades.isEmpty()) return;
        var each = (double) map.size().width() / shades.size();
        var top = map.size().height() + 6;
        graphics.setFont(FONT.deriveFont((float) LEGEND_TEXT));
        for (var i = 0; i < shades.size(); i++) {
            graphics.setColor(tint(shades.get(i), map));
            graphics.fill(new Rectangle2D.Double(i * each, top, each, 18));
            graphics.setColor(INK);
            graphics.drawString(shades.get(i).label(), (float) (i * each + 2), top + 42f);
        }
    }

    private static Color tint(MapDrawingView.ShadedCommunes shade, MapDrawingView map) {
        return TINTS.get(map.step(shade));
    }

    /// Returns the shape of an SVG path that [MapDrawingViewBuilder] wrote: moves and lines, closed or not.
    private static Path2D path(String written) {
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        double x = 0;
        double y = 0;
        var steps = STEP.matcher(written);
        while (steps.find()) {
            var kind = steps.group(1).charAt(0);
            if (Character.toUpperCase(kind) == 'Z') {
                if (path.getCurrentPoint() != null) path.closePath();
                continue;
            }
            var numbers = numbers(steps.group(2));
            var apart = Character.isLowerCase(kind);
            var upper = Character.toUpperCase(kind);
            var width = upper == 'M' || upper == 'L' ? 2 : 1;
            for (var at = 0; at + width <= numbers.length; at += width) {
                var first = numbers[at];
                switch (upper) {
                    case 'H' -> x = apart ? x + first : first;
                    case 'V' -> y = apart ? y + first : first;
                    default -> {
                        x = apart ? x + first : first;
                        y = apart ? y + numbers[at + 1] : numbers[at + 1];
                    }
                }
                if (upper == 'M' && at == 0) path.moveTo(x, y);
                else path.lineTo(x, y);
            }
        }
        return path;
    }

    private static double[] numbers(String written) {
        return Pattern.compile("-?\\d+(?:\\.\\d+)?")
                .matcher(written)
                .results()
                .mapToDouble(one -> Double.parseDouble(one.group()))
                .toArray();
    }
}
