package org.tousaidants.find.opendata;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;

/// « Lieu au schéma national » — a place in the 32 columns of the national file, v1.0.2.
///
/// Required values missing from a source are filled as the national tool fills them: an unknown `pivot` is
/// fourteen zeros; `date_maj` is the day on which we last saw the place change.
///
/// The national library, when a place names no service, drops its fees, publics, itinerance and manner of help
/// and writes « Ce lieu n'accueille pas de public »; when it names one, it drops that value. No rule of the
/// schema asks for it, and it would be false: a France Services centre whose source is silent would turn people
/// away. So the source's values are given unchanged, as in the harvest; programs that need the library's form
/// know these places by their empty `services`.
///
/// `id` is the network and the place's code, `charente-maritime-k3f9x2a`: unique in the country, it never
/// changes whatever happens to the sheet, and it tells the address of the place's page. The source's own
/// identifier names its record, not our place; the source stays in `source`.
///
/// @param recognised the place has the label at this moment: written among its other labels
/// @param seen when people last corrected the sheet, or found it right: its day is never before that
record NationalPlace(String network, Place place, boolean recognised, Optional<Instant> seen) {
    static final String LABEL = "Tous aidants";
    static final String PIVOT_UNKNOWN = "00000000000000";

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    static String id(String network, Place place) {
        return network + "-" + place.code();
    }

    /// The cell of a column, empty when the value is unknown.
    String text(Field field) {
        var known = place.sheet().text(field);
        return switch (field) {
            case ID -> id(network, place);
            case PIVOT -> known.isEmpty() ? PIVOT_UNKNOWN : known;
            case DATE_MAJ -> {
                var said = known.isEmpty() || known.equals(Field.UNDATED.toString()) ? day(place.changedAt()) : known;
                yield seen.map(NationalPlace::day)
                        .filter(day -> day.compareTo(said) > 0)
                        .orElse(said);
            }
            case AUTRES_FORMATIONS ->
                !recognised || List.of(known.split("\\|")).contains(LABEL)
                        ? known
                        : known.isEmpty() ? LABEL : known + "|" + LABEL;
            case LATITUDE, LONGITUDE -> plain(known);
            default -> known;
        };
    }

    private static String day(Instant moment) {
        return ParisTime.day(moment).toString();
    }

    /// The precision of the position, for the formats that have a field for it.
    Optional<CoordinatePrecision> precision() {
        return place.precision();
    }

    /// `4.6E-4` is not a number for every spreadsheet.
    private static String plain(String number) {
        return number.isEmpty() || PLAIN_NUMBER.matcher(number).matches()
                ? number
                : BigDecimal.valueOf(Double.parseDouble(number)).toPlainString();
    }
}
