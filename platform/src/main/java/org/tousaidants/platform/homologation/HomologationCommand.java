package org.tousaidants.platform.homologation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.commands.Command;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandOutputFolder;
import org.tousaidants.core.commands.CommandUsage;
import org.tousaidants.core.commands.CommandUsageError;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.core.text.BundledFile;

/// « Commande homologation » — `bin/tous-aidants homologation`: writes `mesures.csv`, the workbooks that
/// MonServiceSécurisé imports, and the impact assessment for the tool of the CNIL. The command reads no database,
/// because the answers are part of the product.
public final class HomologationCommand implements Command {
    static final String MEASURES = "mesures.csv";
    static final String OWN_MEASURES = "mesures-specifiques.xlsx";
    static final String SERVICE = "service.xlsx";
    static final String ASSESSMENT = "aipd.json";
    private static final String HELP = """
            Écrire les fichiers du dossier d’homologation.

              tous-aidants homologation --out DOSSIER [--nom NOM --siret SIRET --hebergement H]

              --out DOSSIER     reçoit mesures.csv, mesures-specifiques.xlsx et aipd.json
              --nom, --siret    avec les deux, service.xlsx aussi : le service à déclarer dans MonServiceSécurisé
              --hebergement H   interne (par défaut), nuage ou saas

            mesures.csv : chaque mesure du catalogue, et à qui elle revient : produit (avec ses tests), hébergeur,
            territoire, ouvert (personne ne la tient encore), sans objet. Les deux classeurs s’importent tels quels ;
            relisez service.xlsx : le statut, le volume, l’audience, la durée d’arrêt et le lieu des données sont des
            choix proposés. aipd.json s’ouvre dans l’outil PIA de la CNIL : ce qui est « à compléter » est à vous,
            et rien n’y est évalué.
            """;

    /// The column titles of the services sheet, as the import of MonServiceSécurisé expects them.
    private static final List<String> SERVICE_HEAD = List.of(
            "Nom du service numérique *",
            "Siret de l'organisation *",
            "Statut *",
            "Type #1 *",
            "Type #2",
            "Type #3",
            "Type #4",
            "Type #5",
            "Type de cloud / hébergement utilisé*",
            "Ouverture du système *",
            "Audience cible du service *",
            "Durée maximale acceptable de dysfonctionnement du système*",
            "Volume des données traitées*",
            "Localisation des données traitées*",
            "Date d'homologation",
            "Durée d'homologation",
            "Autorité\nNom Prénom",
            "Autorité\nFonction");

    private static final Map<String, String> HOSTING = Map.of(
            "interne", "Hébergement interne (On-premise)",
            "nuage", "Le système d’information repose sur une infrastructure ou une plateforme Cloud (IaaS/PaaS)",
            "saas", "Le système est entièrement fourni et vous l'utilisez directement via une interface (SaaS)");

    private final PrintStream out;
    private final PrintStream err;

    public HomologationCommand() {
        this(System.out, System.err);
    }

    HomologationCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public CommandUsage usage() {
        return new CommandUsage("homologation", "--help", "les fichiers du dossier d’homologation");
    }

    @Override
    public int run(List<String> words, Clock clock) throws IOException {
        return CommandArguments.values("--out", "--nom", "--siret", "--hebergement")
                .answer(
                        "homologation",
                        words.isEmpty() ? List.of("--help") : words,
                        HELP,
                        out,
                        err,
                        typed -> write(typed, clock));
    }

    private int write(CommandArguments typed, Clock clock) throws CommandUsageError, IOException {
        var folder = typed.neededPath("--out");
        var files = new LinkedHashMap<String, byte[]>();
        files.put(MEASURES, measures());
        var own = BundledFile.named(HomologationCommand.class, "/homologation/mesures-specifiques.tsv");
        files.put(OWN_MEASURES, ownMeasures(own));
        files.put(ASSESSMENT, PrivacyImpactAssessmentFile.of(own, clock.instant()));
        service(typed).ifPresent(bytes -> files.put(SERVICE, bytes));
        var refusal = CommandOutputFolder.refusal(folder, List.copyOf(files.keySet()));
        if (refusal.isPresent()) {
            err.println(refusal.get());
            return REFUSED;
        }
        Files.createDirectories(folder);
        for (var file : files.entrySet()) written(folder, file.getKey(), file.getValue());
        return OK;
    }

    private void written(Path folder, String name, byte[] bytes) throws IOException {
        CommandOutputFolder.replace(folder, name, bytes);
        out.println(folder.resolve(name));
    }

    private static byte[] measures() {
        var table = CsvTable.forPeople("mesure", "titre", "à qui", "réponse du produit", "tests");
        for (var row : BundledFile.named(HomologationCommand.class, "/homologation/mesures.tsv"))
            table.row(
                    row.getOrDefault("mesure", ""),
                    row.getOrDefault("titre", ""),
                    row.getOrDefault("part", ""),
                    row.getOrDefault("reponse", ""),
                    row.getOrDefault("preuves", "").replace(",", ", "));
        return table.bytes();
    }

    private static byte[] ownMeasures(List<Map<String, String>> own) {
        var rows = own.stream()
                .map(row -> List.of(
                        row.getOrDefault("intitule", ""),
                        row.getOrDefault("description", ""),
                        row.getOrDefault("categorie", "")))
                .toList();
        return SecurityMeasuresWorkbook.of(
                "Template mesures",
                List.of("Intitulé de la mesure *", "Description de la mesure", "Catégorie *"),
                rows);
    }

    private static Optional<byte[]> service(CommandArguments typed) throws CommandUsageError {
        var name = typed.text("--nom");
        var siret = typed.text("--siret");
        if (name.isEmpty() && siret.isEmpty()) return Optional.empty();
        if (name.isEmpty() || siret.isEmpty()) throw new CommandUsageError("--nom et --siret vont ensemble");
        var digits = siret.get().replace(" ", "");
        if (!digits.matches("\\d{14}")) throw new CommandUsageError("un SIRET a quatorze chiffres");
        var asked = typed.text("--hebergement").orElse("interne");
        var hosting = HOSTING.get(asked);
        if (hosting == null) throw new CommandUsageError("--hebergement est interne, nuage ou saas");
        var row = List.of(
                name.get(),
                digits,
                "En conception",
                "Service en ligne",
                "API",
                "",
                "",
                "",
                hosting,
                "Accessible depuis internet",
                "Moyenne",
                "Plus de 24h",
                "Moyen",
                "Au sein de l'Union européenne",
                "",
                "",
                "",
                "");
        return Optional.of(SecurityMeasuresWorkbook.of("Template services", SERVICE_HEAD, List.of(row)));
    }
}
