package org.tousaidants.rules.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.OtherModuleProtocolFiles;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.SpellingSuggestionFinder;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// « Dossier de règles » — the files of one protocol, as text. An unknown file is reported as a mistake, because a
/// file with a misspelt name would never be read.
public record RulesFolder(String name, Map<String, String> files, List<ProtocolMistake> mistakes) {
    public static final long MOST_BYTES = 4L * YamlParser.MOST_CHARACTERS;
    /// Matches names of files that are allowed in the folder and have no effect on the rules, such as a readme
    /// or a licence.
    private static final String BESIDE =
            "(?i)(readme|lisezmoi|licen[cs]e|auteurs|authors|historique|changelog|contribuer)(\\.md|\\.txt)?";
    /// Names of the manifest and the signature, which [RulesArchive] writes and reads separately.
    private static final Set<String> PAPERS =
            Set.of(RulesArchive.MANIFEST, RulesArchive.SIGNATURE, RulesArchive.LICENCE);
    private static final int DEEPEST = 4;
    static final List<String> SHIPPED = List.of("base", "charente-maritime");

    /// Reads the folder at this path.
    ///
    /// @return the folder; empty if it does not exist
    public static Optional<RulesFolder> at(Path path) throws IOException {
        if (!Files.isDirectory(path)) return Optional.empty();
        var inside = alone(path);
        if (inside.isPresent()) return at(inside.get());
        var files = new TreeMap<String, String>();
        var mistakes = new ProtocolMistakes();
        take(path, "", files, mistakes);
        var absolute = path.toAbsolutePath().normalize().getFileName();
        return Optional.of(new RulesFolder(absolute == null ? "" : absolute.toString(), files, mistakes.all()));
    }

