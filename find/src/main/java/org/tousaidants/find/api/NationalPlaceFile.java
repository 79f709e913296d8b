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
/// produce other files from these data.
public final class NationalPlaceFile {
    private NationalPlaceFile() {}

    /// Data about places that are not on their sheets.
    ///
    /// @param recognised ids of the recognised places
    /// @param seen for each place, the time at which a person last corrected or confirmed its sheet
    public record PlaceRecognitionFacts(Set<PlaceId> recognised, Map<PlaceId, Instant> seen) {
        public static final PlaceRecognitionFacts NOTHING = new PlaceRecognitionFacts(Set.of(), Map.of());
    }

    /// Returns the national file of a network as CSV, with 32 columns.
    ///
    /// @param known recognitions and checks, which are not on the sheets of the places
    public static byte[] csv(String network, List<Place> places, PlaceRecognitionFacts known) {
        var out = new ByteArrayOutputStream();
        try {
            OpenDataCsvFile.write(
                    places.stream().map(place -> place(network, place, known)).toList(), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /// Returns the text of one cell of the national file; empty if the value is unknown.
    ///
    /// @param network id of the network
    /// @param known recognitions and checks, which are not on the sheets of the places
    public static String cell(String network, Place place, Field field, PlaceRecognitionFacts known) {
        return place(network, place, known).text(field);
    }

    private static NationalOpenDataPlace place(String network, Place place, PlaceRecognitionFacts known) {
        return new NationalOpenDataPlace(
                network,
                place,
                known.recognised().contains(place.id()),
                Optional.ofNullable(known.seen().get(place.id())));
    }
}
