package org.tousaidants.core.linkage;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tousaidants.core.linkage.LinkageSpecification.BlockingKeyKind;
import org.tousaidants.core.linkage.LinkageSpecification.BlockingKeyPart;
import org.tousaidants.core.linkage.LinkageSpecification.BlockingRule;
import org.tousaidants.core.linkage.LinkageSpecification.BlockingSpecification;
import org.tousaidants.core.linkage.LinkageSpecification.ComparisonKind;
import org.tousaidants.core.linkage.LinkageSpecification.ComparisonSpecification;
import org.tousaidants.core.linkage.LinkageSpecification.SourceSpecification;

/// Reads a linkage specification in YAML. Only plain values are accepted: no objects, no references, limited depth.
final class LinkageSpecificationReader {
    private static final int CHARACTERS = 200_000;
    private static final int DEPTH = 10;
    private static final int MOST_LEVELS = 5;
    private static final int MOST_PASSES = 30;

    private static final Set<String> ROOT = Set.of("sources", "comparisons", "blocking", "thresholds");
    private static final Set<String> SOURCE = Set.of("name", "id", "encoding", "delimiter", "clean", "columns");
    private static final Set<String> COMPARISON =
            Set.of("name", "column", "columns", "how", "levels", "within", "rare");
    private static final Set<String> BLOCKING = Set.of("passes", "largest", "window");
    private static final Set<String> PASS = Set.of("name", "column", "columns", "key", "letters", "all");
    private static final Set<String> PART = Set.of("column", "columns", "key", "letters");
    private static final Set<String> THRESHOLDS = Set.of("match", "review", "margin");

