package org.tousaidants.find.api;

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
/// Required values that a source lacks are filled as in the national tool: an unknown `pivot` becomes fourteen
/// zeros, and `date_maj` is the day of the last known change.
///
/// One rule of the national library is not applied. If a place names no service, the library deletes its fees,
/// audiences, itinerance and means of help, and writes « Ce lieu n'accueille pas de public ». The schema does not
/// require this, and it would be false for a France Services centre whose source gives no services. Such places keep
/// the values of their source; programs recognise them by their empty `services`.
///
/// `id` consists of the network and the code of the place, `charente-maritime-k3f9x2a`. It is unique in the country,
/// never changes, and is part of the address of the page of the place. The id of the source is not used, because it
/// identifies a record; `source` names the source.
///
/// @param recognised whether the place is recognised; this label is added to its other labels
/// @param seen time at which a person last corrected or confirmed the sheet; `date_maj` is never earlier
record NationalOpenDataPlace(String network, Place place, boolean recognised, Optional<Instant> seen) {
    static final String LABEL = "Tous aidants";
    static final String PIVOT_UNKNOWN = "00000000000000";

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    static String id(String network, Place place) {
        return network + "-" + place.code();
    }

    /// Returns the text of this column for the place; empty if the value is unknown.
    String text(Field field) {
        var known = place.sheet().text(field);
        return switch (field) {
            case ID -> id(network, place);
            case PIVOT -> known.isEmpty() ? PIVOT_UNKNOWN : known;
            case DATE_MAJ -> {
                var said = known.isEmpty() || known.equals(Field.UNDATED.toString()) ? day(place.changedAt()) : known;
                yield seen.map(NationalOpenDataPlace::day)
                        .filter(day -> day.compareTo(said) > 0)
                        .orElse(said);
            }
            case AUTRES_FORMATIONS ->
                !recognised || List.of(known.split("\\|")).contains(LABEL)
                        ? known
                        : known.isEmpty() ? LABEL : known + "|" + LABEL;
            case SERVICES -> place.sheet().nationalServices();
            case LATITUDE, LONGITUDE -> plain(known);
            default -> known;
        };
    }

    private static String day(Instant moment) {
        return ParisTime.day(moment).toString();
    }

    /// Returns the precision of the position of the place. Only some formats have a field for it; empty if the
    /// place has no position.
    Optional<CoordinatePrecision> precision() {
        return place.precision();
    }

    /// Returns a number without exponent, because some spreadsheets cannot read `4.6E-4`.
    private static String plain(String number) {
        return number.isEmpty() || PLAIN_NUMBER.matcher(number).matches()
                ? number
                : BigDecimal.valueOf(Double.parseDouble(number)).toPlainString();
    }
}
