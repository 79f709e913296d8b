package org.tousaidants.rules.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.protocol.ProtocolMistakes;

/// « Dossier de règles zippé » — reads a folder of rules that a person uploads as one zip file. The file is unpacked
/// in memory and never on disk, up to a maximum size. A published archive is also accepted: its base is in `socle/`.
public final class RulesFolderZip {
    private static final int MOST_ENTRIES = 100;
    /// Maximum size of all unpacked files together, in bytes. A zip file with more content (zip bomb) is
    /// refused.
    private static final long MOST_UNPACKED = 3 * RulesFolder.MOST_BYTES;
    private static final Set<String> LEFT_BY_SYSTEMS = Set.of("__MACOSX", "Thumbs.db", "desktop.ini");

    /// The content of an uploaded zip file.
    ///
    /// @param own the rules without their base
    /// @param base the base that the archive includes; empty if none
    /// @param seal result of checking its signature; empty if it is not a published archive
    public record UnzippedRules(RulesFolder own, Optional<RulesFolder> base, Optional<RulesArchive.ArchiveSeal> seal) {
        /// Returns the folder of the rules with its base included in `socle/`.
        public RulesFolder whole() {
            return own.over(base);
        }
    }

    private final String zip;
    private final ProtocolMistakes mistakes = new ProtocolMistakes();
    private final TreeMap<String, byte[]> found = new TreeMap<>();
    private long unpacked;

    private RulesFolderZip(String zip) {
        this.zip = zip;
    }

    /// Reads a zip file with rules. The mistakes found are part of the returned folder.
    ///
    /// @param name name of the zip file
    public static UnzippedRules read(String name, InputStream in) throws IOException {
        var reading = new RulesFolderZip(name);
        reading.unpack(in);
        return reading.sorted();
    }

    /// « Fichiers » — the files of any zip file, as bytes by file name, with the mistakes found.
    public record ZippedFiles(Map<String, byte[]> files, List<ProtocolMistake> mistakes) {}

    public static ZippedFiles files(String name, InputStream in) throws IOException {
        var reading = new RulesFolderZip(name);
        reading.unpack(in);
        return new ZippedFiles(reading.found, reading.mistakes.all());
    }

    private void unpack(InputStream in) throws IOException {
        var entries = 0;
        try (var stream = new ZipInputStream(in)) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    refuse(LocalisedText.of("zip.many"), LocalisedText.of("zip.many.do"));
                    return;
                }
                if (!take(entry, stream)) return;
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            // The zip file is encrypted or damaged, or its file names cannot be read.
            refuse(LocalisedText.of("zip.unreadable"), LocalisedText.of("zip.unreadable.do"));
            return;
        }
        if (entries == 0) refuse(LocalisedText.of("zip.none"), LocalisedText.of("zip.none.do"));
    }

    /// Unpacks one file of the zip file into memory; returns false if the size limit is reached.
    private boolean take(ZipEntry entry, ZipInputStream stream) throws IOException {
        var path = entry.getName();
        if (path.length() > 300
                || path.startsWith("/")
                || path.contains("\\")
                || path.contains(":")
                || path.chars().anyMatch(Character::isISOControl)
                || List.of(path.split("/", -1)).contains("..")) {
            mistakes.add(
                    FileLinePosition.start(shown(path)), LocalisedText.of("zip.path"), LocalisedText.of("zip.path.do"));
            return true;
        }
        if (entry.isDirectory() || leftBySystem(path)) return true;
        var most = Math.min(RulesFolder.MOST_BYTES, MOST_UNPACKED - unpacked);
        var bytes = stream.readNBytes((int) most + 1);
        unpacked += bytes.length;
        if (bytes.length > most) {
            RulesFolder.tooBig(shown(path), mistakes);
            return false;
        }
        if (found.put(path, bytes) != null)
            mistakes.add(
                    FileLinePosition.start(shown(path)),
                    LocalisedText.of("zip.twice"),
                    LocalisedText.of("zip.twice.do"));
        return true;
    }

    private static boolean leftBySystem(String path) {
        for (var part : path.split("/")) if (part.startsWith(".") || LEFT_BY_SYSTEMS.contains(part)) return true;
        return false;
    }

    private UnzippedRules sorted() {
        var own = new TreeMap<String, String>();
        var below = new TreeMap<String, String>();
        var papers = new TreeMap<String, String>();
        var texts = new TreeMap<String, byte[]>();
        var top = top();
        found.forEach((path, bytes) -> {
            var inside = path.substring(top.length());
            var name = inside.substring(inside.lastIndexOf('/') + 1);
            var before = inside.substring(0, inside.length() - name.length());
            if (RulesFolder.paper(name)) {
                if (before.isEmpty()) papers.put(name, new String(bytes, StandardCharsets.UTF_8));
                return;
            }
            texts.put(inside, bytes);
            var usual = RulesFolder.usual(name);
            if (!before.matches("(" + RulesArchive.BELOW + "){0,4}"))
                mistakes.add(
                        FileLinePosition.start(shown(inside)),
                        LocalisedText.of("folder.only.files"),
                        LocalisedText.of("folder.only.files.do"));
            else if (!RulesFolder.known(usual)) RulesFolder.notRead(shown(inside), name, mistakes);
            else if (before.isEmpty()) RulesFolder.take(usual, bytes, own, mistakes);
            else RulesFolder.take(before.substring(RulesArchive.BELOW.length()) + usual, bytes, below, mistakes);
        });
        var seal = RulesArchive.ArchiveSeal.of(papers, texts);
        seal.ifPresent(this::judge);
        return new UnzippedRules(
                new RulesFolder(zip, own, mistakes.all()),
                below.isEmpty() ? Optional.empty() : Optional.of(new RulesFolder("socle", below, List.of())),
                seal);
    }

    /// Adds a mistake if the content of the zip file differs from the manifest (the list of files and hashes) of
    /// the published archive.
    private void judge(RulesArchive.ArchiveSeal seal) {
        if (!seal.altered().isEmpty())
            mistakes.add(
                    FileLinePosition.start(RulesArchive.MANIFEST),
                    LocalisedText.of("zip.altered", String.join(", ", seal.altered())),
                    LocalisedText.of("zip.altered.do"));
        else if (seal.signed() && !seal.genuine())
            mistakes.add(
                    FileLinePosition.start(RulesArchive.SIGNATURE),
                    LocalisedText.of("zip.signature"),
                    LocalisedText.of("zip.signature.do"));
    }

    /// Returns the name of the single top folder of the zip file, or an empty text. A zip file often contains
    /// the folder itself: `mes-regles/charte.yaml`.
    private String top() {
        var tops = new TreeSet<String>();
        for (var path : found.keySet()) tops.add(path.substring(0, path.indexOf('/') + 1));
        return tops.size() == 1 && !tops.first().equals(RulesArchive.BELOW) ? tops.first() : "";
    }

    private void refuse(LocalisedText words, LocalisedText instead) {
        mistakes.add(FileLinePosition.start(zip), words, instead);
    }

    private static String shown(String path) {
        var plain = path.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 120 ? plain.substring(0, 120) + "…" : plain;
    }
}
