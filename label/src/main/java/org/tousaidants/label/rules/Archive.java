package org.tousaidants.label.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// « Archive publiée » — a protocol as it is given to others: its files and its base's, written the same way whoever
/// publishes, so that the same rules have the same bytes and the same hash.
///
/// @param hash SHA-256 of the manifest, which holds that of each file
public record Archive(String name, byte[] bytes, String hash) {
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);
    static final String BELOW = "socle/";
    static final String MANIFEST = "MANIFESTE.txt";

    public static Archive of(Protocol protocol, Folder folder, Optional<Folder> base) {
        var files = new TreeMap<String, byte[]>();
        add(files, folder, "");
        base.ifPresent(below -> add(files, below, BELOW));
        var identity = protocol.identity();
        var manifest = new StringBuilder()
                .append("protocole ")
                .append(identity.id())
                .append('\n')
                .append("version ")
                .append(identity.version())
                .append('\n')
                .append("en vigueur ")
                .append(identity.inForce())
                .append('\n')
                .append("statut ")
                .append(identity.status() == Protocol.Status.ADOPTED ? "adopte" : "proposition")
                .append('\n');
        identity.base().ifPresent(ref -> manifest.append("socle ").append(ref).append('\n'));
        files.forEach((name, bytes) ->
                manifest.append(sha256(bytes)).append("  ").append(name).append('\n'));
        var written = manifest.toString().getBytes(StandardCharsets.UTF_8);
        files.put(MANIFEST, written);
        return new Archive(identity.id() + "-" + identity.version() + ".zip", zip(files), sha256(written));
    }

    private static void add(Map<String, byte[]> files, Folder folder, String before) {
        folder.files().forEach((name, text) -> files.put(before + name, normal(text)));
    }

    /// One form of letters, one end of line, no space at the end of lines, one line at the end.
    static byte[] normal(String text) {
        var plain = Normalizer.normalize(text.startsWith("\ufeff") ? text.substring(1) : text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replaceAll("[ \\t]+\n", "\n")
                .stripTrailing();
        return (plain + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Stored without compression, whose bytes would depend on the machine.
    private static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                var sum = new CRC32();
                sum.update(file.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(sum.getValue());
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
