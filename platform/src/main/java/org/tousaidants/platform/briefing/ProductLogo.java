package org.tousaidants.platform.briefing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import org.tousaidants.platform.paper.PngPicture;

/// Draws the logo of the product, two people who hold each other, as a picture like the one in `mark.svg`.
final class ProductLogo {
    private static final int SIDE = 256;
    private static final double UNITS = 32;
    private static final Color SEA = new Color(0x0a7a96);
    private static final Color CORAL = new Color(0xd2532e);

    private ProductLogo() {}

    static String dataUri() {
        return PngPicture.dataUri(png());
    }

    private static byte[] png() {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.scale(SIDE / UNITS, SIDE / UNITS);
        graphics.setStroke(new BasicStroke(4.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(SEA);
        graphics.draw(new Line2D.Double(12.5, 12.5, 6, 28));
        graphics.draw(new Line2D.Double(9.5, 20, 16, 20));
        graphics.fill(new Ellipse2D.Double(8.5, 2.2, 6.6, 6.6));
        graphics.setColor(CORAL);
        graphics.draw(new Line2D.Double(19.5, 12.5, 26, 28));
        graphics.draw(new Line2D.Double(22.5, 20, 17, 20));
        graphics.fill(new Ellipse2D.Double(16.9, 2.2, 6.6, 6.6));
        graphics.dispose();
        return PngPicture.of(image);
    }
}
