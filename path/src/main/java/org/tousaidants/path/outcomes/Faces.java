package org.tousaidants.path.outcomes;

import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.tousaidants.path.outcomes.Outcome.Face;
import org.tousaidants.platform.paper.LineDrawing;

/// The three faces for paper, which takes pictures of dots only.
final class Faces {
    private static final int SIDE = 120;
    private static final float PEN = 6;
    private static final Map<Face, String> DRAWN = new EnumMap<Face, String>(
            Arrays.stream(Face.values()).collect(Collectors.toMap(face -> face, Faces::draw)));

    private Faces() {}

    /// As the `src` of an image.
    static String drawn(Face face) {
        return DRAWN.getOrDefault(face, "");
    }

    private static String draw(Face face) {
        return LineDrawing.smooth(SIDE, SIDE, PEN, pen -> draw(face, pen));
    }

    private static void draw(Face face, Graphics2D pen) {
        pen.draw(new Ellipse2D.Double(8, 8, 104, 104));
        pen.fill(new Ellipse2D.Double(38, 40, 10, 10));
        pen.fill(new Ellipse2D.Double(72, 40, 10, 10));
        pen.draw(
                switch (face) {
                    case YES -> new Arc2D.Double(34, 42, 52, 44, 200, 140, Arc2D.OPEN);
                    case PARTLY -> new Line2D.Double(40, 80, 80, 80);
                    case NO -> new Arc2D.Double(34, 70, 52, 44, 20, 140, Arc2D.OPEN);
                });
    }
}
