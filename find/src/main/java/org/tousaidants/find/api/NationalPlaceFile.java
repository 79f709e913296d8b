package org.tousaidants.find.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;

/// « Fichier national » — gives the places of a network in the columns of the national file, for programs that
/// produce other files from them.
public final class NationalPlaceFile {
    private NationalPlaceFile() {}

    /// Data about places that is not on their sheets.
    ///
    /// @param recognised places that have the label now
    /// @param seen for each place, when a person last corrected or confirmed it
    public record SiteFacts(Set<PlaceId> recognised, Map<PlaceId, Instant> seen) {
        public static final SiteFacts NOTHING = new SiteFacts(Set.of(), Map.of());
    }

    /// The whole file as CSV, with 32 columns.
    public static byte[] csv(String network, List<Place> places, SiteFacts known) {
        var out = new ByteArrayOutputStream();
        try {
            CsvFile.write(
                    places.stream().map(place -> place(network, place, known)).toList(), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /// One cell of the national file, empty if the value is unknown.
    public static String cell(String network, Place place, Field field, SiteFacts known) {
        return place(network, place, known).text(field);
    }

    private static NationalPlace place(String network, Place place, SiteFacts known) {
        return new NationalPlace(
                network,
                place,
                known.recognised().contains(place.id()),
                Optional.ofNullable(known.seen().get(place.id())));
    }
}
