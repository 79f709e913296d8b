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
    private final Mistakes mistakes = new Mistakes();
    private final Function<String, Optional<Folder>> bases;

    private ProtocolReader(Function<String, Optional<Folder>> bases) {
        this.bases = bases;
    }

    public sealed interface Reading permits Read, Refused {}

    public record Read(Protocol protocol) implements Reading {}

    public record Refused(List<Mistake> mistakes) implements Reading {}

    /// @param bases the folder of a base, found by its id
    public static Reading read(Folder folder, Function<String, Optional<Folder>> bases) {
        var reader = new ProtocolReader(bases);
        var protocol = reader.protocol(folder);
        return reader.mistakes.none() && protocol.isPresent()
                ? new Read(protocol.get())
                : new Refused(reader.mistakes.all());
    }

    private Optional<Protocol> protocol(Folder folder) {
        folder.mistakes().forEach(mistake -> mistakes.add(mistake.at(), mistake.words(), mistake.instead()));
        var trees = trees(folder, "");
        var identity = trees.get(Shapes.IDENTITY);
        if (identity != null && new Cursor(identity).has("socle")) return overlay(folder, trees, identity);
        checkShapes(trees);
        for (var file : Shapes.whole().keySet())
            if (!folder.files().containsKey(file))
                mistakes.add(At.start(file), Said.of("file.missing"), Said.of("file.missing.do"));
        return Optional.of(assembled(trees, preamble(folder)));
    }

    /// @param before what stands before the name of each file in what is said about it
    private Map<String, Tree> trees(Folder folder, String before) {
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

    private Optional<Protocol> overlay(Folder folder, Map<String, Tree> trees, Tree identity) {
        var check = new ShapeCheck(mistakes);
        trees.forEach((file, tree) -> check.check(file, tree, Shapes.overlay(file)));
        var socle = new Cursor(identity).in("socle");
        var wanted = new Ref(socle.text("id"), socle.text("version"));
        var found = bases.apply(wanted.id());
        if (found.isEmpty()) {
            mistakes.add(socle.at(), Said.of("base.missing", wanted.id()), Said.of("base.missing.do"));
            return Optional.empty();
        }
        return switch (read(found.get(), _ -> Optional.empty())) {
            case Refused(var wrong) -> {
                mistakes.add(
                        socle.at(), Said.of("base.wrong", wanted.id(), wrong.getFirst()), Said.of("base.wrong.do"));
                yield Optional.empty();
            }
            case Read(var base) -> {
                if (!base.identity().version().equals(wanted.version()))
                    mistakes.add(
                            socle.at("version"),
                            Said.of("base.version", base.identity().version()),
                            Said.of("base.version.do", base.identity().version()));
                yield Optional.of(laidOver(base, found.get(), folder, trees));
            }
        };
    }

    private Protocol laidOver(Protocol base, Folder below, Folder folder, Map<String, Tree> above) {
        var trees = new LinkedHashMap<String, Tree>();
        trees(below, below.name() + "/").forEach((file, tree) -> {
            var changes = above.get(file);
            // The identity is a protocol's own: nothing of it is inherited.
            trees.put(
                    file,
                    changes == null ? tree : file.equals(Shapes.IDENTITY) ? changes : Overlay.over(tree, changes));
        });
        checkShapes(trees);
        var merged = assembled(
                trees,
                folder.files().containsKey(Shapes.PREAMBLE)
                        ? preamble(folder)
                        : base.charter().preamble());
        new Floor(base, merged, new Written(above), mistakes).check();
        return merged;
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
        var names = new Names(people, mistakes);
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
                labels.getFirst(),
                labels.getLast(),
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
                adopted ? Status.ADOPTED : Status.PROPOSED,
                file.optionalText("adopte-par"),
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
