package org.tousaidants.label.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.label.rules.Tree.Leaf;

/// « Reprise d’un socle » — a territory's rules moved onto a newer version of their base: what merges by itself,
/// what both changed and people must decide, and what is no longer allowed.
///
/// @param folder the territory's files over the new base, which they bring along in `socle/`
/// @param merges what changes here because the base changed, by chapter
/// @param already addresses where the base now says what the territory said
/// @param mistakes that stand in the way
/// @param examples names of own examples that no longer say what the rules say
public record Rebase(
        Folder folder,
        Map<Said, List<Said>> merges,
        List<Conflict> conflicts,
        List<String> already,
        List<Mistake> mistakes,
        List<String> examples) {

    /// « Choix possible ».
    public enum Choice {
        OURS,
        BASE
    }

    /// « Conflit » — both changed the same value.
    ///
    /// @param refused why the territory's own value may not stay; empty: it may
    /// @param choice empty: not decided yet
    public record Conflict(
            String address,
            String was,
            String becomes,
            String ours,
            Optional<Mistake> refused,
            Optional<Choice> choice) {
        public Said words() {
            return refused.isPresent()
                    ? Said.of(
                            "rebase.conflict.refused",
                            address,
                            was,
                            becomes,
                            ours,
                            refused.get().words())
                    : Said.of("rebase.conflict", address, was, becomes, ours);
        }
    }

    /// « Tête » — of the version that comes of it.
    public record Head(String version, LocalDate day, List<String> authors) {}

    public boolean decided() {
        return conflicts.stream().allMatch(conflict -> conflict.choice().isPresent());
    }

    /// Empty when one of the two bases cannot be read.
    ///
    /// @param choices by address
    public static Optional<Rebase> of(
            Folder own, Folder oldBase, Folder newBase, Map<String, Choice> choices, Head head) {
        var before = ProtocolReader.laid(oldBase, _ -> Optional.empty());
        var after = ProtocolReader.laid(newBase, _ -> Optional.empty());
        if (before.isEmpty() || after.isEmpty()) return Optional.empty();
        return Optional.of(new Maker(own.bare(), oldBase, newBase, before.get(), after.get(), choices, head).make());
    }

    private record Maker(
            Folder own,
            Folder oldBase,
            Folder newBase,
            ProtocolReader.Laid before,
            ProtocolReader.Laid after,
            Map<String, Choice> choices,
            Head head) {
        Rebase make() {
            var was = Flat.of(before.trees());
            var is = Flat.of(after.trees());
            var already = new ArrayList<String>();
            var found = new ArrayList<Conflict>();
            Flat.of(own).forEach((address, ours) -> {
                if (Flat.file(address).equals(Shapes.IDENTITY) || address.matches(".*/(source|pourquoi|id)")) return;
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
                case ProtocolReader.Refused(var mistakes) ->
                    new Rebase(folder, Map.of(), conflicts, already, mistakes, List.of());
                case ProtocolReader.Read(var protocol) ->
                    new Rebase(
                            History.with(
                                    folder,
                                    new History.Entry(
                                            head.version(),
                                            head.day(),
                                            head.authors(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Said.of(
                                                            "rebase.why",
                                                            after.protocol()
                                                                            .identity()
                                                                            .id() + " "
                                                                    + after.protocol()
                                                                            .identity()
                                                                            .version())
                                                    .toString(),
                                            History.changed(own, folder.bare()))),
                            Diff.byChapter(Diff.between(mine(), protocol)),
                            conflicts,
                            already,
                            List.of(),
                            new Cases(protocol)
                                    .play().stream()
                                            .filter(each -> !each.passed())
                                            .map(Cases.Played::name)
                                            .toList());
            };
        }

        private static String value(Map<String, Flat.Value> all, String address) {
            return Optional.ofNullable(all.get(address)).map(Flat.Value::value).orElse("");
        }

        private static Conflict judged(Conflict one, List<Mistake> refusals) {
            var refused = refusals.stream()
                    .filter(mistake -> mistake.at().file().equals(Flat.file(one.address())))
                    .filter(mistake -> about(mistake, one))
                    .findFirst();
            return new Conflict(one.address(), one.was(), one.becomes(), one.ours(), refused, one.choice());
        }

        /// Its words name the thing that the address leads to.
        private static boolean about(Mistake mistake, Conflict one) {
            var steps = Flat.steps(one.address());
            return steps.stream()
                            .skip(1)
                            .allMatch(step -> step.matches("texte|profils|seuil|nom|phrase|mesure")
                                    || mistake.words().toString().contains(step))
                    && (steps.size() > 1 || mistake.words().toString().contains(steps.getFirst()));
        }

        private Protocol mine() {
            return ProtocolReader.read(own.over(Optional.of(oldBase)), _ -> Optional.empty())
                            instanceof ProtocolReader.Read(var protocol)
                    ? protocol
                    : before.protocol();
        }

        private static List<Mistake> mistakes(Folder folder) {
            return ProtocolReader.read(folder, _ -> Optional.empty()) instanceof ProtocolReader.Refused(var mistakes)
                    ? mistakes
                    : List.of();
        }

        /// @param left addresses where the base speaks
        private Folder written(List<String> left) {
            var files = new TreeMap<>(own.files());
            var byFile = new TreeMap<String, List<String>>();
            left.forEach(address -> byFile.computeIfAbsent(Flat.file(address), _ -> new ArrayList<>())
                    .add(address));
            byFile.forEach((file, addresses) -> {
                if (file.equals(Shapes.PREAMBLE)) files.remove(file);
                else files.put(file, without(file, addresses));
            });
            files.values().removeIf(String::isEmpty);
            files.put(Shapes.IDENTITY, identity());
            return new Folder(own.name(), files, List.of()).over(Optional.of(newBase));
        }

        private String without(String file, List<String> addresses) {
            var text = own.files().getOrDefault(file, "");
            var tree = YamlText.read(file, text, new Mistakes()).orElse(Cursor.NOTHING.tree());
            for (var address : addresses) tree = Flat.without(tree, Flat.steps(address));
            var says = tree instanceof Tree.Fields(var _, var fields)
                    && fields.keySet().stream().anyMatch(key -> !key.matches("source|pourquoi"));
            return says ? TreeText.of(tree, Map.of(file, text)) : "";
        }

        private String identity() {
            var text = own.files().getOrDefault(Shapes.IDENTITY, "");
            var ref = after.protocol().identity();
            var tree = YamlText.read(Shapes.IDENTITY, text, new Mistakes()).orElse(Cursor.NOTHING.tree());
            tree = Flat.set(tree, List.of("socle", "id"), new Leaf(tree.at(), ref.id(), true));
            tree = Flat.set(tree, List.of("socle", "version"), new Leaf(tree.at(), ref.version(), true));
            var rewritten = new Folder(
                    "", Map.of(Shapes.IDENTITY, TreeText.of(tree, Map.of(Shapes.IDENTITY, text))), List.of());
            return new IdentityLines(head.version(), head.day(), Optional.empty())
                    .in(rewritten)
                    .files()
                    .getOrDefault(Shapes.IDENTITY, "");
        }
    }
}
