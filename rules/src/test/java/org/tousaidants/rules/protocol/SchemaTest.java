package org.tousaidants.rules.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.protocol.YamlTree.YamlList;
import org.tousaidants.rules.protocol.YamlTree.YamlMapping;
import org.tousaidants.rules.protocol.YamlTree.YamlScalar;
import org.tousaidants.rules.reading.ChangedProtocol;
import tools.jackson.databind.json.JsonMapper;

/// Tests that the JSON Schemas for editors agree with the reader.
class SchemaTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<String, Schema> SCHEMAS = new HashMap<>();

    @Test
    void theFirstLineOfEachFileNamesItsSchema() {
        for (var shipped : List.of("base", "charente-maritime"))
            RulesFolder.shipped(shipped).orElseThrow().files().forEach((file, text) -> {
                if (!RuleFileSchemas.whole().containsKey(file)) return;
                var first = text.lines().findFirst().orElseThrow();
                assertThat(first)
                        .as(shipped + "/" + file)
                        .startsWith("# yaml-language-server: $schema=../schema/")
                        .endsWith("/" + file.replace(".yaml", ".schema.json"));
                assertThat(Path.of("rules/src/main/resources/protocol/base")
                                .resolve(first.substring(first.indexOf("../"))))
                        .exists();
            });
    }

    @Test
    void theChoicesAreThoseOfTheRules() {
        for (var file : List.of(RuleFileSchemas.HELPERS, RuleFileSchemas.PLACES)) {
            var schema = RuleFileSchemas.text("socle/" + RuleFileSchemas.schema(file));
            for (var with : LabelRules.StageParticipants.values())
                assertThat(schema).contains('"' + with.code() + '"');
            for (var kind : LabelRules.RequirementKind.values())
                assertThat(schema).contains('"' + kind.code() + '"');
            for (var code : SkillEvidence.codes()) assertThat(schema).contains('"' + code + '"');
        }
    }

    @Test
    void theShippedFilesFitThem() {
        RulesFolder.shipped("base").orElseThrow().files().forEach((file, text) -> {
            if (RuleFileSchemas.whole().containsKey(file))
                assertThat(schemaRefuses("socle", file, text)).as(file).isFalse();
        });
        RulesFolder.shipped("charente-maritime")
                .orElseThrow()
                .files()
                .forEach((file, text) -> assertThat(schemaRefuses("territoire", file, text))
                        .as(file)
                        .isFalse());
    }

    @Test
    void theyRefuseWhatTheReaderRefusesByItsShape() {
        var edits = List.of(
                List.of(RuleFileSchemas.IDENTITY, "version: 1.0.0", "version: 1.0"),
                List.of(RuleFileSchemas.IDENTITY, "statut: proposition", "statut: presque"),
                List.of(RuleFileSchemas.IDENTITY, "en-vigueur: 2026-11-24", "en-vigueur: demain"),
                List.of(RuleFileSchemas.IDENTITY, "licence: Licence Ouverte 2.0", "licence: null"),
                List.of(RuleFileSchemas.IDENTITY, "licence: Licence Ouverte 2.0\n", ""),
                List.of(RuleFileSchemas.IDENTITY, "licence:", "license:"),
                List.of(RuleFileSchemas.SKILLS, "mediateur: 5", "mediateur: 9"),
                List.of(RuleFileSchemas.SKILLS, "mediateur: 5", "mediateur: \"5\""),
                List.of(RuleFileSchemas.SKILLS, "mediateur: 5", "mediateur: cinq"),
                List.of(RuleFileSchemas.SKILLS, "- id: \"1.1\"", "- id: 1.1"),
                List.of(RuleFileSchemas.INTERVIEW, "autres-structures: oui", "autres-structures: true"),
                List.of(RuleFileSchemas.INTERVIEW, "pairs: 2", "pairs: 0"),
                List.of(RuleFileSchemas.HELPERS, "rappels-jours: [90, 30, 7]", "rappels-jours: []"),
                List.of(RuleFileSchemas.HELPERS, "rappels-jours: [90, 30, 7]", "rappels-jours: 90"),
                List.of(RuleFileSchemas.HELPERS, "nature: charte", "nature: [charte]"),
                List.of(RuleFileSchemas.CHARTER, "groupe: A", "groupe: \"  \""));
        for (var edit : edits) {
            var draft = ChangedProtocol.of("base").with(edit.get(0), edit.get(1), edit.get(2));
            assertThat(shapeRefuses(edit.get(0), draft.folder().files().get(edit.get(0))))
                    .as(edit.toString())
                    .isTrue();
            assertThat(schemaRefuses(
                            "socle", edit.get(0), draft.folder().files().get(edit.get(0))))
                    .as(edit.toString())
                    .isTrue();
        }
    }

    /// After six hundred random changes, editor and reader agree about the structure.
    @Test
    void theEditorAndTheReaderAgreeOnWhateverIsWritten() {
        var random = new Random(20_261_126);
        for (var kind : List.of("socle", "territoire")) {
            var folder = RulesFolder.shipped(kind.equals("socle") ? "base" : "charente-maritime")
                    .orElseThrow();
            var files = folder.files().keySet().stream()
                    .filter(RuleFileSchemas.whole()::containsKey)
                    .toList();
            for (var i = 0; i < 300; i++) {
                var file = files.get(random.nextInt(files.size()));
                var lines = new ArrayList<>(
                        folder.files().getOrDefault(file, "").lines().toList());
                var edits = 1 + random.nextInt(2);
                for (var edit = 0; edit < edits; edit++) mutate(lines, random);
                var text = String.join("\n", lines) + "\n";
                var unread = new ProtocolMistakes();
                var tree = YamlParser.read(file, text, unread);
                if (tree.isEmpty() || !unread.none()) continue;
                assertThat(shapeRefuses(kind, file, text))
                        .as(kind + " " + file + "\n" + text)
                        .isEqualTo(schemaRefuses(kind, file, text));
            }
        }
    }

    private static void mutate(List<String> lines, Random random) {
        var at = random.nextInt(lines.size());
        var line = lines.get(at);
        var values = List.of(
                "oui",
                "true",
                "~",
                "\"\"",
                "12",
                "\"12\"",
                "1.5",
                "-3",
                "[a, b]",
                "[]",
                "{a: 1}",
                "{}",
                "2026-02-30",
                "2026-12-01",
                "été",
                "\"4.2\"",
                "null",
                "99999999",
                "0x1F",
                ".inf");
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, line.replaceFirst(": .*", ": " + values.get(random.nextInt(values.size()))));
            case 3 -> lines.set(at, line.replaceFirst("([a-z])([a-z-]*):", "$1x$2:"));
            case 4 -> lines.set(at, line.replaceFirst("\\[.*]", values.get(random.nextInt(values.size()))));
            default -> lines.set(at, line.replaceFirst("^( *)- ", "$1- x: y\n$1- "));
        }
    }

    private static boolean shapeRefuses(String kind, String file, String text) {
        var mistakes = new ProtocolMistakes();
        YamlParser.read(file, text, mistakes)
                .ifPresent(tree -> new RuleFileSchemaCheck(mistakes)
                        .check(
                                file,
                                tree,
                                (kind.equals("socle") ? RuleFileSchemas.whole() : RuleFileSchemas.overlay())
                                        .get(file)));
        return !mistakes.none();
    }

    private static boolean shapeRefuses(String file, String text) {
        var mistakes = new ProtocolMistakes();
        YamlParser.read(file, text, mistakes)
                .ifPresent(tree -> new RuleFileSchemaCheck(mistakes)
                        .check(file, tree, RuleFileSchemas.whole().get(file)));
        return !mistakes.none();
    }

    private static boolean schemaRefuses(String kind, String file, String text) {
        var schema = SCHEMAS.computeIfAbsent(
                kind + "/" + file.replace(".yaml", ".schema.json"),
                name -> REGISTRY.getSchema(RuleFileSchemas.text(name)));
        var tree = YamlParser.read(file, text, new ProtocolMistakes()).orElseThrow();
        return !schema.validate(JsonMapper.shared().writeValueAsString(plain(tree)), InputFormat.JSON)
                .isEmpty();
    }

    /// The tree as YAML readers of editors (1.2, core schema) see it.
    private static Object plain(YamlTree tree) {
        return switch (tree) {
            case YamlMapping(var _, var fields) -> {
                var map = new LinkedHashMap<String, Object>();
                fields.forEach((name, field) -> map.put(name, plain(field.value())));
                yield map;
            }
            case YamlList(var _, var items) -> {
                var list = new ArrayList<Object>();
                items.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case YamlScalar(var _, var text, var plain) -> plain ? core(text) : text;
        };
    }

    private static Object core(String text) {
        if (text.matches("[-+]?\\d{1,9}")) return Integer.parseInt(text);
        if (text.matches("0x[0-9a-fA-F]{1,6}")) return Integer.decode(text);
        if (text.matches("[-+]?\\.inf|\\.nan")) return Double.MAX_VALUE;
        if (text.matches("-?\\d+\\.\\d+")) return Double.parseDouble(text);
        if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
        return text.isEmpty() || text.equals("null") || text.equals("~") ? null : text;
    }
}
