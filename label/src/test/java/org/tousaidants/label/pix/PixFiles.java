package org.tousaidants.label.pix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Builds files in the format of Pix Orga about invented people.
final class PixFiles {
    static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("1.1", "Mener une recherche et une veille d’information"),
            Map.entry("1.2", "Gérer des données"),
            Map.entry("1.3", "Traiter des données"),
            Map.entry("2.1", "Interagir"),
            Map.entry("2.2", "Partager et publier"),
            Map.entry("2.3", "Collaborer"),
            Map.entry("2.4", "S’insérer dans le monde numérique"),
            Map.entry("3.1", "Développer des documents textuels"),
            Map.entry("3.2", "Développer des documents multimédia"),
            Map.entry("3.3", "Adapter les documents à leur finalité"),
            Map.entry("3.4", "Programmer"),
            Map.entry("4.1", "Sécuriser l’environnement numérique"),
            Map.entry("4.2", "Protéger les données personnelles et la vie privée"),
            Map.entry("4.3", "Protéger la santé, le bien-être et l’environnement"),
            Map.entry("5.1", "Résoudre des problèmes techniques"),
            Map.entry("5.2", "Construire un environnement numérique"));

    static final List<String> IDS = TITLES.keySet().stream().sorted().toList();

    private PixFiles() {}

    /// A collection of profiles; each person is « given;family;day;level », with one level for all competences.
    static String profiles(String... people) {
        var head = new ArrayList<>(List.of(
                "Nom de l'organisation",
                "ID Campagne",
                "Code",
                "Nom de la campagne",
                "Nom du Participant",
                "Prénom du Participant",
                "Envoi (O/N)",
                "Date et heure de l'envoi (Europe/Paris)",
                "Nombre de pix total",
                "Certifiable (O/N)",
                "Nombre de compétences certifiables"));
        for (var id : IDS) {
            head.add("Niveau pour la compétence " + TITLES.get(id));
            head.add("Nombre de pix pour la compétence " + TITLES.get(id));
        }
        var file = new StringBuilder("\uFEFF" + quoted(head) + "\n");
        for (var person : people) {
            var said = person.split(";", -1);
            var sent = !said[2].equals("NA");
            file.append("\"Hub fictif\";12346;\"QWERTY456\";\"Collecte 2026\";")
                    .append(quoted(List.of(said[1], said[0], sent ? "Oui" : "Non", said[2])))
                    .append(sent ? ";451;\"Oui\";13" : ";\"NA\";\"NA\";\"NA\"")
                    .append(IDS.stream()
                            .map(id -> sent ? ";" + said[3] + ";" + pix(said[3]) : ";\"NA\";\"NA\"")
                            .collect(Collectors.joining()))
                    .append("\n");
        }
        return file.toString();
    }

    private static String pix(String level) {
        return level.matches("\\d") ? Integer.toString(Integer.parseInt(level) * 8 + 3) : "20";
    }

    static String certification(String... rows) {
        var head = new ArrayList<>(List.of(
                "Numéro de certification",
                "Prénom",
                "Nom",
                "Date de naissance",
                "Lieu de naissance",
                "Identifiant Externe",
                "Statut",
                "Nombre de Pix"));
        head.addAll(IDS);
        head.addAll(List.of("Session", "Centre de certification", "Date de passage de la certification"));
        return "\uFEFF" + quoted(head) + "\n" + String.join("\n", rows) + "\n";
    }

    static String certified(String given, String family, String status, String level) {
        return "1042;\"" + given + "\";\"" + family + "\";\"17/04/1950\";\"Saintes\";;\"" + status + "\";512;"
                + IntStream.range(0, 16)
                        .mapToObj(i -> i == 10 ? "\"-\"" : level)
                        .collect(Collectors.joining(";"))
                + ";77;\"Centre fictif\";\"03/02/2026\"";
    }

    static String assessment() {
        return "\uFEFF"
                + quoted(List.of(
                        "Nom de l'organisation",
                        "Nom du Participant",
                        "Prénom du Participant",
                        "% de progression",
                        "Partage (O/N)",
                        "% maitrise de l'ensemble des acquis du profil",
                        "% de maitrise des acquis de la compétence Interagir"))
                + "\n\"Hub\";\"Martin\";\"Léa\";1;\"Oui\";0,4;0,33\n";
    }

    private static String quoted(List<String> cells) {
        return cells.stream()
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(";"));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
