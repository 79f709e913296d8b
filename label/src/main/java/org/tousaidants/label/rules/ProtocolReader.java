package org.tousaidants.label.rules;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tousaidants.label.rules.Protocol.Identity;
import org.tousaidants.label.rules.Protocol.Ref;
import org.tousaidants.label.rules.Protocol.Status;
import org.tousaidants.label.rules.Tree.Fields;

/// « Lecteur de protocole » — reads a folder strictly: shape, references, contradictions and, over a base, its
/// floors. All mistakes are told at once, each with its file, its line and what to write instead.
public final class ProtocolReader {
    private static final int DEEPEST = 4;

    private final Mistakes mistakes = new Mistakes();
    private final Function<String, Optional<Folder>> bases;
    private final String before;
    private final int deep;

    private ProtocolReader(Function<String, Optional<Folder>> bases, String before, int deep) {
        this.bases = bases;
        this.before = before;
        this.deep = deep;
    }

    public sealed interface Reading permits Read, Refused {}

    public record Read(Protocol protocol) implements Reading {}

    public record Refused(List<Mistake> mistakes) implements Reading {}

    /// A protocol with its files as they are once laid over one another.
    record Laid(Protocol protocol, Map<String, Tree> trees) {}

    /// @param bases the folder of a base, found by its id; what the folder brings along in `socle/` comes first
    public static Reading read(Folder folder, Function<String, Optional<Folder>> bases) {
        var reader = new ProtocolReader(bases, "", 0);
        return reader.laid(folder)
                .filter(_ -> reader.mistakes.none())
                .<Reading>map(laid -> new Read(laid.protocol()))
                .orElseGet(() -> new Refused(reader.mistakes.all()));
    }

    /// Empty when it is refused.
    static Optional<Laid> laid(Folder folder, Function<String, Optional<Folder>> bases) {
        var reader = new ProtocolReader(bases, "", 0);
        return reader.laid(folder).filter(_ -> reader.mistakes.none());
    }

    private Optional<Laid> laid(Folder folder) {
        folder.mistakes().forEach(mistake -> mistakes.add(mistake.at(), mistake.words(), mistake.instead()));
        var trees = trees(folder);
        History.check(before, folder, mistakes);
        Equivalences.check(before, folder, mistakes);
        var identity = trees.get(Shapes.IDENTITY);
        if (identity != null && new Cursor(identity).has("socle")) return overlay(folder, trees, identity);
        checkShapes(trees);
        for (var file : Shapes.whole().keySet())
            if (!folder.files().containsKey(file))
                mistakes.add(At.start(file), Said.of("file.missing"), Said.of("file.missing.do"));
        return Optional.of(new Laid(assembled(trees, preamble(folder)), trees));
    }

    private Map<String, Tree> trees(Folder folder) {
        var trees = new LinkedHashMap<String, Tree>();
        for (var file : Shapes.whole().keySet()) {
            var text = folder.files().get(file);
            if (text != null) YamlText.read(before + file, text, mistakes).ifPresent(tree -> trees.put(file, tree));
        }
        for (var file : Shapes.CARE) {
            var text = folder.files().get(file);
            if (text != null) YamlText.read(before + file, text, mistakes);
        }
        return trees;
    }

    private void checkShapes(Map<String, Tree> trees) {
        var check = new ShapeCheck(mistakes);
        trees.forEach((file, tree) -> check.check(file, tree, shape(file)));
    }

    private static Shape shape(String file) {
        return Optional.<Shape>ofNullable(Shapes.whole().get(file)).orElseThrow();
    }

    private Optional<Laid> overlay(Folder folder, Map<String, Tree> trees, Tree identity) {
        var check = new ShapeCheck(mistakes);
        trees.forEach((file, tree) -> check.check(
                file, tree, Optional.ofNullable(Shapes.overlay().get(file)).orElseThrow()));
        var socle = new Cursor(identity).in("socle");
        var wanted = new Ref(socle.text("id"), socle.text("version"));
        if (deep == DEEPEST) {
            mistakes.add(socle.at(), Said.of("base.deep", DEEPEST), Said.of("base.deep.do"));
            return Optional.empty();
        }
        var found = folder.below().or(() -> bases.apply(wanted.id()));
        if (found.isEmpty()) {
            mistakes.add(socle.at(), Said.of("base.missing", wanted.id()), Said.of("base.missing.do"));
            return Optional.empty();
        }
        var reader = new ProtocolReader(bases, before + found.get().name() + "/", deep + 1);
        var base = reader.laid(found.get());
        if (base.isEmpty() || !reader.mistakes.none()) {
            mistakes.add(
                    socle.at(),
                    Said.of("base.wrong", wanted.id(), reader.mistakes.all().getFirst()),
                    Said.of("base.wrong.do"));
            return Optional.empty();
        }
        var below = base.get().protocol().identity();
        if (!below.id().equals(wanted.id()))
            mistakes.add(socle.at("id"), Said.of("base.id", below.id()), Said.of("write", below.id()));
        else if (!below.version().equals(wanted.version()))
            mistakes.add(
                    socle.at("version"),
                    Said.of("base.version", below.version()),
                    Said.of("base.version.do", below.version()));
        return Optional.of(laidOver(base.get(), folder, trees));
    }

