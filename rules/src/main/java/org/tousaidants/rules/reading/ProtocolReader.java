package org.tousaidants.rules.reading;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tousaidants.rules.archive.LabelEquivalences;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesHistory;
import org.tousaidants.rules.protocol.ExtraProtocolFiles;
import org.tousaidants.rules.protocol.FileSchema;
import org.tousaidants.rules.protocol.FileSchemaCheck;
import org.tousaidants.rules.protocol.FileSchemas;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.Protocol.Identity;
import org.tousaidants.rules.protocol.Protocol.Ref;
import org.tousaidants.rules.protocol.Protocol.Status;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RulesOverlay;
import org.tousaidants.rules.protocol.SourcePosition;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTree.Fields;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// « Lecteur de protocole » — reads a folder of rules strictly: structure, references, contradictions, and the
/// minimum of its base. All mistakes are reported at once, each with its file, its line and the correction.
public final class ProtocolReader {
    private static final int DEEPEST = 4;

    private final ProtocolMistakes mistakes = new ProtocolMistakes();
    private final Function<String, Optional<RulesFolder>> bases;
    private final String before;
    private final int deep;

    private ProtocolReader(Function<String, Optional<RulesFolder>> bases, String before, int deep) {
        this.bases = bases;
        this.before = before;
        this.deep = deep;
    }

    public sealed interface ParseResult permits Parsed, Invalid {}

    public record Parsed(Protocol protocol) implements ParseResult {}

    public record Invalid(List<ProtocolMistake> mistakes) implements ParseResult {}

    /// A protocol and the merged YAML trees of its files.
    public record MergedProtocol(Protocol protocol, Map<String, YamlTree> trees) {}

    /// @param bases finds the folder of a base by its id; a base in `socle/` of the folder has priority
    public static ParseResult read(RulesFolder folder, Function<String, Optional<RulesFolder>> bases) {
        var reader = new ProtocolReader(bases, "", 0);
        return reader.laid(folder)
                .filter(_ -> reader.mistakes.none())
                .<ParseResult>map(laid -> new Parsed(laid.protocol()))
                .orElseGet(() -> new Invalid(reader.mistakes.all()));
    }

    /// The merged protocol; empty if it has mistakes.
    public static Optional<MergedProtocol> laid(RulesFolder folder, Function<String, Optional<RulesFolder>> bases) {
        var reader = new ProtocolReader(bases, "", 0);
        return reader.laid(folder).filter(_ -> reader.mistakes.none());
    }

    private Optional<MergedProtocol> laid(RulesFolder folder) {
        folder.mistakes().forEach(mistake -> mistakes.add(mistake.at(), mistake.words(), mistake.instead()));
        var trees = trees(folder);
        RulesHistory.check(before, folder, mistakes);
        LabelEquivalences.check(before, folder, mistakes);
        var identity = trees.get(FileSchemas.IDENTITY);
        if (identity != null && new YamlTreeReader(identity).has("socle")) return overlay(folder, trees, identity);
        checkShapes(trees);
        for (var file : FileSchemas.whole().keySet())
            if (!folder.files().containsKey(file))
                mistakes.add(
                        SourcePosition.start(file),
                        LocalisedText.of("file.missing"),
                        LocalisedText.of("file.missing.do"));
        return Optional.of(new MergedProtocol(assembled(trees, preamble(folder)), trees));
    }

    private Map<String, YamlTree> trees(RulesFolder folder) {
        var trees = new LinkedHashMap<String, YamlTree>();
        for (var file : FileSchemas.whole().keySet()) {
            var text = folder.files().get(file);
            if (text != null) YamlParser.read(before + file, text, mistakes).ifPresent(tree -> trees.put(file, tree));
        }
        for (var file : ExtraProtocolFiles.names()) {
            var text = folder.files().get(file);
            if (text != null) YamlParser.read(before + file, text, mistakes);
        }
        return trees;
    }

    private void checkShapes(Map<String, YamlTree> trees) {
        var check = new FileSchemaCheck(mistakes);
        trees.forEach((file, tree) -> check.check(file, tree, shape(file)));
    }

    private static FileSchema shape(String file) {
        return Optional.<FileSchema>ofNullable(FileSchemas.whole().get(file)).orElseThrow();
    }

    private Optional<MergedProtocol> overlay(RulesFolder folder, Map<String, YamlTree> trees, YamlTree identity) {
        var check = new FileSchemaCheck(mistakes);
        trees.forEach((file, tree) -> check.check(
                file, tree, Optional.ofNullable(FileSchemas.overlay().get(file)).orElseThrow()));
        var socle = new YamlTreeReader(identity).in("socle");
        var wanted = new Ref(socle.text("id"), socle.text("version"));
        if (deep == DEEPEST) {
            mistakes.add(socle.at(), LocalisedText.of("base.deep", DEEPEST), LocalisedText.of("base.deep.do"));
            return Optional.empty();
        }
        var found = folder.below().or(() -> bases.apply(wanted.id()));
        if (found.isEmpty()) {
            mistakes.add(
                    socle.at(), LocalisedText.of("base.missing", wanted.id()), LocalisedText.of("base.missing.do"));
            return Optional.empty();
        }
        var reader = new ProtocolReader(bases, before + found.get().name() + "/", deep + 1);
        var base = reader.laid(found.get());
        if (base.isEmpty() || !reader.mistakes.none()) {
            mistakes.add(
                    socle.at(),
                    LocalisedText.of(
                            "base.wrong", wanted.id(), reader.mistakes.all().getFirst()),
                    LocalisedText.of("base.wrong.do"));
            return Optional.empty();
        }
        var below = base.get().protocol().identity();
        if (!below.id().equals(wanted.id()))
            mistakes.add(
                    socle.at("id"), LocalisedText.of("base.id", below.id()), LocalisedText.of("write", below.id()));
        else if (!below.version().equals(wanted.version()))
            mistakes.add(
                    socle.at("version"),
                    LocalisedText.of("base.version", below.version()),
                    LocalisedText.of("base.version.do", below.version()));
        return Optional.of(laidOver(base.get(), folder, trees));
    }

