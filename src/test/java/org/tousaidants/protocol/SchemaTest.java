package org.tousaidants.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tousaidants.protocol.Tree.Fields;
import org.tousaidants.protocol.Tree.Items;
import org.tousaidants.protocol.Tree.Leaf;
import tools.jackson.databind.json.JsonMapper;

/// The JSON Schemas given to editors say what the reader says.
class SchemaTest {
    private static final Path FOLDER = Path.of("src/main/resources/protocol/schema");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void thePublishedSchemasAreThoseOfTheReader() throws Exception {
        for (var file : ShapeSchema.files().entrySet()) {
            var published = FOLDER.resolve(file.getKey());
            if (Boolean.getBoolean("ta.fix")) {
                Files.createDirectories(published.getParent());
                Files.writeString(published, file.getValue());
            }
            assertThat(published).as("run bin/check --fix").hasContent(file.getValue());
        }
    }

    @Test
    void theShippedFilesFitThem() {
        Folder.shipped("base").orElseThrow().files().forEach((file, text) -> {
            if (Shapes.whole().containsKey(file))
                assertThat(schemaRefuses("socle", file, text)).as(file).isFalse();
        });
        Folder.shipped("charente-maritime")
                .orElseThrow()
                .files()
                .forEach((file, text) -> assertThat(schemaRefuses("territoire", file, text))
                        .as(file)
                        .isFalse());
    }

    @Test
    void theyRefuseWhatTheReaderRefusesByItsShape() {
        var edits = List.of(
                List.of(Shapes.IDENTITY, "version: 1.0.0", "version: 1.0"),
                List.of(Shapes.IDENTITY, "statut: proposition", "statut: presque"),
                List.of(Shapes.IDENTITY, "en-vigueur: 2026-11-24", "en-vigueur: demain"),
                List.of(Shapes.IDENTITY, "licence: Licence Ouverte 2.0", "licence: null"),
                List.of(Shapes.IDENTITY, "licence: Licence Ouverte 2.0\n", ""),
                List.of(Shapes.IDENTITY, "licence:", "license:"),
                List.of(Shapes.SKILLS, "mediateur: 5", "mediateur: 9"),
                List.of(Shapes.SKILLS, "mediateur: 5", "mediateur: \"5\""),
                List.of(Shapes.SKILLS, "mediateur: 5", "mediateur: cinq"),
                List.of(Shapes.SKILLS, "- id: \"1.1\"", "- id: 1.1"),
                List.of(Shapes.INTERVIEW, "autres-structures: oui", "autres-structures: true"),
                List.of(Shapes.INTERVIEW, "pairs: 2", "pairs: 0"),
                List.of(Shapes.HELPERS, "rappels-jours: [90, 30, 7]", "rappels-jours: []"),
                List.of(Shapes.HELPERS, "rappels-jours: [90, 30, 7]", "rappels-jours: 90"),
                List.of(Shapes.HELPERS, "nature: charte", "nature: [charte]"),
                List.of(Shapes.CHARTER, "groupe: A", "groupe: \"  \""));
        for (var edit : edits) {
            var draft = Draft.of("base").with(edit.get(0), edit.get(1), edit.get(2));
            assertThat(shapeRefuses(edit.get(0), draft.folder().files().get(edit.get(0))))
                    .as(edit.toString())
                    .isTrue();
            assertThat(schemaRefuses(
                            "socle", edit.get(0), draft.folder().files().get(edit.get(0))))
                    .as(edit.toString())
                    .isTrue();
        }
    }

    private static boolean shapeRefuses(String file, String text) {
        var mistakes = new Mistakes();
        YamlText.read(file, text, mistakes)
                .ifPresent(tree -> new ShapeCheck(mistakes)
                        .check(file, tree, Shapes.whole().get(file)));
        return !mistakes.none();
    }

    private static boolean schemaRefuses(String kind, String file, String text) {
        var schema = REGISTRY.getSchema(ShapeSchema.files().get(kind + "/" + file.replace(".yaml", ".schema.json")));
        var tree = YamlText.read(file, text, new Mistakes()).orElseThrow();
        return !schema.validate(JsonMapper.shared().writeValueAsString(plain(tree)), InputFormat.JSON)
                .isEmpty();
    }

    /// As the editors' YAML reader (1.2, core schema) sees it.
    private static Object plain(Tree tree) {
        return switch (tree) {
            case Fields(var _, var fields) -> {
                var map = new LinkedHashMap<String, Object>();
                fields.forEach((name, field) -> map.put(name, plain(field.value())));
                yield map;
            }
            case Items(var _, var items) -> {
                var list = new ArrayList<Object>();
                items.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case Leaf(var _, var text, var plain) -> plain ? core(text) : text;
        };
    }

    private static Object core(String text) {
        if (text.matches("-?\\d{1,9}")) return Integer.parseInt(text);
        if (text.matches("-?\\d+\\.\\d+")) return Double.parseDouble(text);
        if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
        return text.isEmpty() || text.equals("null") || text.equals("~") ? null : text;
    }
}
