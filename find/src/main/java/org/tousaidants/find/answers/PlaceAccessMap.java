package org.tousaidants.find.answers;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.find.ranking.CandidatePlace;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.paper.BlackLineDrawing;
import org.tousaidants.platform.web.Page;

/// « Croquis d’accès » — shows the direction and the distance from the centre of the commune to a building, in words
/// and as a map. Not available for a mobile place, a place without an exact address, or a place far from the centre.
public record PlaceAccessMap(Commune commune, GeoPoint door, int metres) {
    private static final int NEAREST = 50;
    private static final int FARTHEST = 5_000;
    private static final List<String> WAYS = List.of("n", "ne", "e", "se", "s", "sw", "w", "nw");
    private static final double METRES_PER_DEGREE = 111_195;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int MARGIN = 70;

    public static Optional<PlaceAccessMap> of(Place place, Communes communes) {
        if (place.closedAt().isPresent()
                || place.sheet().list(Field.ITINERANCE).contains("Itinérant")
                || !CandidatePlace.of(place.id().toString(), place.slug(), place.sheet())
                        .preciseEnough()) return Optional.empty();
        var commune = communes.byCode(place.sheet().text(Field.CODE_INSEE))
                .or(() -> place.point().flatMap(communes::nearest))
                .filter(one -> !one.estimated());
        if (commune.isEmpty() || place.point().isEmpty()) return Optional.empty();
        var metres = place.point().get().metresTo(commune.get().centre());
        return metres < NEAREST || metres > FARTHEST
                ? Optional.empty()
                : Optional.of(new PlaceAccessMap(commune.get(), place.point().get(), rounded(metres)));
    }

    private static int rounded(double metres) {
        var step = metres < 1_000 ? NEAREST : 100;
        return (int) Math.round(metres / step) * step;
    }

    private double east() {
        return (door.longitude() - commune.centre().longitude())
                * Math.cos(Math.toRadians(door.latitude()))
                * METRES_PER_DEGREE;
    }

    private double north() {
        return (door.latitude() - commune.centre().latitude()) * METRES_PER_DEGREE;
    }

    /// Returns the compass direction from the centre of the commune to the building, one of eight, as the end of
    /// a message key.
    String way() {
        var turn = Math.toDegrees(Math.atan2(east(), north())) + 360;
        return WAYS.get((int) Math.round(turn / 45) % WAYS.size());
    }

    public String words(Page page) {
        return page.t("takehome.sketch", metres, page.t("takehome.sketch." + way()), commune.name());
    }

    /// Draws the map of the way to the building. It shows the surrounding roads if the operator provides road
    /// data.
    public MapDrawingView map(Communes communes, Page page) {
        return MapDrawingViewBuilder.between(
                        commune.departement(),
                        communes.inDepartement(commune.departement()),
                        door,
                        page.t("takehome.sketch.here"),
                        commune.centre())
                .pins(Map.of("C", commune.centre()), Set.of())
                .drawn();
    }

    /// Returns the map as an image for paper and bad photocopiers: a circle for the centre of the commune, a
    /// square for the building, an arrow to the north. It contains no text, because the page prints the words
    /// next to it.
    public String dataUri() {
        return BlackLineDrawing.smooth(WIDTH, HEIGHT, 6, this::draw);
    }

    private void draw(Graphics2D drawing) {
        var scale = Math.min(
                (WIDTH - 4.0 * MARGIN) / Math.max(1, Math.abs(east())),
                (HEIGHT - 2.0 * MARGIN) / Math.max(1, Math.abs(north())));
        double dx = east() * scale, dy = -north() * scale;
        double fromX = (WIDTH - dx) / 2, fromY = (HEIGHT - dy) / 2;
        double toX = fromX + dx, toY = fromY + dy;
        var length = Math.hypot(dx, dy);
        double ux = dx / length, uy = dy / length;
        drawing.draw(new Ellipse2D.Double(fromX - 20, fromY - 20, 40, 40));
        drawing.fill(new Rectangle2D.Double(toX - 20, toY - 20, 40, 40));
        double tipX = toX - 38 * ux, tipY = toY - 38 * uy;
        drawing.draw(new Line2D.Double(fromX + 28 * ux, fromY + 28 * uy, tipX, tipY));
        var tip = new Path2D.Double();
        tip.moveTo(tipX - 24 * ux - 14 * uy, tipY - 24 * uy + 14 * ux);
        tip.lineTo(tipX, tipY);
        tip.lineTo(tipX - 24 * ux + 14 * uy, tipY - 24 * uy - 14 * ux);
        drawing.draw(tip);
        // Draws an arrow to the north.
        var needle = new Path2D.Double();
        needle.moveTo(WIDTH - 60, 130);
        needle.lineTo(WIDTH - 60, 40);
        needle.moveTo(WIDTH - 76, 66);
        needle.lineTo(WIDTH - 60, 40);
        needle.lineTo(WIDTH - 44, 66);
        drawing.draw(needle);
        var letter = new Path2D.Double();
        letter.moveTo(WIDTH - 72, 175);
        letter.lineTo(WIDTH - 72, 145);
        letter.lineTo(WIDTH - 48, 175);
        letter.lineTo(WIDTH - 48, 145);
        drawing.draw(letter);
    }
}
