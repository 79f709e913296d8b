package org.tousaidants.platform.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.util.StreamUtils;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// « Données d’un réseau en fichiers » — exports the rows of a network as one CSV file for each table, with a
/// description of the columns, and the number of rows and the hash of each file. An empty installation can import
/// these files.
public final class NetworkDataFolder {
    private static final String ABOUT = "reseau.properties";
    private static final String TABLES = "tables.csv";
    private static final String ROWS = "donnees/";
    private static final String README = """
            LES DONNÉES D’UN RÉSEAU DE TOUS AIDANTS

            donnees/            un fichier CSV par table : UTF-8, virgules, heures UTC, octets en hexadécimal (\\x…) ;
                                une case vide est une valeur absente, « "" » est un texte vide
            dictionnaire.csv    chaque colonne : son type, sa clé, la table qu’elle désigne, ce qu’elle contient
            tables.csv          le nombre de lignes et l’empreinte SHA-256 de chaque fichier
            reseau.properties   le réseau, le jour de l’export, la version des tables

            Ces fichiers contiennent des données de personnes. Donnez-les seulement au nouvel hébergeur, chiffrées.

            Changer d’hébergeur :
              1. Arrêtez le service, puis refaites cet export : rien ne manquera.
              2. Chez le nouvel hébergeur, installez la même version, sans la démarrer.
                 Tapez : tous-aidants import --all DOSSIER
              3. Remettez-lui à part le secret de l’installation (fichier « secret », et « secret.before » s’il existe).
                 Il le met dans TA_SECRET_BEFORE : cahiers, clés des badges et codes imprimés s’ouvrent encore.
                 Sans lui, ils ne s’ouvrent plus. Si l’ancien hébergeur garde d’autres réseaux, il fait d’abord
                 « tous-aidants secret rotate ».
              4. Réglez TA_NETWORK_ID, TA_NETWORK_NAME et TA_NETWORK_DEPARTEMENT comme dans reseau.properties,
                 et TA_PUBLIC_URL à l’adresse publique. Reprenez l’ancien nom de domaine, ou redirigez-le :
                 badges, QR codes, liens et cartes imprimées continuent.
              5. Démarrez. Chez l’ancien hébergeur : tous-aidants network delete, qui donne un certificat.
            """;

    /// The target of an export, either a folder or a zip file, in which one file is created after another.
    private interface NetworkExportTarget {
        OutputStream file(String name) throws IOException;
    }

    private final TenantTableRows rows;

    public NetworkDataFolder(TenantTableRows rows) {
        this.rows = rows;
    }

    /// Writes the tables whose name matches `wanted` as CSV files into a zip file.
    public void zip(Predicate<String> wanted, Instant now, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            write(wanted, now, name -> {
                zip.putNextEntry(new ZipEntry(name));
                return StreamUtils.nonClosing(zip);
            });
        }
    }

    /// Writes all tables as CSV files into an empty folder that only its owner can read. Returns the number of
    /// rows.
    long write(Path folder, Instant now) throws IOException {
        Files.createDirectories(folder.resolve(ROWS));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return write(_ -> true, now, name -> Files.newOutputStream(folder.resolve(name)));
    }

    private long write(Predicate<String> wanted, Instant now, NetworkExportTarget place) throws IOException {
        var total = 0L;
        var list = CsvTable.forPrograms("table", "lignes", "sha256");
        var dictionary =
                CsvTable.forPrograms("table", "colonne", "type", "obligatoire", "cle", "designe", "description");
        var described = DatabaseColumnDescriptions.ofMigrations();
        for (var table : rows.tables()) {
            if (!wanted.test(table)) continue;
            var print = Sha256.digest();
            try (var out = new DigestOutputStream(place.file(ROWS + table + ".csv"), print)) {
                var count = rows.copy(table, out);
                total += count;
                list.row(table, count, HexFormat.of().formatHex(print.digest()));
            }
            dictionary.row(table, "", "", "", "", "", described.of(table, ""));
            for (var column : rows.columns(table))
                dictionary.row(
                        table,
                        column.name(),
                        column.type(),
                        column.required() ? "oui" : "non",
                        column.key() ? "oui" : "non",
                        String.join(" ", column.references()),
                        described.of(table, column.name()));
        }
        text(place, TABLES, list.toString());
        text(place, "dictionnaire.csv", dictionary.toString());
        text(place, ABOUT, about(now));
        text(place, "LISEZ-MOI.txt", README);
        return total;
    }

    private String about(Instant now) {
        var network = CurrentTenantScope.here();
        var query = "select %s from " + TenantTableRows.NETWORK + " where id = '" + network + "'";
        return String.join(
                "\n",
                "id=" + network,
                "name=" + rows.one(query.formatted("name")).orElse(""),
                "departement=" + rows.one(query.formatted("departement")).orElse(""),
                "exported=" + now,
                "schema=" + Sha256.hex(rows.schema()),
                "");
    }

    private static void text(NetworkExportTarget place, String name, String text) throws IOException {
        try (var out = place.file(name)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Returns the id of the network whose data are in a folder written by [#write].
    static String network(Path folder) throws IOException {
        return about(folder).getProperty("id", "");
    }

    private static Properties about(Path folder) throws IOException {
        var about = new Properties();
        about.load(new StringReader(Files.readString(folder.resolve(ABOUT))));
        return about;
    }

    /// Returns the reason why the folder cannot be imported into this database: another version, an unknown
    /// table, or a changed or missing file; empty if it can be imported. Names in the folder only select tables
    /// of this database and are never used as SQL.
    Optional<String> refusal(Path folder) throws IOException {
        var schema = Sha256.hex(rows.schema());
        if (!schema.equals(about(folder).getProperty("schema")))
            return Optional.of(
                    "Ce dossier vient d’une autre version. Installez celle de l’ancien site, importez, puis mettez à jour.");
        var given = given(folder);
        var known = rows.tables();
        if (!given.keySet().equals(known)) return Optional.of("Ce dossier n’a pas exactement les tables de ce site.");
        for (var one : given.entrySet())
            if (!one.getValue().equals(fingerprint(folder.resolve(ROWS + one.getKey() + ".csv"))))
                return Optional.of("Le fichier " + one.getKey() + ".csv a changé depuis l’export, ou il manque.");
        return Optional.empty();
    }

    private static Map<String, String> given(Path folder) throws IOException {
        var given = new LinkedHashMap<String, String>();
        for (var line :
                Files.readAllLines(folder.resolve(TABLES)).stream().skip(1).toList()) {
            var cells = List.of(line.split(",", -1));
            if (cells.size() == 3) given.put(cells.getFirst(), cells.getLast());
        }
        return given;
    }

    private static String fingerprint(Path file) throws IOException {
        if (!Files.isRegularFile(file)) return "";
        try (var in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), Sha256.digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    /// Imports all files of the folder into the database. Returns the number of rows.
    long read(Path folder) throws IOException {
        for (var table : rows.tables())
            try (var in = Files.newInputStream(folder.resolve(ROWS + table + ".csv"))) {
                rows.load(table, in);
            }
        return rows.counts(_ -> true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
