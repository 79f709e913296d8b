package org.tousaidants.rules.reading;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tousaidants.rules.archive.OtherLabelEquivalences;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesHistory;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelProtocol.ProtocolIdentity;
import org.tousaidants.rules.protocol.LabelProtocol.ProtocolReference;
import org.tousaidants.rules.protocol.LabelProtocol.ProtocolStatus;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.OtherModuleProtocolFiles;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchema;
import org.tousaidants.rules.protocol.RuleFileSchemaCheck;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.TerritoryRulesOverlay;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTree;
import org.tousaidants.rules.protocol.YamlTree.YamlMapping;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// « Lecteur de protocole » — reads a folder of rules strictly: structure, references, contradictions, and the
/// minimum of its base. All mistakes are reported at once, each with its file, its line and the correction.
public final class LabelProtocolReader {
    private static final int DEEPEST = 4;

    private final ProtocolMistakes mistakes = new ProtocolMistakes();
    private final Function<String, Optional<RulesFolder>> bases;
    private final String before;
    private final int deep;

    private LabelProtocolReader(Function<String, Optional<RulesFolder>> bases, String before, int deep) {
        this.bases = bases;
        this.before = before;
        this.deep = deep;
    }

    public sealed interface ProtocolParseResult permits ParsedProtocol, InvalidProtocol {}

    public record ParsedProtocol(LabelProtocol protocol) implements ProtocolParseResult {}

    public record InvalidProtocol(List<ProtocolMistake> mistakes) implements ProtocolParseResult {}

    /// A protocol and the merged YAML trees of its files.
    public record MergedProtocol(LabelProtocol protocol, Map<String, YamlTree> trees) {}

    /// Reads a folder of rules.
    ///
    /// @param bases function that finds the folder of a base by its id; a base in `socle/` of the folder has
    ///     priority
    public static ProtocolParseResult read(RulesFolder folder, Function<String, Optional<RulesFolder>> bases) {
        var reader = new LabelProtocolReader(bases, "", 0);
        return reader.laid(folder)
                .filter(_ -> reader.mistakes.none())
                .<ProtocolParseResult>map(laid -> new ParsedProtocol(laid.protocol()))
                .orElseGet(() -> new InvalidProtocol(reader.mistakes.all()));
    }

    /// Returns the protocol and the merged trees of its files; empty if it has mistakes.
    ///
    /// @param bases function that finds the folder of a base by its id
    public static Optional<MergedProtocol> laid(RulesFolder folder, Function<String, Optional<RulesFolder>> bases) {
        var reader = new LabelProtocolReader(bases, "", 0);
        return reader.laid(folder).filter(_ -> reader.mistakes.none());
    }

    private Optional<MergedProtocol> laid(RulesFolder folder) {
        folder.mistakes().forEach(mistake -> mistakes.add(mistake.at(), mistake.words(), mistake.instead()));
        var trees = trees(folder);
        RulesHistory.check(before, folder, mistakes);
        OtherLabelEquivalences.check(before, folder, mistakes);
        var identity = trees.get(RuleFileSchemas.IDENTITY);
        if (identity != null && new YamlTreeReader(identity).has("socle")) return overlay(folder, trees, identity);
        checkShapes(trees);
        for (var file : RuleFileSchemas.whole().keySet())
            if (!folder.files().containsKey(file))
                mistakes.add(
                        FileLinePosition.start(file),
                        LocalisedText.of("file.missing"),
                        LocalisedText.of("file.missing.do"));
        return Optional.of(new MergedProtocol(assembled(trees, preamble(folder)), trees));
    }

    private Map<String, YamlTree> trees(RulesFolder folder) {
        var trees = new LinkedHashMap<String, YamlTree>();
        for (var file : RuleFileSchemas.whole().keySet()) {
            var text = folder.files().get(file);
            if (text != null) YamlParser.read(before + file, text, mistakes).ifPresent(tree -> trees.put(file, tree));
        }
        for (var file : OtherModuleProtocolFiles.names()) {
            var text = folder.files().get(file);
            if (text != null) YamlParser.read(before + file, text, mistakes);
        }
        return trees;
    }

    private void checkShapes(Map<String, YamlTree> trees) {
        var check = new RuleFileSchemaCheck(mistakes);
        trees.forEach((file, tree) -> check.check(file, tree, shape(file)));
    }

    private static RuleFileSchema shape(String file) {
        return Optional.<RuleFileSchema>ofNullable(RuleFileSchemas.whole().get(file))
                .orElseThrow();
    }

