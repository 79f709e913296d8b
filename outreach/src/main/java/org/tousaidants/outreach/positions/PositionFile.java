package org.tousaidants.outreach.positions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The national list of structures that host digital advisers: an array of JSON objects with `raison_sociale`,
/// `siret`, `insee_com`, `nb_cnfs` and `id`.
final class PositionFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 160;
    private static final int MOST_SEATS = 500;
    private static final long MOST_BYTES = 30_000_000;

    /// « Lu » — the result of reading the file: the posts of one département, and how many rows belong to
    /// other départements or are unusable.
    record ParsedPositions(List<Position> posts, int elsewhere, int unusable) {}

    private PositionFile() {}

    /// Returns empty if the file is not the national list.
    static Optional<ParsedPositions> read(Path file, Communes communes, String departement) throws IOException {
        if (Files.size(file) > MOST_BYTES) return Optional.empty();
        JsonNode rows;
        try (var in = Files.newInputStream(file)) {
            rows = JSON.readTree(in);
        } catch (JacksonException broken) {
            return Optional.empty();
        }
        if (!rows.isArray() || rows.isEmpty() || !rows.get(0).has("raison_sociale")) return Optional.empty();
        var posts = new ArrayList<Position>();
        var elsewhere = 0;
        var unusable = 0;
        for (var row : rows) {
            var code = text(row, "insee_com");
            var name = text(row, "raison_sociale");
            // A merged commune resolves to its current commune.
            var commune = communes.byCode(code)
                    .or(() -> communes.find(text(row, "commune_insee"), text(row, "code_postal_bis")));
            if (commune.isEmpty() || name.length() < 2) {
                if (code.startsWith(departement)) unusable++;
                else elsewhere++;
            } else if (!commune.get().departement().equals(departement)) elsewhere++;
            else posts.add(post(row, name, commune.get()));
        }
        return Optional.of(new ParsedPositions(List.copyOf(posts), elsewhere, unusable));
    }

    private static Position post(JsonNode row, String name, Commune commune) {
        var host = name.substring(0, Math.min(LONGEST, name.length()));
        var seats = row.path("nb_cnfs").asInt(1);
        return new Position(
                UUID.randomUUID(),
                new Position.Structure(host, host, Optional.empty()),
                commune.code(),
                List.of(commune.code()),
                Position.Profile.ADVISER,
                Math.clamp(seats, 1, MOST_SEATS),
                Optional.empty(),
                new Position.Skills("", ""),
                Position.State.FILLED,
                "cnfs " + text(row, "siret") + " " + text(row, "id"));
    }

    private static String text(JsonNode row, String field) {
        var node = row.path(field);
        return node.isMissingNode() || node.isNull() ? "" : node.asString("").strip();
    }
}
