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
import org.tousaidants.rules.protocol.ExtraProtocolFiles;
import org.tousaidants.rules.protocol.FileSchemas;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.NearestWordFinder;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.SourcePosition;
import org.tousaidants.rules.protocol.YamlParser;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// « Dossier de règles » — the files of one protocol, as text. An unknown file is reported as a mistake,
/// because a file with a misspelt name would never be read.
public record RulesFolder(String name, Map<String, String> files, List<ProtocolMistake> mistakes) {
    public static final long MOST_BYTES = 4L * YamlParser.MOST_CHARACTERS;
    /// File names, such as a readme or a licence, that are allowed in the folder and have no effect on the
    /// rules.
    private static final String BESIDE =
            "(?i)(readme|lisezmoi|licen[cs]e|auteurs|authors|historique|changelog|contribuer)(\\.md|\\.txt)?";
    /// The manifest and the signature, which [RulesArchive] writes and reads separately.
    private static final Set<String> PAPERS =
            Set.of(RulesArchive.MANIFEST, RulesArchive.SIGNATURE, RulesArchive.LICENCE);
    private static final int DEEPEST = 4;
    static final List<String> SHIPPED = List.of("base", "charente-maritime");

    /// @return empty if the folder does not exist
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

    /// The inner folder, if it is the only content and has rules: unzipping often adds an outer folder.
    private static Optional<Path> alone(Path path) throws IOException {
        var folders = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(path)) {
            for (var file : found) {
                if (String.valueOf(file.getFileName()).startsWith(".")) continue;
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) return Optional.empty();
                folders.add(file);
            }
        }
        return folders.size() == 1 && Files.exists(folders.getFirst().resolve(FileSchemas.IDENTITY))
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
                            SourcePosition.start(before + name),
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
                    SourcePosition.start(before + name),
                    LocalisedText.of("file.both", usual),
                    LocalisedText.of("file.both.do"));
        else take(before + usual, Files.readAllBytes(file), files, mistakes);
    }

    /// The file name with the extension `.yaml` instead of `.yml`.
    public static String usual(String name) {
        var longer = name.replaceFirst("(?i)\\.yml$", ".yaml");
        return known(longer) ? longer : name;
    }

    public static boolean paper(String name) {
        return PAPERS.contains(name);
    }

    /// « Socle joint » — the base that this folder includes, in `socle/`.
    public Optional<RulesFolder> below() {
        var below = new TreeMap<String, String>();
        files.forEach((file, text) -> {
            if (file.startsWith(RulesArchive.BELOW)) below.put(file.substring(RulesArchive.BELOW.length()), text);
        });
        return below.isEmpty() ? Optional.empty() : Optional.of(new RulesFolder("socle", below, List.of()));
    }

    /// This folder without the base that it includes.
    public RulesFolder bare() {
        var own = new TreeMap<>(files);
        own.keySet().removeIf(file -> file.startsWith(RulesArchive.BELOW));
        return new RulesFolder(name, own, mistakes);
    }

    /// This folder with this base in `socle/`, instead of the base that it included.
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

    /// The id and version of these rules; empty if the folder does not state them.
    public Optional<Protocol.Ref> reference() {
        return YamlParser.read(
                        FileSchemas.IDENTITY, files.getOrDefault(FileSchemas.IDENTITY, ""), new ProtocolMistakes())
                .map(YamlTreeReader::new)
                .filter(file -> file.has("id") && file.has("version"))
                .map(file -> new Protocol.Ref(file.text("id"), file.text("version")));
    }

    /// « Chaîne des socles » — the base of this folder, which may include a base itself.
    ///
    /// @param bases finds the folder of a base by its id
    public Optional<RulesFolder> base(Function<String, Optional<RulesFolder>> bases) {
        return base(bases, DEEPEST);
    }

    private Optional<RulesFolder> base(Function<String, Optional<RulesFolder>> bases, int deep) {
        var id = YamlParser.read(
                        FileSchemas.IDENTITY, files.getOrDefault(FileSchemas.IDENTITY, ""), new ProtocolMistakes())
                .map(tree -> new YamlTreeReader(tree).in("socle").text("id"))
                .orElse("");
        if (id.isEmpty() || deep == 0) return Optional.empty();
        return below().or(() -> bases.apply(id)).map(found -> found.over(found.base(bases, deep - 1)));
    }

    static void tooBig(String name, ProtocolMistakes mistakes) {
        mistakes.add(SourcePosition.start(name), LocalisedText.of("file.big"), LocalisedText.of("file.big.do"));
    }

    public static void take(String name, byte[] bytes, Map<String, String> files, ProtocolMistakes mistakes) {
        try {
            files.put(name, decoded(bytes));
        } catch (CharacterCodingException e) {
            mistakes.add(
                    SourcePosition.start(name),
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
                SourcePosition.start(path),
                LocalisedText.of("file.unknown"),
                NearestWordFinder.to(name, names())
                        .map(near -> LocalisedText.of("write.name", near))
                        .orElseGet(() -> LocalisedText.of("write.name.one.of", String.join(", ", names()))));
    }

    /// Whether both folders have the same content, after normalisation.
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
                || ExtraProtocolFiles.names().contains(name)
                || name.equals(RulesHistory.FILE)
                || name.equals(LabelEquivalences.FILE)
                || name.matches(BESIDE);
    }

    private static List<String> names() {
        return java.util.stream.Stream.concat(
                        FileSchemas.whole().keySet().stream(), java.util.stream.Stream.of(FileSchemas.PREAMBLE))
                .toList();
    }

    /// A protocol shipped with the product, by its id.
    public static Optional<RulesFolder> shipped(String id) {
        if (!SHIPPED.contains(id)) return Optional.empty();
        return Optional.of(opened(id));
    }

    private static RulesFolder opened(String id) {
        var files = new TreeMap<String, String>();
        var all = new ArrayList<>(names());
        all.addAll(ExtraProtocolFiles.names());
        all.addAll(List.of(RulesHistory.FILE, LabelEquivalences.FILE));
        for (var name : all)
            try (var stream = RulesFolder.class.getResourceAsStream("/protocol/" + id + "/" + name)) {
                if (stream != null) files.put(name, decoded(stream.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        return new RulesFolder(id, Collections.unmodifiableMap(files), List.of());
    }
}