    private Optional<MergedProtocol> overlay(RulesFolder folder, Map<String, YamlTree> trees, YamlTree identity) {
        var check = new RuleFileSchemaCheck(mistakes);
        trees.forEach((file, tree) -> check.check(
                file,
                tree,
                Optional.ofNullable(RuleFileSchemas.overlay().get(file)).orElseThrow()));
        var socle = new YamlTreeReader(identity).in("socle");
        var wanted = new ProtocolReference(socle.text("id"), socle.text("version"));
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
        var reader = new LabelProtocolReader(bases, before + found.get().name() + "/", deep + 1);
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
            // The identity (name, version, adoption) of the base is never taken over by the territory's
            // protocol.
            trees.put(
                    file,
                    changes == null
                            ? tree
                            : file.equals(RuleFileSchemas.IDENTITY)
                                    ? changes
                                    : TerritoryRulesOverlay.over(
                                            tree, UnknownRuleIdCheck.whole(tree, changes, shape(file), mistakes)));
        });
        checkShapes(trees);
        var merged = assembled(
                trees,
                folder.files().containsKey(RuleFileSchemas.PREAMBLE)
                        ? preamble(folder)
                        : base.protocol().charter().preamble());
        new NationalMinimumCheck(base.protocol(), merged, new TerritoryValuePositions(above), mistakes).check();
        return new MergedProtocol(merged, trees);
    }

    private String preamble(RulesFolder folder) {
        var text = folder.files().getOrDefault(RuleFileSchemas.PREAMBLE, "").strip();
        if (text.isEmpty())
            mistakes.add(
                    FileLinePosition.start(RuleFileSchemas.PREAMBLE),
                    LocalisedText.of("preamble.missing"),
                    LocalisedText.of("preamble.missing.do"));
        if (text.length() > 20_000)
            mistakes.add(
                    FileLinePosition.start(RuleFileSchemas.PREAMBLE),
                    LocalisedText.of("preamble.long"),
                    LocalisedText.of("preamble.long.do"));
        return text;
    }

    private LabelProtocol assembled(Map<String, YamlTree> trees, String preamble) {
        var files = new ProtocolFileTrees(trees);
        var profiles = new LabelProfileReader(files.of(RuleFileSchemas.PROFILES), mistakes);
        var people = profiles.profiles();
        var names = new ProtocolReferenceCheck(people, mistakes);
        var charter = new LabelCharterReader(files.of(RuleFileSchemas.CHARTER), names, mistakes).charter(preamble);
        var skills = new SkillGridReader(files.of(RuleFileSchemas.SKILLS), names, mistakes).skills();
        var guarantees = new ServiceGuaranteeReader(files.of(RuleFileSchemas.GUARANTEES), names, mistakes).guarantees();
        var labels = List.of(
                new LabelRulesReader(
                                files.of(RuleFileSchemas.HELPERS),
                                LabelProtocol.HolderNature.PERSON,
                                names,
                                charter,
                                skills,
                                mistakes)
                        .label(),
                new LabelRulesReader(
                                files.of(RuleFileSchemas.PLACES),
                                LabelProtocol.HolderNature.PLACE,
                                names,
                                charter,
                                skills,
                                mistakes)
                        .label());
        return new LabelProtocol(
                identity(files.of(RuleFileSchemas.IDENTITY)),
                profiles.abilities(),
                people,
                profiles.questions(),
                charter,
                skills,
                new InterviewRulesReader(files.of(RuleFileSchemas.INTERVIEW), names, mistakes).interview(),
                new LabelProtocol.ProtocolLabels(labels.getFirst(), labels.getLast()),
                guarantees,
                new ProtocolIndicatorReader(files.of(RuleFileSchemas.INDICATORS), guarantees, mistakes).indicators());
    }

    private ProtocolIdentity identity(YamlTreeReader file) {
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
        return new ProtocolIdentity(
                file.text("id"),
                file.text("nom"),
                file.text("version"),
                file.day("en-vigueur").orElse(LocalDate.EPOCH),
                new LabelProtocol.ProtocolAdoption(
                        adopted ? ProtocolStatus.ADOPTED : ProtocolStatus.PROPOSED,
                        file.optionalText("adopte-par"),
                        file.optionalText("propose-par"),
                        file.day("vote-le")),
                file.has("socle")
                        ? Optional.of(new ProtocolReference(socle.text("id"), socle.text("version")))
                        : Optional.empty(),
                file.optionalText("territoire"),
                file.text("licence"),
                file.text("resume"),
                file.text("source"));
    }

    private record ProtocolFileTrees(Map<String, YamlTree> trees) {
        YamlTreeReader of(String file) {
            return new YamlTreeReader(
                    trees.getOrDefault(file, new YamlMapping(FileLinePosition.start(file), Map.of())));
        }
    }
}
