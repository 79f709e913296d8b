package org.tousaidants.find.ranking;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;

/// « Où » — the position of a search, and the commune if the person named one. A link contains the INSEE code, or a
/// position rounded to a thousandth of a degree (about 100 m), so that it never contains a person's address.
public record SearchArea(GeoPoint point, Optional<Commune> commune) {
    private static final Pattern INSEE = Pattern.compile("\\d[0-9AB]\\d{3}");
    private static final Pattern POSITION =
            Pattern.compile("(-?\\d{1,2}(?:\\.\\d{1,12})?),(-?\\d{1,3}(?:\\.\\d{1,12})?)");

    public static SearchArea of(Commune commune) {
        return new SearchArea(commune.centre(), Optional.of(commune));
    }

    public static SearchArea of(GeoPoint point) {
        return new SearchArea(new GeoPoint(rounded(point.latitude()), rounded(point.longitude())), Optional.empty());
    }

    static Optional<SearchArea> ofParameter(String text, Function<String, Optional<Commune>> communes) {
        if (INSEE.matcher(text).matches()) return communes.apply(text).map(SearchArea::of);
        var position = POSITION.matcher(text);
        if (!position.matches()) return Optional.empty();
        var latitude = Double.parseDouble(position.group(1));
        var longitude = Double.parseDouble(position.group(2));
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return Optional.empty();
        return Optional.of(of(new GeoPoint(latitude, longitude)));
    }

    public String parameter() {
        return commune.map(Commune::code)
                .orElseGet(() -> String.format(Locale.ROOT, "%.3f,%.3f", point.latitude(), point.longitude()));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1000) / 1000.0;
    }
}
