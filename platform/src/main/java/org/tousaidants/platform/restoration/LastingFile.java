package org.tousaidants.platform.restoration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One file a month, one sealed line an act, only ever added to. Several processes may write at once: a line is one
/// write at the end.
final class LastingFile {
    private static final Logger LOG = LoggerFactory.getLogger(LastingFile.class);
    private static final Pattern NAME = Pattern.compile("acts-([0-9a-f-]{36})-(\\d{4}-\\d{2})\\.tal");
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    /// Longer than any backup of ours is kept.
    private static final int MONTHS_KEPT = 13;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<StandardOpenOption> AT_THE_END =
            EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path folder;
    private final UUID installation;
    private final Supplier<List<SecretKey>> keys;

    /// @param installation whose acts these are: another database beside has its own
    /// @param keys the first seals, each opens
    LastingFile(Path folder, UUID installation, Supplier<List<SecretKey>> keys) {
        this.folder = folder;
        this.installation = installation;
        this.keys = keys;
    }

    void add(String line, YearMonth month) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("acts-" + installation + "-" + month + ".tal");
        var owners = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // The line break before ends what a power cut may have left of another line.
        var bytes = ByteBuffer.wrap(("\n" + sealed(line)).getBytes(StandardCharsets.US_ASCII));
        try (var channel = FileChannel.open(file, AT_THE_END, owners)) {
            while (bytes.hasRemaining()) channel.write(bytes);
        }
    }

    /// In their order. What cannot be opened is counted in the log and passed over.
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
        if (closed > 0)
            LOG.warn("{} lines of {} are cut, or sealed under a secret that is not known here", closed, folder);
        return lines;
    }

    void forget(YearMonth now) throws IOException {
        for (var file : files()) if (month(file).plusMonths(MONTHS_KEPT).isBefore(now)) Files.delete(file);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var all = Files.list(folder)) {
            return all.filter(file -> {
                        var name = NAME.matcher(file.getFileName().toString());
                        return name.matches() && name.group(1).equals(installation.toString());
                    })
                    .sorted()
                    .toList();
        }
    }

    private static YearMonth month(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) throw new IllegalArgumentException("not a file of acts: " + file);
        return YearMonth.parse(name.group(2));
    }

    private String sealed(String line) {
        var iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        var closed = cipher(Cipher.ENCRYPT_MODE, keys.get().getFirst(), iv, line.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        var both = Arrays.copyOf(iv, IV_BYTES + closed.length);
        System.arraycopy(closed, 0, both, IV_BYTES, closed.length);
        return Base64.getEncoder().encodeToString(both);
    }

    private Optional<String> opened(String line) {
        try {
            var both = Base64.getDecoder().decode(line);
            if (both.length <= IV_BYTES) return Optional.empty();
            var iv = Arrays.copyOf(both, IV_BYTES);
            var closed = Arrays.copyOfRange(both, IV_BYTES, both.length);
            return keys.get().stream()
                    .flatMap(key -> cipher(Cipher.DECRYPT_MODE, key, iv, closed).stream())
                    .findFirst()
                    .map(text -> new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException cut) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> cipher(int mode, SecretKey key, byte[] iv, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            return Optional.of(cipher.doFinal(text));
        } catch (GeneralSecurityException another) {
            if (mode == Cipher.ENCRYPT_MODE) throw new IllegalStateException(another);
            return Optional.empty();
        }
    }
}
