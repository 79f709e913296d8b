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

/// Reads the national list of organisations that employ digital advisers: an array of JSON objects with
/// `raison_sociale`, `siret`, `insee_com`, `nb_cnfs` and `id`.
final class AdviserPositionFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 160;
    private static final int MOST_SEATS = 500;
    private static final long MOST_BYTES = 30_000_000;

    /// « Lu » — the result of reading the file.
    ///
    /// @param posts positions in the département
    /// @param elsewhere number of rows of other départements
    /// @param unusable number of unusable rows
    record ParsedPositions(List<AdviserPosition> posts, int elsewhere, int unusable) {}

    private AdviserPositionFile() {}

    /// Returns the positions of the département in the file; empty if the file is not the national list.
    static Optional<ParsedPositions> read(Path file, Communes communes, String departement) throws IOException {
        if (Files.size(file) > MOST_BYTES) return Optional.empty();
        JsonNode rows;
        try (var in = Files.newInputStream(file)) {
            rows = JSON.readTree(in);
        } catch (JacksonException broken) {
            return Optional.empty();
        }
        if (!rows.isArray() || rows.isEmpty() || !rows.get(0).has("raison_sociale")) return Optional.empty();
        var posts = new ArrayList<AdviserPosition>();
        var elsewhere = 0;
        var unusable = 0;
        for (var row : rows) {
            var code = text(row, "insee_com");
            var name = text(row, "raison_sociale");
            // If a commune was merged into another one, the current commune is used.
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

    private static AdviserPosition post(JsonNode row, String name, Commune commune) {
        var host = name.substring(0, Math.min(LONGEST, name.length()));
        var seats = row.path("nb_cnfs").asInt(1);
        return new AdviserPosition(
                UUID.randomUUID(),
                new AdviserPosition.EmployingStructure(host, host, Optional.empty()),
                commune.code(),
                List.of(commune.code()),
                AdviserPosition.PositionProfile.ADVISER,
                Math.clamp(seats, 1, MOST_SEATS),
                Optional.empty(),
                new AdviserPosition.PositionSkills("", ""),
                AdviserPosition.PositionState.FILLED,
                "cnfs " + text(row, "siret") + " " + text(row, "id"));
    }

    private static String text(JsonNode row, String field) {
        var node = row.path(field);
        return node.isMissingNode() || node.isNull() ? "" : node.asString("").strip();
    }
}