    private MergedProtocol laidOver(MergedProtocol base, RulesFolder folder, Map<String, YamlTree> above) {
        var trees = new LinkedHashMap<String, YamlTree>();
        base.trees().forEach((file, tree) -> {
            var changes = above.get(file);
            // The identity of a protocol is never inherited from its base.
            trees.put(
                    file,
                    changes == null
                            ? tree
                            : file.equals(FileSchemas.IDENTITY)
                                    ? changes
                                    : RulesOverlay.over(
                                            tree, UnknownIdCheck.whole(tree, changes, shape(file), mistakes)));
        });
        checkShapes(trees);
        var merged = assembled(
                trees,
                folder.files().containsKey(FileSchemas.PREAMBLE)
                        ? preamble(folder)
                        : base.protocol().charter().preamble());
        new NationalMinimum(base.protocol(), merged, new TerritoryValuePositions(above), mistakes).check();
        return new MergedProtocol(merged, trees);
    }

    private String preamble(RulesFolder folder) {
        var text = folder.files().getOrDefault(FileSchemas.PREAMBLE, "").strip();
        if (text.isEmpty())
            mistakes.add(
                    SourcePosition.start(FileSchemas.PREAMBLE),
                    LocalisedText.of("preamble.missing"),
                    LocalisedText.of("preamble.missing.do"));
        if (text.length() > 20_000)
            mistakes.add(
                    SourcePosition.start(FileSchemas.PREAMBLE),
                    LocalisedText.of("preamble.long"),
                    LocalisedText.of("preamble.long.do"));
        return text;
    }

    private Protocol assembled(Map<String, YamlTree> trees, String preamble) {
        var files = new Files(trees);
        var profiles = new ProfileReader(files.of(FileSchemas.PROFILES), mistakes);
        var people = profiles.profiles();
        var names = new ReferenceCheck(people, mistakes);
        var charter = new CharterReader(files.of(FileSchemas.CHARTER), names, mistakes).charter(preamble);
        var skills = new SkillReader(files.of(FileSchemas.SKILLS), names, mistakes).skills();
        var guarantees = new GuaranteeReader(files.of(FileSchemas.GUARANTEES), names, mistakes).guarantees();
        var labels = List.of(
                new LabelReader(files.of(FileSchemas.HELPERS), Protocol.Nature.PERSON, names, charter, skills, mistakes)
                        .label(),
                new LabelReader(files.of(FileSchemas.PLACES), Protocol.Nature.PLACE, names, charter, skills, mistakes)
                        .label());
        return new Protocol(
                identity(files.of(FileSchemas.IDENTITY)),
                profiles.abilities(),
                people,
                profiles.questions(),
                charter,
                skills,
                new InterviewReader(files.of(FileSchemas.INTERVIEW), names, mistakes).interview(),
                new Protocol.Labels(labels.getFirst(), labels.getLast()),
                guarantees,
                new IndicatorReader(files.of(FileSchemas.INDICATORS), guarantees, mistakes).indicators());
    }

    private Identity identity(YamlTreeReader file) {
        var adopted = file.text("statut").equals("adopte");
        if (adopted && !file.has("adopte-par"))
            mistakes.add(
                    file.at("statut"), LocalisedText.of("adopted.by.nobody"), LocalisedText.of("adopted.by.nobody.do"));
        if (!adopted && file.has("adopte-par"))
            mistakes.add(
                    file.at("adopte-par"),
                    LocalisedText.of("proposal.adopted"),
                    LocalisedText.of("proposal.adopted.do"));
        var socle = file.in("socle");
        return new Identity(
                file.text("id"),
                file.text("nom"),
                file.text("version"),
                file.day("en-vigueur").orElse(LocalDate.EPOCH),
                new Protocol.Adoption(
                        adopted ? Status.ADOPTED : Status.PROPOSED,
                        file.optionalText("adopte-par"),
                        file.optionalText("propose-par"),
                        file.day("vote-le")),
                file.has("socle") ? Optional.of(new Ref(socle.text("id"), socle.text("version"))) : Optional.empty(),
                file.optionalText("territoire"),
                file.text("licence"),
                file.text("resume"),
                file.text("source"));
    }

    private record Files(Map<String, YamlTree> trees) {
        YamlTreeReader of(String file) {
            return new YamlTreeReader(trees.getOrDefault(file, new Fields(SourcePosition.start(file), Map.of())));
        }
    }
}
