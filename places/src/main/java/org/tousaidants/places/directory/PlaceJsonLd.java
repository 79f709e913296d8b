package org.tousaidants.places.directory;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.tousaidants.core.schema.Fee;
import org.tousaidants.core.schema.Field;
import tools.jackson.databind.json.JsonMapper;

/// Describes a place for search engines as a schema.org `Place` that provides services of type `Service`. The types
/// `GovernmentOffice` and `LocalBusiness` are not used, because they would assert facts that the data does not
/// contain.
final class PlaceJsonLd {
    /// Matches hours that schema.org can express: days and time spans, without holidays, week numbers or
    /// appointments.
    private static final Pattern PLAIN = Pattern.compile(
            "(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))* \\d\\d:\\d\\d-\\d\\d:\\d\\d(?:,\\d\\d:\\d\\d-\\d\\d:\\d\\d)*");

    private PlaceJsonLd() {}

    /// Returns the JSON-LD text that describes the place. It contains no `<`, so that it cannot close the
    /// surrounding `<script>` element.
    ///
    /// @param url address of the public page
    static String of(Place place, String url) {
        var sheet = place.sheet();
        var about = new LinkedHashMap<String, Object>();
        about.put("@context", "https://schema.org");
        about.put("@type", "Place");
        about.put("@id", url);
        about.put("url", url);
        about.put("name", place.name());
        sheet.get(Field.PRESENTATION_RESUME).ifPresent(text -> about.put("description", text));
        sheet.get(Field.TELEPHONE).ifPresent(phone -> about.put("telephone", phone));
        var address = new LinkedHashMap<String, Object>();
        address.put("@type", "PostalAddress");
        address.put("streetAddress", sheet.text(Field.ADRESSE));
        address.put("postalCode", sheet.text(Field.CODE_POSTAL));
        address.put("addressLocality", place.commune());
        address.put("addressCountry", "FR");
        about.put("address", address);
        place.point()
                .ifPresent(point -> about.put(
                        "geo",
                        Map.of(
                                "@type",
                                "GeoCoordinates",
                                "latitude",
                                point.latitude(),
                                "longitude",
                                point.longitude())));
        var hours = Arrays.stream(sheet.text(Field.HORAIRES).split(";"))
                .map(String::strip)
                .toList();
        if (place.hours().readable()
                && hours.stream().allMatch(rule -> PLAIN.matcher(rule).matches())) about.put("openingHours", hours);
        if (sheet.has(Field.FRAIS, Fee.FREE)) about.put("isAccessibleForFree", true);
        about.put("publicAccess", true);
        return JsonMapper.shared().writeValueAsString(about).replace("<", "\\u003c");
    }
}