    private static final Map<String, Charset> ENCODINGS = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "latin-1", StandardCharsets.ISO_8859_1,
            "windows-1252", Charset.forName("windows-1252"));
    private static final Map<String, Character> DELIMITERS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "bar", '|');

    private final List<String> mistakes = new ArrayList<>();

    private LinkageSpecificationReader() {}

    sealed interface SpecificationParseResult permits ParsedSpecification, InvalidSpecification {}

    record ParsedSpecification(LinkageSpecification spec) implements SpecificationParseResult {}

    record InvalidSpecification(List<String> mistakes) implements SpecificationParseResult {}

    static SpecificationParseResult read(String yaml) {
        if (yaml.length() > CHARACTERS)
            return new InvalidSpecification(
                    List.of("le fichier dépasse " + CHARACTERS + " caractères : ce n’est pas une spécification"));
        var settings = LoadSettings.builder()
                .setLabel("spec")
                .setCodePointLimit(CHARACTERS)
                .setAllowDuplicateKeys(false)
                .build();
        try {
            if (!plain(yaml, settings))
                return new InvalidSpecification(
                        List.of("ce YAML n’est pas lu : il use de références (& et *), ou il est trop profond ; "
                                + "écrivez les valeurs là où elles servent"));
            return new LinkageSpecificationReader().spec(new Load(settings).loadFromString(yaml));
        } catch (MarkedYamlEngineException e) {
            var where = e.getProblemMark()
                    .map(mark -> "ligne " + (mark.getLine() + 1) + ", colonne " + (mark.getColumn() + 1) + " : ")
                    .orElse("");
            return new InvalidSpecification(List.of(where + "ce n’est pas du YAML (" + e.getProblem()
                    + ") ; vérifiez les retraits, les deux-points et les guillemets"));
        } catch (YamlEngineException e) {
            return new InvalidSpecification(List.of("ce n’est pas du YAML ; partez d’un exemple de docs/linkage"));
        }
    }

    /// Returns whether the YAML text contains no references and is not nested too deeply. This is checked before
    /// the document is built, because both can exhaust the memory.
    private static boolean plain(String yaml, LoadSettings settings) {
        var depth = 0;
        for (var event : new Parse(settings).parseString(yaml)) {
            if (event instanceof AliasEvent) return false;
            if (event instanceof CollectionStartEvent && ++depth > DEPTH) return false;
            if (event instanceof CollectionEndEvent) depth--;
        }
        return true;
    }

    private SpecificationParseResult spec(@Nullable Object loaded) {
        if (loaded == null)
            return new InvalidSpecification(List.of("le fichier est vide ; partez d’un exemple de docs/linkage"));
        var root = LinkageSpecificationNode.of("", loaded, ROOT, mistakes);
        var sources =
                root.children("sources", SOURCE).stream().map(this::source).toList();
        var questions = comparisons(root);
        var blocking = blocking(root);
        var thresholds = thresholds(root);
        var names = new HashSet<String>();
        for (var source : sources)
            if (!names.add(source.name())) root.wrong("sources", "deux tables s’appellent « " + source.name() + " »");
        return thresholds.isEmpty() || !mistakes.isEmpty()
                ? new InvalidSpecification(List.copyOf(mistakes))
                : new ParsedSpecification(new LinkageSpecification(sources, questions, blocking, thresholds.get()));
    }

    private SourceSpecification source(LinkageSpecificationNode node) {
        var encoding = node.text("encoding").orElse("utf-8");
        var charset = ENCODINGS.get(encoding);
        if (charset == null)
            node.wrong("encoding", "« " + encoding + " » n’existe pas ; écrivez utf-8, latin-1 ou windows-1252");
        var delimiter = node.text("delimiter");
        if (delimiter.isPresent() && !DELIMITERS.containsKey(delimiter.get()))
            node.wrong("delimiter", "« " + delimiter.get() + " » n’existe pas ; écrivez comma, semicolon, tab ou bar");
        return new SourceSpecification(
                node.needed("name", "mairie"),
                node.text("id").orElse("id"),
                charset == null ? StandardCharsets.UTF_8 : charset,
                delimiter.map(word -> DELIMITERS.getOrDefault(word, ',')).orElse('\0'),
                node.yesOrNo("clean"),
                node.names("columns"));
    }

    private List<ComparisonSpecification> comparisons(LinkageSpecificationNode root) {
        var nodes = root.children("comparisons", COMPARISON);
        if (nodes.isEmpty()) root.wrong("comparisons", "manque ; écrivez au moins une comparaison");
        if (nodes.size() > ComparisonPatternCodec.MOST)
            root.wrong("comparisons", "il y en a trop : " + ComparisonPatternCodec.MOST + " au plus");
        return nodes.stream().map(this::comparison).toList();
    }

    private ComparisonSpecification comparison(LinkageSpecificationNode node) {
        var columns = node.texts("column", "columns");
        var how = node.choice("how", ComparisonKind.class, null).orElse(ComparisonKind.EXACT);
        var levels = how == ComparisonKind.NUMBER || how == ComparisonKind.DATE ? within(node, how) : levels(node, how);
        return new ComparisonSpecification(
                node.text("name").orElse(String.join(" ", columns)), columns, how, levels, node.yes("rare"));
    }

    private static List<Double> levels(LinkageSpecificationNode node, ComparisonKind how) {
        if (node.has("within")) node.wrong("within", "ne sert qu’à number et date ; écrivez « levels »");
        var levels = node.numbers("levels");
        var likeness = how == ComparisonKind.TEXT || how == ComparisonKind.WORDS || how == ComparisonKind.TRIGRAMS;
        if (!likeness && !levels.isEmpty())
            node.wrong("levels", "ne sert qu’à text, words et trigrams ; enlevez cette ligne");
        if (likeness && levels.isEmpty() && !node.has("levels"))
            node.wrong("levels", "manque ; écrivez des ressemblances entre 0 et 1, par exemple [0.7, 0.9]");
        if (levels.size() > MOST_LEVELS || !rising(levels) || levels.stream().anyMatch(one -> one <= 0 || one > 1))
            node.wrong(
                    "levels",
                    "écrivez de une à " + MOST_LEVELS + " valeurs entre 0 et 1, de la plus petite à la plus grande");
        return levels;
    }

    private static List<Double> within(LinkageSpecificationNode node, ComparisonKind how) {
        if (node.has("levels"))
            node.wrong("levels", "ne sert pas à " + LinkageSpecificationNode.word(how) + " ; écrivez « within »");
        if (node.yes("rare"))
            node.wrong("rare", "ne sert pas à " + LinkageSpecificationNode.word(how) + " ; enlevez cette ligne");
        var within = node.numbers("within");
        if (within.size() > MOST_LEVELS
                || !rising(within.reversed())
                || within.stream().anyMatch(one -> one <= 0))
            node.wrong(
                    "within",
                    "écrivez au plus " + MOST_LEVELS + " écarts, du plus grand au plus petit, par exemple [10, 1]");
        return within;
    }

    private static boolean rising(List<Double> numbers) {
        for (var i = 1; i < numbers.size(); i++) if (numbers.get(i) <= numbers.get(i - 1)) return false;
        return true;
    }

    private BlockingSpecification blocking(LinkageSpecificationNode root) {
        if (!root.has("blocking")) {
            root.wrong("blocking", "manque ; écrivez au moins une passe");
            return new BlockingSpecification(List.of(), 1, 1);
        }
        var node = root.child("blocking", BLOCKING);
        var passes = node.children("passes", PASS);
        if (passes.isEmpty() || passes.size() > MOST_PASSES)
            node.wrong("passes", "écrivez de une à " + MOST_PASSES + " passes");
        return new BlockingSpecification(
                passes.stream().map(LinkageSpecificationReader::pass).toList(),
                node.whole("largest", 100, 2, 10_000),
                node.whole("window", 10, 1, 1_000));
    }

    private static BlockingRule pass(LinkageSpecificationNode node) {
        List<BlockingKeyPart> parts;
        if (node.has("all")) {
            for (var alone : PART) if (node.has(alone)) node.wrong(alone, "va sous « all », derrière un tiret");
            parts = node.children("all", PART).stream()
                    .map(LinkageSpecificationReader::part)
                    .toList();
            if (parts.isEmpty()) node.wrong("all", "écrivez au moins une clé");
        } else parts = List.of(part(node));
        var name = node.text("name")
                .orElseGet(() -> String.join(
                        " + ",
                        parts.stream()
                                .map(part -> String.join(" ", part.columns()))
                                .toList()));
        return new BlockingRule(name, parts);
    }

    private static BlockingKeyPart part(LinkageSpecificationNode node) {
        var columns = node.texts("column", "columns");
        var key =
                node.choice("key", BlockingKeyKind.class, BlockingKeyKind.EXACT).orElse(BlockingKeyKind.EXACT);
        if (key == BlockingKeyKind.START && !node.has("letters"))
            node.wrong("letters", "manque ; écrivez par exemple « letters: 4 »");
        if (key != BlockingKeyKind.START && node.has("letters")) node.wrong("letters", "ne sert qu’à « key: start »");
        return new BlockingKeyPart(columns, key, node.whole("letters", 1, 1, 50));
    }

    private Optional<MatchThresholds> thresholds(LinkageSpecificationNode root) {
        var usual = MatchThresholds.usual();
        if (!root.has("thresholds")) return Optional.of(usual);
        var node = root.child("thresholds", THRESHOLDS);
        var match = node.number("match", usual.match(), 0.01, 0.999999);
        var review = node.number("review", Math.min(usual.review(), match), 0.000001, 0.999999);
        var margin = node.number("margin", usual.marginBits(), 0, 100);
        if (review > match) {
            node.wrong("review", "doit être au plus égal à « match » (" + match + ")");
            return Optional.empty();
        }
        return Optional.of(new MatchThresholds(match, review, margin));
    }
}