    /// Returns the folder inside this folder, if it contains rules and is the only content; otherwise empty.
    /// Unzipping an archive often adds such an outer folder.
    private static Optional<Path> alone(Path path) throws IOException {
        var folders = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(path)) {
            for (var file : found) {
                if (String.valueOf(file.getFileName()).startsWith(".")) continue;
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) return Optional.empty();
                folders.add(file);
            }
        }
        return folders.size() == 1 && Files.exists(folders.getFirst().resolve(RuleFileSchemas.IDENTITY))
                ? Optional.of(folders.getFirst())
                : Optional.empty();
    }

    private static void take(Path folder, String before, TreeMap<String, String> files, ProtocolMistakes mistakes)
            throws IOException {
        try (var found = Files.newDirectoryStream(folder)) {
            for (var file : found) {
                var name = String.valueOf(file.getFileName());
                if (name.startsWith(".")) continue;
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) take(file, before, name, files, mistakes);
                else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                        && (name + "/").equals(RulesArchive.BELOW)
                        && before.length() < DEEPEST * RulesArchive.BELOW.length())
                    take(file, before + RulesArchive.BELOW, files, mistakes);
                else
                    mistakes.add(
                            FileLinePosition.start(before + name),
                            LocalisedText.of("folder.only.files"),
                            LocalisedText.of("folder.only.files.do"));
            }
        }
    }

    private static void take(
            Path file, String before, String name, TreeMap<String, String> files, ProtocolMistakes mistakes)
            throws IOException {
        if (paper(name)) return;
        var usual = usual(name);
        if (!known(usual)) notRead(before + name, name, mistakes);
        else if (Files.size(file) > MOST_BYTES) tooBig(before + name, mistakes);
        else if (!usual.equals(name) && Files.exists(file.resolveSibling(usual)))
            mistakes.add(
                    FileLinePosition.start(before + name),
                    LocalisedText.of("file.both", usual),
                    LocalisedText.of("file.both.do"));
        else take(before + usual, Files.readAllBytes(file), files, mistakes);
    }

    /// Returns the file name with the extension `.yaml` instead of `.yml`.
    public static String usual(String name) {
        var longer = name.replaceFirst("(?i)\\.yml$", ".yaml");
        return known(longer) ? longer : name;
    }

    public static boolean paper(String name) {
        return PAPERS.contains(name);
    }

    /// « Socle joint » — returns the base (the common rules that a territory extends) that this folder includes
    /// in `socle/`; empty if it includes none.
    public Optional<RulesFolder> below() {
        var below = new TreeMap<String, String>();
        files.forEach((file, text) -> {
            if (file.startsWith(RulesArchive.BELOW)) below.put(file.substring(RulesArchive.BELOW.length()), text);
        });
        return below.isEmpty() ? Optional.empty() : Optional.of(new RulesFolder("socle", below, List.of()));
    }

    /// Returns this folder without the base that it includes in `socle/`.
    public RulesFolder bare() {
        var own = new TreeMap<>(files);
        own.keySet().removeIf(file -> file.startsWith(RulesArchive.BELOW));
        return new RulesFolder(name, own, mistakes);
    }

    /// Returns this folder with the given base in `socle/`. It replaces the base that the folder included
    /// before.
    public RulesFolder over(Optional<RulesFolder> base) {
        var joined = new TreeMap<>(bare().files());
        base.ifPresent(below -> below.files().forEach((file, text) -> joined.put(RulesArchive.BELOW + file, text)));
        return new RulesFolder(name, joined, mistakes);
    }

    public RulesFolder with(String file, String text) {
        var joined = new TreeMap<>(files);
        joined.put(file, text);
        return new RulesFolder(name, joined, mistakes);
    }

    /// Returns the id and version of the rules in this folder; empty if the files do not state them.
    public Optional<LabelProtocol.ProtocolReference> reference() {
        return YamlParser.read(
                        RuleFileSchemas.IDENTITY,
                        files.getOrDefault(RuleFileSchemas.IDENTITY, ""),
                        new ProtocolMistakes())
                .map(YamlTreeReader::new)
                .filter(file -> file.has("id") && file.has("version"))
                .map(file -> new LabelProtocol.ProtocolReference(file.text("id"), file.text("version")));
    }

    /// « Chaîne des socles » — returns the base of this folder: the included one, or the one found by its id.
    /// The base may again have a base. Empty if there is none.
    ///
    /// @param bases function that finds the folder of a base by its id
    public Optional<RulesFolder> base(Function<String, Optional<RulesFolder>> bases) {
        return base(bases, DEEPEST);
    }

    private Optional<RulesFolder> base(Function<String, Optional<RulesFolder>> bases, int deep) {
        var id = YamlParser.read(
                        RuleFileSchemas.IDENTITY,
                        files.getOrDefault(RuleFileSchemas.IDENTITY, ""),
                        new ProtocolMistakes())
                .map(tree -> new YamlTreeReader(tree).in("socle").text("id"))
                .orElse("");
        if (id.isEmpty() || deep == 0) return Optional.empty();
        return below().or(() -> bases.apply(id)).map(found -> found.over(found.base(bases, deep - 1)));
    }

    static void tooBig(String name, ProtocolMistakes mistakes) {
        mistakes.add(FileLinePosition.start(name), LocalisedText.of("file.big"), LocalisedText.of("file.big.do"));
    }

    public static void take(String name, byte[] bytes, Map<String, String> files, ProtocolMistakes mistakes) {
        try {
            files.put(name, decoded(bytes));
        } catch (CharacterCodingException e) {
            mistakes.add(
                    FileLinePosition.start(name),
                    LocalisedText.of("file.encoding"),
                    LocalisedText.of("file.encoding.do"));
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    static void notRead(String path, String name, ProtocolMistakes mistakes) {
        mistakes.add(
                FileLinePosition.start(path),
                LocalisedText.of("file.unknown"),
                SpellingSuggestionFinder.to(name, names())
                        .map(near -> LocalisedText.of("write.name", near))
                        .orElseGet(() -> LocalisedText.of("write.name.one.of", String.join(", ", names()))));
    }

    /// Returns whether both folders contain the same rules. Differences that normalisation removes, such as line
    /// ends, are ignored.
    public boolean says(RulesFolder other) {
        return normal().equals(other.normal());
    }

    private Map<String, String> normal() {
        var normal = new TreeMap<String, String>();
        files.forEach((file, text) -> normal.put(file, new String(RulesArchive.normal(text), StandardCharsets.UTF_8)));
        return normal;
    }

    static boolean known(String name) {
        return names().contains(name)
                || OtherModuleProtocolFiles.names().contains(name)
                || name.equals(RulesHistory.FILE)
                || name.equals(OtherLabelEquivalences.FILE)
                || name.matches(BESIDE);
    }

    private static List<String> names() {
        return java.util.stream.Stream.concat(
                        RuleFileSchemas.whole().keySet().stream(), java.util.stream.Stream.of(RuleFileSchemas.PREAMBLE))
                .toList();
    }

    /// Returns a protocol shipped with the software, by its id; empty if there is none.
    public static Optional<RulesFolder> shipped(String id) {
        if (!SHIPPED.contains(id)) return Optional.empty();
        return Optional.of(opened(id));
    }

    private static RulesFolder opened(String id) {
        var files = new TreeMap<String, String>();
        var all = new ArrayList<>(names());
        all.addAll(OtherModuleProtocolFiles.names());
        all.addAll(List.of(RulesHistory.FILE, OtherLabelEquivalences.FILE));
        for (var name : all)
            try (var stream = RulesFolder.class.getResourceAsStream("/protocol/" + id + "/" + name)) {
                if (stream != null) files.put(name, decoded(stream.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        return new RulesFolder(id, Collections.unmodifiableMap(files), List.of());
    }
}
