package org.tousaidants.platform.afterrestore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tousaidants.platform.db.AesGcmEncryption;

/// Appends encrypted lines, one for each irreversible act, to one file per month. Several processes may write at the
/// same time, because each line is written in one append operation.
final class IrreversibleActFile {
    private static final Logger LOG = LoggerFactory.getLogger(IrreversibleActFile.class);
    private static final Pattern NAME = Pattern.compile("acts-([0-9a-f-]{36})-(\\d{4}-\\d{2})\\.tal");
    /// Number of months for which the files are stored, which is longer than any backup is stored.
    private static final int MONTHS_KEPT = 13;
    private static final Set<StandardOpenOption> AT_THE_END =
            EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path folder;
    private final UUID installation;
    private final Supplier<List<SecretKey>> keys;

    /// Creates a writer and reader of the files of irreversible acts in `folder`.
    ///
    /// @param installation id of the database: each database has its own files
    /// @param keys the first key encrypts; every key is tried for decryption
    IrreversibleActFile(Path folder, UUID installation, Supplier<List<SecretKey>> keys) {
        this.folder = folder;
        this.installation = installation;
        this.keys = keys;
    }

    void add(String line, YearMonth month) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("acts-" + installation + "-" + month + ".tal");
        var owners = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // The line break at the beginning separates this line from a line that a power cut truncated.
        var bytes = ByteBuffer.wrap(("\n" + sealed(line)).getBytes(StandardCharsets.US_ASCII));
        try (var channel = FileChannel.open(file, AT_THE_END, owners)) {
            while (bytes.hasRemaining()) channel.write(bytes);
        }
    }

    /// Returns the decrypted lines in the order of writing. Lines that cannot be decrypted are skipped, and
    /// their number is logged.
    List<String> read() throws IOException {
        var lines = new ArrayList<String>();
        var closed = 0;
        for (var file : files())
            for (var line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                if (line.isBlank()) continue;
                var opened = opened(line);
                if (opened.isPresent()) lines.add(opened.get());
                else closed++;
            }
        if (closed > 0) LOG.warn("{} lines of {} are truncated, or encrypted with an unknown secret", closed, folder);
        return lines;
    }

    void forget(YearMonth now) throws IOException {
        for (var file : files()) if (month(file).plusMonths(MONTHS_KEPT).isBefore(now)) Files.delete(file);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var present = Files.list(folder)) {
            return present.filter(file -> {
                        var name = NAME.matcher(file.getFileName().toString());
                        return name.matches() && name.group(1).equals(installation.toString());
                    })
                    .sorted()
                    .toList();
        }
    }

    private static YearMonth month(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) throw new IllegalArgumentException("not a file of lasting acts: " + file);
        return YearMonth.parse(name.group(2));
    }

    private String sealed(String line) {
        return Base64.getEncoder()
                .encodeToString(
                        AesGcmEncryption.close(keys.get().getFirst(), "", line.getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<String> opened(String line) {
        try {
            var closed = Base64.getDecoder().decode(line);
            return keys.get().stream()
                    .flatMap(key -> AesGcmEncryption.open(key, "", closed).stream())
                    .findFirst()
                    .map(text -> new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException cut) {
            return Optional.empty();
        }
    }
}
