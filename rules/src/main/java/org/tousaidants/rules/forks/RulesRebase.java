package org.tousaidants.rules.forks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.rules.archive.FlattenedProtocol;
import org.tousaidants.rules.archive.ProtocolIdentityEditor;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesHistory;
import org.tousaidants.rules.judging.RuleExamples;
import org.tousaidants.rules.protocol.FileSchemas;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTree.Scalar;
import org.tousaidants.rules.protocol.YamlTreeReader;
import org.tousaidants.rules.reading.ProtocolReader;

/// « Reprise d’un socle » — the result of rebasing a territory's rules onto a newer version of their base:
/// automatic merges, conflicts that people must decide, and values no longer allowed.
///
/// @param folder the territory's files over the new base, which they include in `socle/`
/// @param merges changes that come from the base, by chapter
/// @param already addresses at which the new base has the same value as the territory
/// @param mistakes mistakes because of which the rebase is impossible
/// @param examples names of the territory's examples that no longer agree with the rules
public record RulesRebase(
        RulesFolder folder,
        Map<LocalisedText, List<LocalisedText>> merges,
        List<Conflict> conflicts,
        List<String> already,
        List<ProtocolMistake> mistakes,
        List<String> examples) {

    /// « Choix possible » — how a person resolves a conflict.
    public enum Choice {
        OURS,
        BASE
    }

    /// « Conflit » — the territory and the base changed the same value.
    ///
    /// @param refused the reason why the territory's value may not stay; empty if it may
    /// @param choice empty if not decided yet
    public record Conflict(
            String address,
            String was,
            String becomes,
            String ours,
            Optional<ProtocolMistake> refused,
            Optional<Choice> choice) {
        public LocalisedText words() {
            return refused.isPresent()
                    ? LocalisedText.of(
                            "rebase.conflict.refused",
                            address,
                            was,
                            becomes,
                            ours,
                            refused.get().words())
                    : LocalisedText.of("rebase.conflict", address, was, becomes, ours);
        }
    }

    /// « Tête » — the identity of the resulting version.
    public record Head(String version, LocalDate day, List<String> authors) {}

    public boolean decided() {
        return conflicts.stream().allMatch(conflict -> conflict.choice().isPresent());
    }

    /// Rebases; empty if one of the two bases cannot be read.
    ///
    /// @param choices by address
    public static Optional<RulesRebase> of(
            RulesFolder own, RulesFolder oldBase, RulesFolder newBase, Map<String, Choice> choices, Head head) {
        var before = ProtocolReader.laid(oldBase, _ -> Optional.empty());
        var after = ProtocolReader.laid(newBase, _ -> Optional.empty());
        if (before.isEmpty() || after.isEmpty()) return Optional.empty();
        return Optional.of(new Maker(own.bare(), oldBase, newBase, before.get(), after.get(), choices, head).make());
    }

    private record Maker(
            RulesFolder own,
            RulesFolder oldBase,
            RulesFolder newBase,
            ProtocolReader.MergedProtocol before,
            ProtocolReader.MergedProtocol after,
            Map<String, Choice> choices,
            Head head) {
        RulesRebase make() {
            var was = FlattenedProtocol.of(before.trees());
            var is = FlattenedProtocol.of(after.trees());
            var already = new ArrayList<String>();
            var found = new ArrayList<Conflict>();
            FlattenedProtocol.of(own).forEach((address, ours) -> {
                if (FlattenedProtocol.file(address).equals(FileSchemas.IDENTITY)
                        || address.matches(".*/(source|pourquoi|id)")) return;
                var old = value(was, address);
                var now = value(is, address);
                if (old.equals(now)) return;
                if (now.equals(ours.value())) already.add(address);
                else
                    found.add(new Conflict(
                            address,
                            old,
                            now,
                            ours.value(),
                            Optional.empty(),
                            Optional.ofNullable(choices.get(address))));
            });
            var kept = written(List.of());
            var refusals = mistakes(kept);
            var conflicts = found.stream().map(one -> judged(one, refusals)).toList();
            var folder = written(conflicts.stream()
                    .filter(one -> one.choice().filter(Choice.BASE::equals).isPresent())
                    .map(Conflict::address)
                    .toList());
            return switch (ProtocolReader.read(folder, _ -> Optional.empty())) {
                case ProtocolReader.Invalid(var mistakes) ->
                    new RulesRebase(folder, Map.of(), conflicts, already, mistakes, List.of());
                case ProtocolReader.Parsed(var protocol) ->
                    new RulesRebase(
                            RulesHistory.with(
                                    folder,
                                    new RulesHistory.Entry(
                                            head.version(),
                                            head.day(),
                                            head.authors(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            LocalisedText.of(
                                                            "rebase.why",
                                                            after.protocol()
                                                                            .identity()
                                                                            .id() + " "
                                                                    + after.protocol()
                                                                            .identity()
                                                                            .version())
                                                    .toString(),
                                            RulesHistory.changed(own, folder.bare()))),
                            ProtocolDiff.byChapter(ProtocolDiff.between(mine(), protocol)),
                            conflicts,
                            already,
                            List.of(),
                            new RuleExamples(protocol)
                                    .play().stream()
                                            .filter(each -> !each.passed())
                                            .map(RuleExamples.ExampleResult::name)
                                            .toList());
            };
        }

        private static String value(Map<String, FlattenedProtocol.Value> all, String address) {
            return Optional.ofNullable(all.get(address))
                    .map(FlattenedProtocol.Value::value)
                    .orElse("");
        }

        private static Conflict judged(Conflict conflict, List<ProtocolMistake> refusals) {
            var refused = refusals.stream()
                    .filter(mistake -> mistake.at().file().equals(FlattenedProtocol.file(conflict.address())))
                    .filter(mistake -> about(mistake, conflict))
                    .findFirst();
            return new Conflict(
                    conflict.address(),
                    conflict.was(),
                    conflict.becomes(),
                    conflict.ours(),
                    refused,
                    conflict.choice());
        }

        /// Whether a mistake concerns the value in conflict, by the name of its item.
        private static boolean about(ProtocolMistake mistake, Conflict conflict) {
            var steps = FlattenedProtocol.steps(conflict.address());
            return steps.stream()
                            .skip(1)
                            .allMatch(step -> step.matches("texte|profils|seuil|nom|phrase|mesure")
                                    || mistake.words().toString().contains(step))
                    && (steps.size() > 1 || mistake.words().toString().contains(steps.getFirst()));
        }

        private Protocol mine() {
            return ProtocolReader.read(own.over(Optional.of(oldBase)), _ -> Optional.empty())
                            instanceof ProtocolReader.Parsed(var protocol)
                    ? protocol
                    : before.protocol();
        }

        private static List<ProtocolMistake> mistakes(RulesFolder folder) {
            return ProtocolReader.read(folder, _ -> Optional.empty()) instanceof ProtocolReader.Invalid(var mistakes)
                    ? mistakes
                    : List.of();
        }

        /// The resulting files.
        ///
        /// @param left addresses at which the value of the base replaces the territory's
        private RulesFolder written(List<String> left) {
            var files = new TreeMap<>(own.files());
            var byFile = new TreeMap<String, List<String>>();
            left.forEach(address -> byFile.computeIfAbsent(FlattenedProtocol.file(address), _ -> new ArrayList<>())
                    .add(address));
            byFile.forEach((file, addresses) -> {
                if (file.equals(FileSchemas.PREAMBLE)) files.remove(file);
                else files.put(file, without(file, addresses));
            });
            files.values().removeIf(String::isEmpty);
            files.put(FileSchemas.IDENTITY, identity());
            return new RulesFolder(own.name(), files, List.of()).over(Optional.of(newBase));
        }

        private String without(String file, List<String> addresses) {
            var text = own.files().getOrDefault(file, "");
            var tree = YamlParser.read(file, text, new ProtocolMistakes()).orElse(YamlTreeReader.NOTHING.tree());
            for (var address : addresses) tree = FlattenedProtocol.without(tree, FlattenedProtocol.steps(address));
            var says = tree instanceof YamlTree.Fields(var _, var fields)
                    && fields.keySet().stream().anyMatch(key -> !key.matches("source|pourquoi"));
            return says ? YamlTreeWriter.of(tree, Map.of(file, text)) : "";
        }

        private String identity() {
            var text = own.files().getOrDefault(FileSchemas.IDENTITY, "");
            var ref = after.protocol().identity();
            var tree = YamlParser.read(FileSchemas.IDENTITY, text, new ProtocolMistakes())
                    .orElse(YamlTreeReader.NOTHING.tree());
            tree = FlattenedProtocol.set(tree, List.of("socle", "id"), new Scalar(tree.at(), ref.id(), true));
            tree = FlattenedProtocol.set(tree, List.of("socle", "version"), new Scalar(tree.at(), ref.version(), true));
            var rewritten = new RulesFolder(
                    "",
                    Map.of(FileSchemas.IDENTITY, YamlTreeWriter.of(tree, Map.of(FileSchemas.IDENTITY, text))),
                    List.of());
            return new ProtocolIdentityEditor(head.version(), head.day(), Optional.empty())
                    .in(rewritten)
                    .files()
                    .getOrDefault(FileSchemas.IDENTITY, "");
        }
    }
}
