package org.tousaidants.find.opendata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;

/// « Fichier national » — the places of a network as the national file writes them, for whoever makes other files of
/// them.
public final class NationalFile {
    private NationalFile() {}

    /// The whole file in CSV, 32 columns, of a network where no place has the label.
    public static byte[] csv(String network, List<Place> places) {
        return csv(network, places, Set.of());
    }

    /// @param recognised those that have the label at this moment
    public static byte[] csv(String network, List<Place> places, Set<PlaceId> recognised) {
        var out = new ByteArrayOutputStream();
        try {
            CsvFile.write(
                    places.stream()
                            .map(place -> new NationalPlace(
                                    network, place, recognised.contains(place.id()), Optional.empty()))
                            .toList(),
                    out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /// One cell of it, empty when nothing is known.
    public static String cell(String network, Place place, Field field) {
        return new NationalPlace(network, place, false, Optional.empty()).text(field);
    }
}
