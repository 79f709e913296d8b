package org.tousaidants.observatory.opendata;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.schema.Field;
import org.tousaidants.find.api.NationalPlaceFile;
import org.tousaidants.places.directory.Place;

/// One place to export; values with an invalid format are left out.
record ExportedPlace(String network, Place place, NationalPlaceFile.PlaceRecognitionFacts known) {
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>\\\\^`{|}]{3,2000}");
    private static final Pattern SIRET = Pattern.compile("\\d{14}");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    static final String NO_SIRET = "00000000000000";
    private static final int LONGEST_NAME = 150;

    String id() {
        return network + "-" + place.code();
    }

    /// Returns the name of the place in the form that data·inclusion requires: 3 to 150 letters and no final
    /// dot.
    String name() {
        var name = oneSpace(place.name());
        while (name.endsWith(".")) name = name.substring(0, name.length() - 1).strip();
        return name.length() > LONGEST_NAME
                ? name.substring(0, LONGEST_NAME - 1).strip() + "…"
                : name;
    }

    private static String oneSpace(String text) {
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            var odd = letter == ' '
                    ? i == 0 || i + 1 == text.length() || text.charAt(i + 1) == ' '
                    : Character.isWhitespace(letter);
            if (odd) return SPACES.matcher(text).replaceAll(" ").strip();
        }
        return text;
    }

    boolean named() {
        return name().length() >= 3;
    }

    Optional<String> text(Field field) {
        return place.sheet().get(field).map(String::strip).filter(text -> !text.isEmpty());
    }

    List<String> list(Field field) {
        return field == Field.SERVICES && !place.sheet().nationalServices().isEmpty()
                ? List.of(place.sheet().nationalServices().split("\\|"))
                : place.sheet().list(field);
    }

    Optional<String> mail() {
        return list(Field.COURRIELS).stream()
                .filter(mail -> MAIL.matcher(mail).matches())
                .findFirst();
    }

    Optional<String> site() {
        return list(Field.SITE_WEB).stream()
                .filter(site -> ADDRESS.matcher(site).matches())
                .findFirst();
    }

    Optional<String> address(Field field) {
        return text(field).filter(url -> ADDRESS.matcher(url).matches());
    }

    Optional<String> siret() {
        return text(Field.PIVOT)
                .filter(pivot -> SIRET.matcher(pivot).matches())
                .filter(pivot -> !pivot.equals(NO_SIRET));
    }

    Optional<Double> number(Field field) {
        return text(field).map(Double::parseDouble);
    }

    String description() {
        return text(Field.PRESENTATION_DETAIL)
                .or(() -> text(Field.PRESENTATION_RESUME))
                .filter(text -> text.length() >= 5)
                .map(text -> text.length() > 9_999 ? text.substring(0, 9_999) + "…" : text)
                .orElseGet(() -> String.join(", ", list(Field.SERVICES)));
    }

    String day() {
        return NationalPlaceFile.cell(network, place, Field.DATE_MAJ, known);
    }
}
