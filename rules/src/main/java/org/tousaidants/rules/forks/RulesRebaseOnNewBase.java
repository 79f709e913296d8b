package org.tousaidants.rules.forks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.rules.archive.AddressedProtocolValues;
import org.tousaidants.rules.archive.ProtocolIdentityEditor;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesHistory;
import org.tousaidants.rules.judging.RuleExampleRunner;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTree.YamlScalar;
import org.tousaidants.rules.protocol.YamlTreeReader;
import org.tousaidants.rules.reading.LabelProtocolReader;

/// « Reprise d’un socle » — the result of moving a territory's rules onto a newer version of their base: changes
/// merged automatically, conflicts that people must decide, and values no longer allowed.
///
/// @param folder the territory's files over the new base, which is included in `socle/`
/// @param merges changes that come from the base, by chapter
/// @param already addresses at which the new base has the same value as the territory
/// @param mistakes mistakes that make the rebase impossible
/// @param examples names of the territory's examples that no longer agree with the rules
public record RulesRebaseOnNewBase(
        RulesFolder folder,
        Map<LocalisedText, List<LocalisedText>> merges,
        List<RebaseConflict> conflicts,
        List<String> already,
        List<ProtocolMistake> mistakes,
        List<String> examples) {

    /// « Choix possible » — the way in which a person resolves a conflict.
    public enum ConflictChoice {
        OURS,
        BASE
    }

    /// « Conflit » — a value that both the territory and the base have changed.
    ///
    /// @param refused reason why the territory's value may not stay; empty if it may
    /// @param choice choice of a person; empty if not decided yet
    public record RebaseConflict(
            String address,
            String was,
            String becomes,
            String ours,
            Optional<ProtocolMistake> refused,
            Optional<ConflictChoice> choice) {
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

    /// « Tête » — the identity of the version that results: its number, its first day and its authors.
    public record RebasedVersionIdentity(String version, LocalDate day, List<String> authors) {}

    public boolean decided() {
        return conflicts.stream().allMatch(conflict -> conflict.choice().isPresent());
    }

    /// Moves the territory's rules onto a newer version of their base and returns the result; empty if one of
    /// the two bases cannot be read.
    ///
    /// @param choices choices of people about conflicts, by address
    public static Optional<RulesRebaseOnNewBase> of(
            RulesFolder own,
            RulesFolder oldBase,
            RulesFolder newBase,
            Map<String, ConflictChoice> choices,
            RebasedVersionIdentity head) {
        var before = LabelProtocolReader.laid(oldBase, _ -> Optional.empty());
        var after = LabelProtocolReader.laid(newBase, _ -> Optional.empty());
        if (before.isEmpty() || after.isEmpty()) return Optional.empty();
        return Optional.of(
                new RebaseBuilder(own.bare(), oldBase, newBase, before.get(), after.get(), choices, head).make());
    }

    private record RebaseBuilder(
            RulesFolder own,
            RulesFolder oldBase,
            RulesFolder newBase,
            LabelProtocolReader.MergedProtocol before,
            LabelProtocolReader.MergedProtocol after,
            Map<String, ConflictChoice> choices,
            RebasedVersionIdentity head) {
        RulesRebaseOnNewBase make() {
            var was = AddressedProtocolValues.of(before.trees());
            var is = AddressedProtocolValues.of(after.trees());
            var already = new ArrayList<String>();
            var found = new ArrayList<RebaseConflict>();
            AddressedProtocolValues.of(own).forEach((address, ours) -> {
                if (AddressedProtocolValues.file(address).equals(RuleFileSchemas.IDENTITY)
                        || address.matches(".*/(source|pourquoi|id)")) return;
                var old = value(was, address);
                var now = value(is, address);
                if (old.equals(now)) return;
                if (now.equals(ours.value())) already.add(address);
                else
                    found.add(new RebaseConflict(
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
                    .filter(one ->
                            one.choice().filter(ConflictChoice.BASE::equals).isPresent())
                    .map(RebaseConflict::address)
                    .toList());
            return switch (LabelProtocolReader.read(folder, _ -> Optional.empty())) {
                case LabelProtocolReader.InvalidProtocol(var mistakes) ->
                    new RulesRebaseOnNewBase(folder, Map.of(), conflicts, already, mistakes, List.of());
                case LabelProtocolReader.ParsedProtocol(var protocol) ->
                    new RulesRebaseOnNewBase(
                            RulesHistory.with(
                                    folder,
                                    new RulesHistory.RulesHistoryEntry(
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
                            ProtocolDifferences.byChapter(ProtocolDifferences.between(mine(), protocol)),
                            conflicts,
                            already,
                            List.of(),
                            new RuleExampleRunner(protocol)
                                    .play().stream()
                                            .filter(each -> !each.passed())
                                            .map(RuleExampleRunner.RuleExampleResult::name)
                                            .toList());
            };
        }

        private static String value(Map<String, AddressedProtocolValues.ProtocolValue> all, String address) {
            return Optional.ofNullable(all.get(address))
                    .map(AddressedProtocolValues.ProtocolValue::value)
                    .orElse("");
        }

        private static RebaseConflict judged(RebaseConflict conflict, List<ProtocolMistake> refusals) {
            var refused = refusals.stream()
                    .filter(mistake -> mistake.at().file().equals(AddressedProtocolValues.file(conflict.address())))
                    .filter(mistake -> about(mistake, conflict))
                    .findFirst();
            return new RebaseConflict(
                    conflict.address(),
                    conflict.was(),
                    conflict.becomes(),
                    conflict.ours(),
                    refused,
                    conflict.choice());
        }

        /// Returns whether a mistake concerns the value in conflict. They belong together if the mistake
        /// names the item that contains the value.
        private static boolean about(ProtocolMistake mistake, RebaseConflict conflict) {
            var steps = AddressedProtocolValues.steps(conflict.address());
            return steps.stream()
                            .skip(1)
                            .allMatch(step -> step.matches("texte|profils|seuil|nom|phrase|mesure")
                                    || mistake.words().toString().contains(step))
                    && (steps.size() > 1 || mistake.words().toString().contains(steps.getFirst()));
        }

        private LabelProtocol mine() {
            return LabelProtocolReader.read(own.over(Optional.of(oldBase)), _ -> Optional.empty())
                            instanceof LabelProtocolReader.ParsedProtocol(var protocol)
                    ? protocol
                    : before.protocol();
        }

        private static List<ProtocolMistake> mistakes(RulesFolder folder) {
            return LabelProtocolReader.read(folder, _ -> Optional.empty())
                            instanceof LabelProtocolReader.InvalidProtocol(var mistakes)
                    ? mistakes
                    : List.of();
        }

        /// Returns the territory's files after the move to the new base.
        ///
        /// @param left addresses at which the value of the base replaces that of the territory
        private RulesFolder written(List<String> left) {
            var files = new TreeMap<>(own.files());
            var byFile = new TreeMap<String, List<String>>();
            left.forEach(
                    address -> byFile.computeIfAbsent(AddressedProtocolValues.file(address), _ -> new ArrayList<>())
                            .add(address));
            byFile.forEach((file, addresses) -> {
                if (file.equals(RuleFileSchemas.PREAMBLE)) files.remove(file);
                else files.put(file, without(file, addresses));
            });
            files.values().removeIf(String::isEmpty);
            files.put(RuleFileSchemas.IDENTITY, identity());
            return new RulesFolder(own.name(), files, List.of()).over(Optional.of(newBase));
        }

        private String without(String file, List<String> addresses) {
            var text = own.files().getOrDefault(file, "");
            var tree = YamlParser.read(file, text, new ProtocolMistakes()).orElse(YamlTreeReader.NOTHING.tree());
            for (var address : addresses)
                tree = AddressedProtocolValues.without(tree, AddressedProtocolValues.steps(address));
            var says = tree instanceof YamlTree.YamlMapping(var _, var fields)
                    && fields.keySet().stream().anyMatch(key -> !key.matches("source|pourquoi"));
            return says ? YamlTreeWriter.of(tree, Map.of(file, text)) : "";
        }

        private String identity() {
            var text = own.files().getOrDefault(RuleFileSchemas.IDENTITY, "");
            var ref = after.protocol().identity();
            var tree = YamlParser.read(RuleFileSchemas.IDENTITY, text, new ProtocolMistakes())
                    .orElse(YamlTreeReader.NOTHING.tree());
            tree = AddressedProtocolValues.set(tree, List.of("socle", "id"), new YamlScalar(tree.at(), ref.id(), true));
            tree = AddressedProtocolValues.set(
                    tree, List.of("socle", "version"), new YamlScalar(tree.at(), ref.version(), true));
            var rewritten = new RulesFolder(
                    "",
                    Map.of(RuleFileSchemas.IDENTITY, YamlTreeWriter.of(tree, Map.of(RuleFileSchemas.IDENTITY, text))),
                    List.of());
            return new ProtocolIdentityEditor(head.version(), head.day(), Optional.empty())
                    .in(rewritten)
                    .files()
                    .getOrDefault(RuleFileSchemas.IDENTITY, "");
        }
    }
}
