package org.tousaidants.rules.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.rules.protocol.LabelProtocol;

/// « Archive publiée » — a protocol as a zip file with its own files and those of its base. The files are
/// normalised, so that the same rules give the same bytes and the same hash on every computer.
///
/// @param hash SHA-256 of the manifest, which lists the hash of each file
public record RulesArchive(String name, byte[] bytes, String hash) {
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);
    public static final String BELOW = "socle/";
    public static final String MANIFEST = "MANIFESTE.txt";
    public static final String SIGNATURE = "SIGNATURE.txt";
    static final String LICENCE = "LICENCE-DES-REGLES.txt";
    private static final String HASH = "empreinte ";
    private static final String KEY = "cle ";
    private static final String SIGN = "signature ";

    /// « Sceau » — the result of checking an archive against its manifest and signature.
    ///
    /// @param hash SHA-256 of the manifest
    /// @param altered names of files that differ from the manifest
    /// @param key the public key of the signature; empty if the archive is not signed
    /// @param genuine whether the signature by that key is valid for this manifest
    public record ArchiveSeal(String hash, List<String> altered, Optional<String> key, boolean genuine) {
        public boolean signed() {
            return key.isPresent();
        }

        /// Checks an archive; empty if it has no manifest.
        ///
        /// @param papers contents of the manifest and the signature, by file name
        /// @param files contents of all other files, by file name
        public static Optional<ArchiveSeal> of(Map<String, String> papers, Map<String, byte[]> files) {
            var manifest = papers.get(MANIFEST);
            if (manifest == null) return Optional.empty();
            var listed = new TreeMap<String, String>();
            for (var line : manifest.split("\n"))
                if (line.matches("[0-9a-f]{64}  .+"))
                    listed.put(line.substring(66).strip(), line.substring(0, 64));
            var altered = new TreeSet<String>();
            listed.forEach((file, hash) -> {
                var bytes = files.get(file);
                if (bytes == null
                        || !hash.equals(Sha256.hex(bytes))
                                && !hash.equals(Sha256.hex(normal(new String(bytes, StandardCharsets.UTF_8)))))
                    altered.add(file);
            });
            files.keySet().stream().filter(file -> !listed.containsKey(file)).forEach(altered::add);
            var hash = Sha256.hex(normal(manifest));
            var signature = papers.getOrDefault(SIGNATURE, "");
            var key = line(signature, KEY);
            return Optional.of(new ArchiveSeal(
                    hash,
                    List.copyOf(altered),
                    key,
                    key.isPresent()
                            && hash.equals(line(signature, HASH).orElse(""))
                            && RulesPublishingKey.signed(
                                    key.get(), hash, line(signature, SIGN).orElse(""))));
        }

        private static Optional<String> line(String text, String name) {
            return text.lines()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).strip())
                    .findFirst();
        }
    }

    public static RulesArchive of(LabelProtocol protocol, RulesFolder folder, Optional<RulesFolder> base) {
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
                .append(identity.voted() ? "adopte" : "proposition")
                .append('\n');
        identity.base().ifPresent(ref -> manifest.append("socle ").append(ref).append('\n'));
        files.forEach((name, bytes) ->
                manifest.append(Sha256.hex(bytes)).append("  ").append(name).append('\n'));
        var written = manifest.toString().getBytes(StandardCharsets.UTF_8);
        files.put(MANIFEST, written);
        files.put(LICENCE, licence(identity));
        return new RulesArchive(identity.id() + "-" + identity.version() + ".zip", zip(files), Sha256.hex(written));
    }

    /// Returns an archive that contains any files, such as those of a proposal, and their manifest.
    ///
    /// @param name name of the archive
    /// @param head first lines of the manifest
    /// @param contents contents of the files by name
    public static RulesArchive of(String name, String head, Map<String, byte[]> contents) {
        var files = new TreeMap<>(contents);
        var manifest = new StringBuilder(head.strip()).append('\n');
        files.forEach((file, bytes) ->
                manifest.append(Sha256.hex(bytes)).append("  ").append(file).append('\n'));
        var written = normal(manifest.toString());
        files.put(MANIFEST, written);
        return new RulesArchive(name, zip(files), Sha256.hex(written));
    }

    /// Returns the text of the licence of the rules for the zip file. The manifest does not list it, because it
    /// is not a rule.
    private static byte[] licence(LabelProtocol.ProtocolIdentity identity) {
        return normal("Ces règles, « " + identity.name() + " » " + identity.version() + ", sont placées sous : "
                + identity.licence() + ".\n"
                + "On peut les reprendre et les changer en disant d’où elles viennent : "
                + identity.id() + " " + identity.version() + ".\n"
                + "Licence Ouverte 2.0 : https://www.etalab.gouv.fr/licence-ouverte-open-licence/\n");
    }

    /// Returns this archive with a signature added. The hash of the rules stays the same.
    public RulesArchive signed(RulesPublishingKey key) {
        var files = files();
        files.put(
                SIGNATURE,
                normal("Signature Ed25519 de l’empreinte des règles, écrite en hexadécimal.\n" + HASH + hash + "\n"
                        + KEY + key.shown() + "\n" + SIGN + key.sign(hash) + "\n"));
        return new RulesArchive(name, zip(files), hash);
    }

    /// Returns the archive without its manifest and signature, so that a person can edit the rules in it.
    public RulesArchive open() {
        var files = files();
        files.remove(MANIFEST);
        files.remove(SIGNATURE);
        return new RulesArchive(name, zip(files), hash);
    }

    private TreeMap<String, byte[]> files() {
        var files = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), zip.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static void add(Map<String, byte[]> files, RulesFolder folder, String before) {
        folder.files().forEach((name, text) -> files.put(before + name, normal(text)));
    }

    /// Returns a text in normalised form, so that equal texts have equal bytes: Unicode NFC, LF line ends, no
    /// space at the end of a line, exactly one line end at the end.
    public static byte[] normal(String text) {
        var plain = Normalizer.normalize(text.startsWith("\ufeff") ? text.substring(1) : text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replaceAll("[ \\t]+\n", "\n")
                .stripTrailing();
        return (plain + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Returns a zip file of these files without compression. The bytes of a compressed file could differ from
    /// computer to computer.
    public static byte[] zip(Map<String, byte[]> files) {
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
}
