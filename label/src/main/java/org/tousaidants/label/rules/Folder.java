package org.tousaidants.label.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// « Dossier de règles » — the files of one protocol, as text. What is not a file of a protocol is a mistake: a
/// misspelt name would otherwise
/// be a rule that nobody reads.
public record Folder(String name, Map<String, String> files, List<Mistake> mistakes) {
    static final long MOST_BYTES = 4L * YamlText.MOST_CHARACTERS;
    private static final Set<String> ALLOWED_BESIDE = Set.of("README.md", "LISEZMOI.md", "LICENSE");
    private static final List<String> SHIPPED = List.of("base", "charente-maritime");

    /// @return empty when there is no such folder
    public static Optional<Folder> at(Path path) throws IOException {
        if (!Files.isDirectory(path)) return Optional.empty();
        var files = new TreeMap<String, String>();
        var mistakes = new Mistakes();
        try (var found = Files.newDirectoryStream(path)) {
            for (var file : found) {
                var name = file.getFileName().toString();
                if (name.startsWith(".")) continue;
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) take(file, name, files, mistakes);
                else mistakes.add(At.start(name), Said.of("folder.only.files"), Said.of("folder.only.files.do"));
            }
        }
        var absolute = path.toAbsolutePath().normalize().getFileName();
        return Optional.of(new Folder(absolute == null ? "" : absolute.toString(), files, mistakes.all()));
    }

    private static void take(Path file, String name, TreeMap<String, String> files, Mistakes mistakes)
            throws IOException {
        if (!known(name)) {
            notRead(name, name, mistakes);
            return;
        }
        if (Files.size(file) > MOST_BYTES) tooBig(name, mistakes);
        else take(name, Files.readAllBytes(file), files, mistakes);
    }

    static void tooBig(String name, Mistakes mistakes) {
        mistakes.add(At.start(name), Said.of("file.big"), Said.of("file.big.do"));
    }

    static void take(String name, byte[] bytes, Map<String, String> files, Mistakes mistakes) {
        try {
            files.put(name, decoded(bytes));
        } catch (CharacterCodingException e) {
            mistakes.add(At.start(name), Said.of("file.encoding"), Said.of("file.encoding.do"));
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    static void notRead(String path, String name, Mistakes mistakes) {
        mistakes.add(
                At.start(path),
                Said.of("file.unknown"),
                Nearest.to(name, names())
                        .map(near -> Said.of("write.name", near))
                        .orElseGet(() -> Said.of("write.name.one.of", String.join(", ", names()))));
    }

    /// Whether both say the same, whoever saved them and on whatever machine.
    public boolean says(Folder other) {
        return normal().equals(other.normal());
    }

    private Map<String, String> normal() {
        var normal = new TreeMap<String, String>();
        files.forEach((file, text) -> normal.put(file, new String(Archive.normal(text), StandardCharsets.UTF_8)));
        return normal;
    }

    static boolean known(String name) {
        return names().contains(name) || Shapes.CARE.contains(name) || ALLOWED_BESIDE.contains(name);
    }

    private static List<String> names() {
        return java.util.stream.Stream.concat(
                        Shapes.whole().keySet().stream(), java.util.stream.Stream.of(Shapes.PREAMBLE))
                .toList();
    }

    /// A protocol that comes with the product.
    public static Optional<Folder> shipped(String id) {
        if (!SHIPPED.contains(id)) return Optional.empty();
        var files = new TreeMap<String, String>();
        for (var name : java.util.stream.Stream.concat(names().stream(), Shapes.CARE.stream())
                .toList())
            try (var stream = Folder.class.getResourceAsStream("/protocol/" + id + "/" + name)) {
                if (stream != null) files.put(name, decoded(stream.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        return Optional.of(new Folder(id, files, List.of()));
    }
}
