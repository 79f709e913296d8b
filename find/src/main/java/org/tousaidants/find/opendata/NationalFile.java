package org.tousaidants.find.opendata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;

/// « Fichier national » — the places of a network as the national file writes them, for whoever makes other files of
/// them.
public final class NationalFile {
    private NationalFile() {}

    /// The whole file in CSV, 32 columns.
    public static byte[] csv(String network, List<Place> places) {
        var out = new ByteArrayOutputStream();
        try {
            CsvFile.write(
                    places.stream()
                            .map(place -> new NationalPlace(network, place))
                            .toList(),
                    out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /// One cell of it, empty when nothing is known.
    public static String cell(String network, Place place, Field field) {
        return new NationalPlace(network, place).text(field);
    }
}
