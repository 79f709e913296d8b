package org.tousaidants.core.territory;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tousaidants.core.territory.CommuneImportResult.CommuneFileProblem;
import org.tousaidants.core.territory.CommuneImportResult.InvalidCommuneFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads communes from the JSON array of geo.api.gouv.fr, element by element, because a file with contours has
/// hundreds of megabytes. The result is empty if the whole file was read; otherwise it is the error.
final class CommuneJsonReader {
    private static final long LARGEST_BYTES = 1L << 30;
    private static final int MOST_VALUES = 64;
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> values = new HashMap<>();
    private final List<String> postcodes = new ArrayList<>();
    private final List<String> coordinates = new ArrayList<>();
    private boolean contour;

    private CommuneJsonReader() {}

    static Optional<InvalidCommuneFile> read(InputStream in, Consumer<CommuneRow> rows) {
        var rank = 0L;
        try (var parser = JSON.createParser(ObjectReadContext.empty(), new LimitedInputStream(in, LARGEST_BYTES))) {
            var first = parser.nextToken();
            if (first == null) return Optional.of(new InvalidCommuneFile(CommuneFileProblem.EMPTY, 0, ""));
            if (first != JsonToken.START_ARRAY)
                return Optional.of(new InvalidCommuneFile(CommuneFileProblem.NOT_A_LIST, 0, ""));
            for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                rank++;
                if (token != JsonToken.START_OBJECT)
                    return Optional.of(new InvalidCommuneFile(CommuneFileProblem.NOT_A_LIST, rank, ""));
                rows.accept(new CommuneJsonReader().element(parser, rank));
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(LimitedInputStream.refused(e, rank));
        }
    }

    private CommuneRow element(JsonParser parser, long rank) {
        object(parser, "");
        var centre = coordinates.size() == 2;
        return new CommuneRow(
                rank,
                value("code"),
                value("nom"),
                postcodes,
                value("population"),
                value("codeEpci"),
                value("epci.nom"),
                centre ? coordinates.get(1) : "",
                centre ? coordinates.get(0) : "",
                contour);
    }

    private void object(JsonParser parser, String prefix) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var path = prefix + parser.currentName();
            var token = parser.nextToken();
            if (path.equals("contour")) contour = token == JsonToken.START_OBJECT;
            if (token == JsonToken.START_OBJECT && (path.equals("epci") || path.equals("centre")))
                object(parser, path + ".");
            else if (token == JsonToken.START_ARRAY && path.equals("codesPostaux")) array(parser, postcodes);
            else if (token == JsonToken.START_ARRAY && path.equals("centre.coordinates")) array(parser, coordinates);
            else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) values.put(path, parser.getString());
            else parser.skipChildren();
        }
    }

    private static void array(JsonParser parser, List<String> list) {
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL && list.size() < MOST_VALUES)
                list.add(parser.getString());
            else parser.skipChildren();
        }
    }

    private String value(String path) {
        return values.getOrDefault(path, "").strip();
    }
}