    private Laid laidOver(Laid base, Folder folder, Map<String, Tree> above) {
        var trees = new LinkedHashMap<String, Tree>();
        base.trees().forEach((file, tree) -> {
            var changes = above.get(file);
            // The identity is a protocol's own: nothing of it is inherited.
            trees.put(
                    file,
                    changes == null
                            ? tree
                            : file.equals(Shapes.IDENTITY)
                                    ? changes
                                    : Overlay.over(tree, Newcomers.whole(tree, changes, shape(file), mistakes)));
        });
        checkShapes(trees);
        var merged = assembled(
                trees,
                folder.files().containsKey(Shapes.PREAMBLE)
                        ? preamble(folder)
                        : base.protocol().charter().preamble());
        new Floor(base.protocol(), merged, new Written(above), mistakes).check();
        return new Laid(merged, trees);
    }

    private String preamble(Folder folder) {
        var text = folder.files().getOrDefault(Shapes.PREAMBLE, "").strip();
        if (text.isEmpty())
            mistakes.add(At.start(Shapes.PREAMBLE), Said.of("preamble.missing"), Said.of("preamble.missing.do"));
        if (text.length() > 20_000)
            mistakes.add(At.start(Shapes.PREAMBLE), Said.of("preamble.long"), Said.of("preamble.long.do"));
        return text;
    }

    private Protocol assembled(Map<String, Tree> trees, String preamble) {
        var files = new Files(trees);
        var profiles = new ProfileReader(files.of(Shapes.PROFILES), mistakes);
        var people = profiles.profiles();
        var names = new NameCheck(people, mistakes);
        var charter = new CharterReader(files.of(Shapes.CHARTER), names, mistakes).charter(preamble);
        var skills = new SkillReader(files.of(Shapes.SKILLS), names, mistakes).skills();
        var guarantees = new GuaranteeReader(files.of(Shapes.GUARANTEES), names, mistakes).guarantees();
        var labels = List.of(
                new LabelReader(files.of(Shapes.HELPERS), Protocol.Nature.PERSON, names, charter, skills, mistakes)
                        .label(),
                new LabelReader(files.of(Shapes.PLACES), Protocol.Nature.PLACE, names, charter, skills, mistakes)
                        .label());
        return new Protocol(
                identity(files.of(Shapes.IDENTITY)),
                profiles.abilities(),
                people,
                profiles.questions(),
                charter,
                skills,
                new InterviewReader(files.of(Shapes.INTERVIEW), names, mistakes).interview(),
                new Protocol.Labels(labels.getFirst(), labels.getLast()),
                guarantees,
                new IndicatorReader(files.of(Shapes.INDICATORS), guarantees, mistakes).indicators());
    }

    private Identity identity(Cursor file) {
        var adopted = file.text("statut").equals("adopte");
        if (adopted && !file.has("adopte-par"))
            mistakes.add(file.at("statut"), Said.of("adopted.by.nobody"), Said.of("adopted.by.nobody.do"));
        if (!adopted && file.has("adopte-par"))
            mistakes.add(file.at("adopte-par"), Said.of("proposal.adopted"), Said.of("proposal.adopted.do"));
        var socle = file.in("socle");
        return new Identity(
                file.text("id"),
                file.text("nom"),
                file.text("version"),
                file.day("en-vigueur").orElse(LocalDate.EPOCH),
                new Protocol.Adoption(adopted ? Status.ADOPTED : Status.PROPOSED, file.optionalText("adopte-par")),
                file.has("socle") ? Optional.of(new Ref(socle.text("id"), socle.text("version"))) : Optional.empty(),
                file.optionalText("territoire"),
                file.text("licence"),
                file.text("resume"),
                file.text("source"));
    }

    private record Files(Map<String, Tree> trees) {
        Cursor of(String file) {
            return new Cursor(trees.getOrDefault(file, new Fields(At.start(file), Map.of())));
        }
    }
}
